package org.dorisdr.minidoris.fe.query.type;

import java.util.Locale;
import net.sf.jsqlparser.expression.CastExpression;
import org.dorisdr.minidoris.common.types.DorisType;

/** Types that CAST names. Stateless. */
final class CastTypes {
  private CastTypes() {}

  /** Null if it is none of those of columns. */
  static DorisType of(CastExpression cast) {
    String name =
        String.valueOf(cast.getColDataType())
            .toLowerCase(Locale.ROOT)
            .replace("`", "")
            .replace(" (", "(")
            .replace(", ", ",")
            .trim();
    DorisType clock = ClockTypes.named(name);
    if (clock != null) {
      return clock;
    }
    try {
      return switch (name) {
        case "signed", "signed integer", "unsigned", "unsigned integer" -> DorisType.of("bigint");
        case "char", "binary" -> DorisType.of("text");
        default -> DorisType.parse(name);
      };
    } catch (IllegalArgumentException e) {
      return null;
    }
  }
}
