package org.dorisdr.minidoris.be.exec;

import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Turns DuckDB's errors into one line, in Doris's words where Doris has some, else without the
 * hints, which are about DuckDB. Stateless.
 */
final class SqlErrors {
  private static final String WIDTH = "same number of result columns";

  /**
   * What DuckDB says, and what Doris says to it, where $1 is what the first one has in brackets.
   */
  private static final Map<Pattern, String> WORDS = new LinkedHashMap<>();

  static {
    say("Referenced column \"([^\"]*)\" not found", "Unknown column '$1' in 'table list'");
    say("does not have a column named \"([^\"]*)\"", "Unknown column '$1' in 'table list'");
    say("Column \"([^\"]*)\" does not exist on \\w+ side", "Unknown column '$1' in 'table list'");
    say("Referenced table \"([^\"]*)\" not found", "Unknown table '$1'");
    say("Function with name \"?([^\" ]*)\"? does not exist", "Can not found function '$1'");
    say("given name and argument types '((?s:.*?))'\\. ", "Can not found function '$1'");
    say("for the function call \"((?s:.*?))\"\\. ", "Can not found function '$1'");
    say("Type with name \"?([^\" ]*)\"? does not exist", "Unknown type '$1'");
    say("Ambiguous reference to column name \"([^\"]*)\" \\(use: (.*)\\)", "$1 is ambiguous: $2.");
    say("Ambiguous reference to table \"([^\"]*)\"", "Not unique table/alias: '$1'");
    say(
        "column \"([^\"]*)\" must appear in the GROUP BY clause",
        "PROJECT expression '$1' must appear in the GROUP BY clause or be used in an aggregate"
            + " function");
    say(
        "WHERE clause cannot contain aggregates",
        "LOGICAL_FILTER can not contains AggregateFunction expression");
    say("aggregate function calls cannot be nested", "aggregate functions can't be nested");
    say(
        "Unimplemented type for cast \\((\\w[^>]*) -> (\\w.*)\\)",
        "can not cast from origin type $1 to target type=$2");
    say(
        "Map keys can not be NULL",
        "minidoris has no maps with the key NULL. HINT: leave such pairs out");
    say(
        "Function \"doris_(\\w+)\" is a Macro Function",
        "minidoris does not have DISTINCT in Doris's function '$1'");
    say("More than one row returned by a subquery", "Expected LE 1 to be returned by expression");
  }

  /** Advice and lists that follow what is wrong. */
  private static final Pattern ADVICE =
      Pattern.compile(
          "(?s)( You might need to add| Did you mean| Either add it| In order to select| Candidate"
              + "|\\s+Candidate| Use (\"SET|TRY)| when casting from source column|\\. Consider| Try ).*");

  /** What our own functions say, with which the engine shows where they said it. */
  private static final Pattern OWN =
      Pattern.compile("java\\.lang\\.IllegalArgumentException: ([^\\t\\n]*?)\\s*[\\t\\n]\\s*at ");

  private static final Pattern KIND = Pattern.compile("^[A-Z][A-Za-z ]* Error: ");

  private SqlErrors() {}

  private static void say(String engine, String doris) {
    WORDS.put(Pattern.compile(engine), doris);
  }

  /**
   * The message without the excerpt of the (rewritten) statement that DuckDB appends.
   *
   * @param write whether the statement inserts what it reads
   */
  static String message(SQLException error, boolean write) {
    String message = String.valueOf(error.getMessage());
    int excerpt = message.indexOf("\n\nLINE ");
    String first = excerpt < 0 ? message : message.substring(0, excerpt);
    if (write && first.contains(WIDTH)) {
      return "insert into cols should be corresponding to the query output";
    }
    for (Map.Entry<Pattern, String> words : WORDS.entrySet()) {
      Matcher matcher = words.getKey().matcher(first);
      if (matcher.find()) {
        return expand(words.getValue(), matcher);
      }
    }
    Matcher own = OWN.matcher(first);
    if (own.find()) {
      return own.group(1);
    }
    String bare = ADVICE.matcher(KIND.matcher(first).replaceFirst("")).replaceFirst("");
    return EngineTypes.outsideQuotes(bare.replace('\n', ' ').strip());
  }

  private static String expand(String text, Matcher matcher) {
    String expanded = text;
    for (int i = 1; i <= matcher.groupCount(); i++) {
      String group = matcher.group(i);
      boolean types = group.indexOf('(') >= 0 || group.endsWith("[]");
      String plain = types ? EngineTypes.doris(group) : group;
      expanded = expanded.replace("$" + i, plain.replace("' or '", ", ").replace("'", ""));
    }
    return expanded;
  }
}
