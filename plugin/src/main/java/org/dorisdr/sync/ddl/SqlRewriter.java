package org.dorisdr.sync.ddl;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dorisdr.cluster.Names;

/**
 * Rewrites statements of the source so that they mean the same on the target. Works on tokens: what
 * is a name, a string or a property key is known, never guessed. Stateless.
 */
final class SqlRewriter {

  /** A statement that has another form than expected; the table has to be copied instead. */
  static final class UnexpectedForm extends Exception {
    private static final long serialVersionUID = 1L;

    UnexpectedForm(String message) {
      super(message);
    }
  }

  /** Properties that must not be carried over, or mean something else on the target. */
  static final Set<String> DROPPED_ON_CREATE =
      Set.of(
          "storage_medium",
          "storage_policy",
          "colocate_with",
          "dynamic_partition.storage_policy",
          "storage_cooldown_time");

  /** Properties that an ALTER on the source must not bring to the target. */
  static final Set<String> DROPPED_ON_ALTER =
      Set.of(
          "binlog.enable",
          "light_schema_change",
          "dynamic_partition.enable",
          "colocate_with",
          "storage_policy",
          "replication_num",
          "replication_allocation",
          "default.replication_num",
          "default.replication_allocation",
          "dynamic_partition.replication_num",
          "dynamic_partition.replication_allocation",
          "dynamic_partition.storage_policy",
          "is_being_synced");

  /** Another text from a place in the statement to another. */
  record Edit(int start, int end, String text) {}

  private SqlRewriter() {}

  private static String apply(String sql, List<Edit> edits) {
    StringBuilder out = new StringBuilder();
    int at = 0;
    for (Edit edit : edits.stream().sorted(Comparator.comparingInt(Edit::start)).toList()) {
      out.append(sql, at, edit.start()).append(edit.text());
      at = edit.end();
    }
    return out.append(sql, at, sql.length()).toString();
  }

  private static List<SqlToken> tokens(String sql) throws UnexpectedForm {
    try {
      return SqlToken.all(sql);
    } catch (IllegalArgumentException e) {
      throw new UnexpectedForm(e.getMessage());
    }
  }

  /** Expects these words from {@code at} on; returns the index after them. */
  private static int expect(List<SqlToken> tokens, int at, String sql, String... words)
      throws UnexpectedForm {
    int i = at;
    for (String word : words) {
      if (i >= tokens.size() || !tokens.get(i).is(word)) {
        throw new UnexpectedForm("expected " + word + " in: " + shorten(sql));
      }
      i++;
    }
    return i;
  }

  private static boolean isAt(List<SqlToken> tokens, int i, String word) {
    return i < tokens.size() && tokens.get(i).is(word);
  }

  /** Index after a name with any number of qualifiers that starts at {@code i}. */
  private static int afterName(List<SqlToken> tokens, int i, String sql) throws UnexpectedForm {
    if (i >= tokens.size() || !tokens.get(i).isName()) {
      throw new UnexpectedForm("expected a name in: " + shorten(sql));
    }
    int at = i + 1;
    while (isAt(tokens, at, ".") && at + 1 < tokens.size() && tokens.get(at + 1).isName()) {
      at += 2;
    }
    return at;
  }

  static String shorten(String sql) {
    String line = sql.replaceAll("\\s+", " ").trim();
    return line.length() > 120 ? line.substring(0, 120) + "…" : line;
  }

  /**
   * Doris writes a backslash before a double quote in a default, and takes it for a part of the
   * default when it reads that again.
   */
  private static void checkDefaults(List<SqlToken> tokens) throws UnexpectedForm {
    for (int i = 0; i + 1 < tokens.size(); i++) {
      SqlToken value = tokens.get(i + 1);
      if (tokens.get(i).is("DEFAULT")
          && value.kind() == SqlToken.Kind.STRING
          && value.text().contains("\\\"")) {
        throw new UnexpectedForm("a default has a double quote: " + value.text());
      }
    }
  }

