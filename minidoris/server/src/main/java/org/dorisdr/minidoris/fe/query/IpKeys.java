package org.dorisdr.minidoris.fe.query;

import java.util.List;
import java.util.function.Function;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.WindowDefinition;
import net.sf.jsqlparser.expression.operators.relational.ExpressionList;
import net.sf.jsqlparser.statement.select.OrderByElement;
import org.dorisdr.minidoris.common.types.DorisType;

/**
 * Addresses are texts in the engine, and are compared and sorted as what they stand for. Stateless.
 */
final class IpKeys {
  /** Of all keys. */
  private static final int KEY_LENGTH = 32;

  private IpKeys() {}

  /** A call that {@link #key} made. */
  private static final class Key extends net.sf.jsqlparser.expression.Function {}

  static boolean isKey(net.sf.jsqlparser.expression.Function function) {
    return function instanceof Key;
  }

  static boolean isAddress(DorisType type) {
    return type != null && (type.name().equals("ipv4") || type.name().equals("ipv6"));
  }

  /** An operand as it is compared; no address is on either side: itself. */
  static Expression operand(Expression operand, boolean addresses) {
    return addresses ? key(operand) : operand;
  }

  static Expression key(Expression address) {
    Key key = new Key();
    key.setName("doris_ip_key");
    key.setParameters(new ExpressionList<>(address));
    return key;
  }

  /** Sorts by keys what a function or a window sorts by addresses. */
  static void sort(List<OrderByElement> order, Function<Expression, DorisType> types) {
    if (order != null) {
      order.stream()
          .filter(o -> isAddress(types.apply(o.getExpression())))
          .forEach(o -> o.setExpression(key(o.getExpression())));
    }
  }

  /** Looks for the most and the least by keys. */
  @SuppressWarnings("unchecked")
  static void convert(
      String function, ExpressionList<?> arguments, Function<Expression, DorisType> types) {
    boolean by = function.equals("max_by") || function.equals("min_by");
    if (by
        && arguments != null
        && arguments.size() == 2
        && isAddress(types.apply(arguments.get(1)))) {
      ((ExpressionList<Expression>) arguments).set(1, key(arguments.get(1)));
    }
  }

  /** Texts of addresses, each once and sorted, as one text. */
  static String distinctTexts(String address, String between, boolean ascending) {
    return ("array_to_string(list_transform(list_%s(list_distinct(list(doris_ip_key(%s) || %s)"
            + " FILTER (%s IS NOT NULL))), lambda s: substring(s, %d)), %s)")
        .formatted(
            ascending ? "sort" : "reverse_sort",
            address,
            "CAST(" + address + " AS VARCHAR)",
            address,
            KEY_LENGTH + 1,
            between);
  }

  /** The same of windows that have a name. */
  static void sortIn(List<WindowDefinition> windows, Function<Expression, DorisType> types) {
    if (windows != null) {
      windows.forEach(w -> sort(w.getOrderByElements(), types));
    }
  }
}
