package org.dorisdr.minidoris.fe.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Writes a statement anew in the SQL that the parser knows: strings in single quotes without
 * backslashes, no comments, AND and OR for {@code &&} and {@code ||}, and {@code t PARTITION (p)}
 * as one quoted name. Stateless.
 */
final class Normalizer {
  static final String PARTITION_MARK = "#partition:";
  static final String TEMPORARY_MARK = "#temporary:";

  private Normalizer() {}

  static String normalize(String sql) {
    SqlLexer lexer = new SqlLexer(sql);
    List<String> parts = new ArrayList<>();
    boolean afterName = false;
    while (lexer.kind() != SqlLexer.Kind.END) {
      if (afterName && partitions(lexer, parts)) {
        afterName = false;
        continue;
      }
      afterName =
          lexer.kind() == SqlLexer.Kind.QUOTED_NAME
              || (lexer.kind() == SqlLexer.Kind.WORD
                  && !lexer.isWord("from")
                  && !lexer.isWord("join"));
      if (lexer.kind() == SqlLexer.Kind.STRING) {
        bareMatch(parts);
      }
      parts.add(text(lexer));
      lexer.next();
    }
    ConvertCalls.rewrite(parts);
    JoinWords.rewrite(parts);
    NestedLiterals.rewrite(parts);
    Lambdas.rewrite(parts);
    ArraySlices.rewrite(parts);
    while (!parts.isEmpty() && parts.get(parts.size() - 1).equals(";")) {
      parts.remove(parts.size() - 1);
    }
    return join(parts);
  }

  /** MATCH before a text is MATCH_ANY; elsewhere it is a name. */
  private static void bareMatch(List<String> parts) {
    int last = parts.size() - 1;
    if (last > 0 && parts.get(last).equalsIgnoreCase("match")) {
      parts.set(last, "MATCH_ANY");
    }
  }

  private static String text(SqlLexer lexer) {
    String text = lexer.text();
    return switch (lexer.kind()) {
      case STRING -> "'" + text.replace("'", "''") + "'";
      case QUOTED_NAME -> "`" + text + "`";
      case SYMBOL ->
          switch (text) {
            case "&&" -> "AND";
            case "||" -> "OR";
            case "<=>" -> "IS NOT DISTINCT FROM";
            case "==" -> "=";
            default -> text;
          };
      case WORD -> word(text);
      default -> text;
    };
  }

  private static String word(String word) {
    return switch (word.toLowerCase(Locale.ROOT)) {
      case "rlike" -> "REGEXP";
      // The parser has a syntax of its own behind these words.
      case "json_array", "json_object" -> "`" + word + "`";
      default -> word;
    };
  }

  /** Takes {@code [TEMPORARY] PARTITION[S] p | (p, …)} after a table's name. */
  private static boolean partitions(SqlLexer lexer, List<String> parts) {
    boolean temporary = lexer.isWord("temporary");
    if (!temporary && !lexer.isWord("partition") && !lexer.isWord("partitions")) {
      return false;
    }
    if (temporary) {
      lexer.next();
    }
    lexer.next();
    if (lexer.isWord("by")) {
      parts.add("PARTITION");
      return true;
    }
    List<String> names = new ArrayList<>();
    if (lexer.acceptSymbol("(")) {
      do {
        names.add(lexer.name());
      } while (lexer.acceptSymbol(","));
      lexer.expectSymbol(")");
    } else {
      names.add(lexer.name());
    }
    String table = parts.remove(parts.size() - 1).replace("`", "");
    String mark = temporary ? TEMPORARY_MARK : PARTITION_MARK;
    parts.add("`" + table + mark + String.join(",", names) + "`");
    return true;
  }

  /** Blanks between words only, for the parser wants {@code f(x)} and {@code @@x} unbroken. */
  private static String join(List<String> parts) {
    StringBuilder sql = new StringBuilder();
    for (String part : parts) {
      boolean tight =
          sql.length() == 0
              || ".@(".indexOf(sql.charAt(sql.length() - 1)) >= 0
              || part.equals(".")
              || part.equals(",")
              || part.equals(")")
              || (part.equals("(") && Character.isLetterOrDigit(sql.charAt(sql.length() - 1)));
      sql.append(tight ? "" : " ").append(part);
    }
    return sql.toString();
  }
}