  /** ALTER TABLE of another name. */
  static String alterTable(String sql, String database, String table) throws UnexpectedForm {
    List<SqlToken> tokens = tokens(sql);
    checkDefaults(tokens);
    int name = expect(tokens, 0, sql, "ALTER", "TABLE");
    int after = afterName(tokens, name, sql);
    String target = Names.quote(database, table);
    return apply(
        sql, List.of(new Edit(tokens.get(name).start(), tokens.get(after - 1).end(), target)));
  }

  /** CREATE TABLE in another database, harmless if the table is there. */
  static String createTable(
      String sql, String database, String table, Map<String, String> overrides)
      throws UnexpectedForm {
    List<SqlToken> tokens = tokens(sql);
    checkDefaults(tokens);
    int i = expect(tokens, 0, sql, "CREATE", "TABLE");
    int first = i;
    if (isAt(tokens, i, "IF")) {
      i = expect(tokens, i, sql, "IF", "NOT", "EXISTS");
    }
    int after = afterName(tokens, i, sql);
    List<Edit> edits = new ArrayList<>();
    edits.add(
        new Edit(
            tokens.get(first).start(),
            tokens.get(after - 1).end(),
            "IF NOT EXISTS " + Names.quote(database, table)));
    edits.addAll(withoutPolicies(tokens, after));
    edits.addAll(CommentTexts.inTable(tokens, after));
    edits.addAll(OpenRanges.edits(tokens, after));
    int properties = lastProperties(tokens);
    if (properties >= 0) {
      edits.add(propertyList(tokens, properties, sql, overrides));
    } else if (!overrides.isEmpty()) {
      throw new UnexpectedForm("no PROPERTIES in: " + shorten(sql));
    }
    return apply(sql, edits);
  }

  /**
   * Doris writes the storage policy of a range behind it as {@code PROPERTIES ("STORAGE POLICY" =
   * "p")}, which its own parser does not take.
   */
  private static List<Edit> withoutPolicies(List<SqlToken> tokens, int from) {
    List<Edit> edits = new ArrayList<>();
    for (int i = from; i + 5 < tokens.size(); i++) {
      if (tokens.get(i).is("PROPERTIES")
          && isAt(tokens, i + 1, "(")
          && tokens.get(i + 2).kind() == SqlToken.Kind.STRING
          && tokens.get(i + 2).string().equals("STORAGE POLICY")) {
        edits.add(new Edit(tokens.get(i).start(), tokens.get(i + 5).end(), ""));
      }
    }
    return edits;
  }

  /**
   * Index of the parenthesis of the last PROPERTIES list outside of any parenthesis; -1 if none.
   */
  private static int lastProperties(List<SqlToken> tokens) {
    int depth = 0;
    int found = -1;
    for (int i = 0; i < tokens.size(); i++) {
      // A range is written [(…), (…)): the bracket is closed by a parenthesis.
      if (tokens.get(i).is("(") || tokens.get(i).is("[")) {
        depth++;
      } else if (tokens.get(i).is(")") || tokens.get(i).is("]")) {
        depth--;
      } else if (depth == 0 && tokens.get(i).is("PROPERTIES") && isAt(tokens, i + 1, "(")) {
        found = i + 1;
      }
    }
    return found;
  }

  private static Edit propertyList(
      List<SqlToken> tokens, int open, String sql, Map<String, String> overrides)
      throws UnexpectedForm {
    List<String> kept = new ArrayList<>();
    boolean replicas = overrides.containsKey("replication_num");
    int i = open + 1;
    while (!isAt(tokens, i, ")")) {
      if (i + 2 >= tokens.size()
          || tokens.get(i).kind() != SqlToken.Kind.STRING
          || !tokens.get(i + 1).is("=")
          || tokens.get(i + 2).kind() != SqlToken.Kind.STRING) {
        throw new UnexpectedForm("expected a property in: " + shorten(sql));
      }
      String key = tokens.get(i).string();
      boolean replaced =
          overrides.containsKey(key) || (replicas && key.endsWith("replication_allocation"));
      if (!DROPPED_ON_CREATE.contains(key) && !replaced) {
        kept.add(tokens.get(i).text() + " = " + tokens.get(i + 2).text());
      }
      i += 3;
      if (isAt(tokens, i, ",")) {
        i++;
      }
    }
    overrides.forEach((k, v) -> kept.add(Names.literal(k) + " = " + Names.literal(v)));
    String text = String.join(",\n", kept);
    return new Edit(tokens.get(open).end(), tokens.get(i).start(), "\n" + text + "\n");
  }

