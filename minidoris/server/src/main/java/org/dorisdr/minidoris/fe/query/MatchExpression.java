package org.dorisdr.minidoris.fe.query;

import java.util.Locale;
import java.util.Optional;
import net.sf.jsqlparser.expression.StringValue;
import net.sf.jsqlparser.expression.operators.relational.LikeExpression;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.statement.select.SelectVisitor;
import org.dorisdr.minidoris.common.types.TypeSpec;
import org.dorisdr.minidoris.fe.catalog.SecondaryIndex;
import org.dorisdr.minidoris.fe.session.Session;
import org.dorisdr.minidoris.fe.session.StatementError;

/** Writes MATCH_ANY, MATCH_ALL, MATCH_PHRASE and MATCH_PHRASE_PREFIX for DuckDB. Stateless. */
final class MatchExpression {
  private static final String WITHOUT_INDEX = "enable_match_without_inverted_index";

  private MatchExpression() {}

  static boolean is(LikeExpression like) {
    return like.getLikeKeyWord().name().startsWith("MATCH_");
  }

  /** The column on the left, if both sides are what Doris takes. */
  static Column column(LikeExpression match) {
    if (match.getLeftExpression() instanceof Column column
        && match.getRightExpression() instanceof StringValue) {
      return column;
    }
    throw StatementError.general(
        "Only support match left operand is SlotRef, right operand is Literal. But meet expression "
            + match);
  }

  /** The stored column that the left side names. */
  static StoredColumn stored(LikeExpression match, Column column, SelectVisitor<?> query) {
    return Optional.ofNullable(query instanceof DuckSelects selects ? selects : null)
        .flatMap(selects -> selects.stored(column))
        .orElseThrow(
            () ->
                StatementError.general(
                    "minidoris supports MATCH only in a SELECT, on a column of a table in its FROM: "
                        + match
                        + ". HINT: move the condition into the view or subquery that reads the"
                        + " table"));
  }

  /**
   * @param value DuckDB text of the column
   */
  static String sql(LikeExpression match, StoredColumn stored, String value, Session session) {
    checkType(match, stored);
    Optional<SecondaryIndex> index = index(stored);
    if (index.isEmpty() && "false".equals(session.variables().get(WITHOUT_INDEX))) {
      throw StatementError.general(
          "[E-6000]"
              + operator(match).toLowerCase(Locale.ROOT)
              + " not support execute_match. HINT: column "
              + stored.column().name()
              + " has no inverted index; SET "
              + WITHOUT_INDEX
              + " = true");
    }
    MatchParser parser = index.map(MatchParser::of).orElse(MatchParser.WITHOUT_INDEX);
    String query = "'" + ((StringValue) match.getRightExpression()).getValue() + "'";
    String found = found(match, parser.words(value), parser.words(query));
    return (match.isNot() ? "(NOT " : "(") + found + ")";
  }

  private static void checkType(LikeExpression match, StoredColumn stored) {
    String type = stored.column().type();
    if (!TypeSpec.parse(type).isText()) {
      throw StatementError.general(
          "minidoris supports MATCH only on columns of text, not on "
              + stored.column().name()
              + " "
              + type
              + ": "
              + match);
    }
  }

  private static Optional<SecondaryIndex> index(StoredColumn stored) {
    return stored.table().secondaryIndexes.stream()
        .filter(i -> i.type().equals("INVERTED"))
        .filter(i -> i.columns().get(0).equalsIgnoreCase(stored.column().name()))
        .findFirst();
  }

  private static String operator(LikeExpression match) {
    return match.getLikeKeyWord().name();
  }

  private static String found(LikeExpression match, String words, String query) {
    String some = "len(" + query + ") > 0 AND ";
    return switch (match.getLikeKeyWord()) {
      case MATCH_ANY -> "list_has_any(" + words + ", " + query + ")";
      case MATCH_ALL -> some + "list_has_all(" + words + ", " + query + ")";
      case MATCH_PHRASE ->
          some + "contains(" + line(words) + " || chr(10), " + line(query) + " || chr(10))";
      case MATCH_PHRASE_PREFIX -> some + "contains(" + line(words) + ", " + line(query) + ")";
      default -> throw StatementError.general("minidoris does not support " + operator(match));
    };
  }

  /** The words in a row, each after a line feed. */
  private static String line(String words) {
    return "chr(10) || array_to_string(" + words + ", chr(10))";
  }
}
