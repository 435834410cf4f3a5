package org.dorisdr.minidoris.fe.query;

import java.util.Locale;
import net.sf.jsqlparser.expression.ArrayConstructor;
import net.sf.jsqlparser.expression.CastExpression;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.Function;
import org.dorisdr.minidoris.common.types.DorisType;
import org.dorisdr.minidoris.fe.session.StatementError;

/** Casts between plain and nested values, which Doris does not have. Stateless. */
final class NestedCasts {
  private NestedCasts() {}

  /**
   * @param given type of what is cast; null = not known
   * @param wanted name of a type, in lower case
   * @throws StatementError if Doris cannot cast one to the other
   */
  static void check(CastExpression cast, DorisType given, String wanted) {
    boolean nested = wanted.matches("(array|map|struct)<.*");
    boolean plain = given != null && given.children().isEmpty();
    boolean text = plain && (given.isText() || given.name().matches("null|variant"));
    if (nested && plain && !text) {
      throw refusal(given.text(), wanted);
    }
    String made = made(cast.getLeftExpression());
    boolean texts = wanted.matches("(json|variant|char|varchar|string|text).*");
    if (made != null && !wanted.startsWith(made) && !texts) {
      throw refusal(made, wanted);
    }
  }

  /** What a literal or a call makes; null = something else. */
  private static String made(Expression value) {
    if (value instanceof ArrayConstructor) {
      return "array";
    }
    String name = value instanceof Function call ? call.getName().toLowerCase(Locale.ROOT) : "";
    return switch (name) {
      case "array" -> name;
      case NestedLiterals.MAP -> "map";
      case NestedLiterals.STRUCT, "named_struct" -> "struct";
      default -> null;
    };
  }

  private static StatementError refusal(String given, String wanted) {
    return StatementError.general(
        "can not cast from origin type "
            + given.toUpperCase(Locale.ROOT)
            + " to target type="
            + wanted.toUpperCase(Locale.ROOT));
  }
}