  /** CREATE VIEW of another name over tables of another database. */
  static String createView(String sql, String source, String target, String view)
      throws UnexpectedForm {
    List<SqlToken> tokens = tokens(sql);
    int name = expect(tokens, 0, sql, "CREATE", "VIEW");
    int after = afterName(tokens, name, sql);
    List<Edit> edits = new ArrayList<>();
    edits.add(
        new Edit(tokens.get(name).start(), tokens.get(after - 1).end(), Names.quote(target, view)));
    edits.addAll(CommentTexts.inView(tokens, after));
    edits.addAll(databaseEdits(tokens, after, source, target));
    String out = apply(sql, edits).stripTrailing();
    return out.endsWith(";") ? out.substring(0, out.length() - 1) : out;
  }

  /** A query over tables of {@code source} as one over the same tables of {@code target}. */
  static String query(String sql, String source, String target) throws UnexpectedForm {
    List<SqlToken> tokens = tokens(sql);
    return apply(sql, databaseEdits(tokens, 0, source, target));
  }

  /**
   * Doris writes every table in a view as {@code `internal`.`db`.`table`}, and every function of a
   * user as {@code `db`.`function`(…)}.
   */
  private static List<Edit> databaseEdits(
      List<SqlToken> tokens, int from, String source, String target) {
    List<Edit> edits = new ArrayList<>();
    for (int i = from; i + 3 < tokens.size(); i++) {
      boolean first = i == 0 || !tokens.get(i - 1).is(".");
      int database = -1;
      if (first && isName(tokens, i, "internal") && isName(tokens, i + 2, source)) {
        database = isAt(tokens, i + 1, ".") && isAt(tokens, i + 3, ".") ? i + 2 : -1;
      } else if (first && isName(tokens, i, source) && isAt(tokens, i + 1, ".")) {
        database = tokens.get(i + 2).isName() && isAt(tokens, i + 3, "(") ? i : -1;
      }
      if (database >= 0) {
        SqlToken token = tokens.get(database);
        edits.add(new Edit(token.start(), token.end(), Names.quote(target)));
      }
    }
    return edits;
  }

  private static boolean isName(List<SqlToken> tokens, int i, String name) {
    return i < tokens.size() && tokens.get(i).isName() && tokens.get(i).name().equals(name);
  }

  /**
   * The clause of an ADD_PARTITION record ({@code ADD PARTITION `p` VALUES … ("k" = "v");}) as an
   * ALTER TABLE that is harmless if the partition is there.
   */
  static String addPartition(
      String clause, boolean temporary, String database, String table, String distribution)
      throws UnexpectedForm {
    List<SqlToken> tokens = tokens(clause);
    int kind = expect(tokens, 0, clause, "ADD");
    kind = temporary ? expect(tokens, kind, clause, "TEMPORARY") : kind;
    int name = expect(tokens, kind, clause, "PARTITION");
    if (isAt(tokens, name, "IF")) {
      name = expect(tokens, name, clause, "IF", "NOT", "EXISTS");
    }
    boolean whole = name + 1 == tokens.size() || isAt(tokens, name + 1, ";");
    if (temporary && !whole && !isAt(tokens, name + 1, "(")) {
      // That of a table without partitions has no values, nor that which takes what no other does.
      expect(tokens, name + 1, clause, "VALUES");
    }
    int last = tokens.size() - 1;
    int end = tokens.get(last).is(";") ? tokens.get(last - 1).end() : tokens.get(last).end();
    String given = apply(clause.substring(0, end), OpenRanges.edits(tokens, name));
    String rest = given.substring(tokens.get(name).start());
    return "ALTER TABLE "
        + Names.quote(database, table)
        + (temporary ? " ADD TEMPORARY" : " ADD")
        + " PARTITION IF NOT EXISTS "
        + rest
        + " "
        + distribution;
  }
}
