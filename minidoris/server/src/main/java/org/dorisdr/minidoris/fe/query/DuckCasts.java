package org.dorisdr.minidoris.fe.query;

import java.util.Locale;
import net.sf.jsqlparser.expression.ArrayExpression;
import net.sf.jsqlparser.expression.CastExpression;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.schema.Column;
import org.dorisdr.minidoris.common.types.DorisType;

/** Writes CAST for DuckDB. Stateless. */
final class DuckCasts {
  private DuckCasts() {}

  /**
   * @param value what is cast, as DuckDB has it
   */
  static String cast(CastExpression cast, String value) {
    String keyword = "TRY_CAST".equalsIgnoreCase(cast.keyword) ? "TRY_CAST(" : "CAST(";
    String type = " AS " + type(cast.getColDataType().toString()) + ")";
    String plain = keyword + value + type;
    return isElement(cast.getLeftExpression()) ? ofElement(value, plain, keyword, type) : plain;
  }

  private static boolean isElement(Expression expression) {
    return expression instanceof ArrayExpression
        || (expression instanceof Column column && column.getArrayConstructor() != null);
  }

  /** What was taken out of a VARIANT is the text or number itself, not JSON with quotes. */
  private static String ofElement(String value, String plain, String keyword, String type) {
    String text = "json_extract_string(to_json(" + value + "), '$')";
    return "(CASE typeof("
        + value
        + ") WHEN 'JSON' THEN "
        + keyword
        + text
        + type
        + " ELSE "
        + plain
        + " END)";
  }

  private static String type(String text) {
    String name = text.toLowerCase(Locale.ROOT).replace(" (", "(").replace(", ", ",").trim();
    return switch (name) {
      case "signed", "signed integer", "unsigned", "unsigned integer" -> "BIGINT";
      case "char", "string", "binary" -> "VARCHAR";
      default -> {
        try {
          yield DorisType.parse(name).duckDb();
        } catch (IllegalArgumentException e) {
          yield text;
        }
      }
    };
  }
}
