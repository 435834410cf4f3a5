package org.dorisdr.minidoris.fe.query;

import java.util.Locale;
import net.sf.jsqlparser.expression.CastExpression;
import org.dorisdr.minidoris.common.types.Casts;
import org.dorisdr.minidoris.common.types.DorisType;

/** Writes CAST for DuckDB. Stateless. */
final class DuckCasts {
  private DuckCasts() {}

  /**
   * @param value what is cast, as DuckDB has it
   */
  static String cast(CastExpression cast, String value, boolean strict) {
    boolean fails = strict && !"TRY_CAST".equalsIgnoreCase(cast.keyword);
    String text = cast.getColDataType().toString();
    String plain = cast(value, text, fails);
    return VariantComparisons.isElement(cast.getLeftExpression())
        ? ofElement(
            value, plain, cast("json_extract_string(to_json(" + value + "), '$')", text, fails))
        : plain;
  }

  private static String cast(String value, String text, boolean fails) {
    try {
      return Casts.to(DorisType.parse(name(text)), value, fails);
    } catch (IllegalArgumentException e) {
      return (fails ? "CAST(" : "TRY_CAST(") + value + " AS " + text + ")";
    }
  }

  /** What was taken out of a VARIANT is the text or number itself, not JSON with quotes. */
  private static String ofElement(String value, String plain, String unquoted) {
    return "(CASE typeof(" + value + ") WHEN 'JSON' THEN " + unquoted + " ELSE " + plain + " END)";
  }

  private static String name(String text) {
    String name = text.toLowerCase(Locale.ROOT).replace(" (", "(").replace(", ", ",").trim();
    return switch (name) {
      case "signed", "signed integer", "unsigned", "unsigned integer" -> "bigint";
      case "char", "binary" -> "string";
      default -> name;
    };
  }
}
