package org.dorisdr.minidoris.fe.query;

import java.util.List;
import java.util.function.Function;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.operators.relational.ExpressionList;
import net.sf.jsqlparser.statement.select.OrderByElement;
import org.dorisdr.minidoris.common.types.DorisType;

/**
 * Addresses are texts in the engine, and are compared and sorted as what they stand for. Stateless.
 */
final class IpKeys {
  private IpKeys() {}

  static boolean isAddress(DorisType type) {
    return type != null && (type.name().equals("ipv4") || type.name().equals("ipv6"));
  }

  /** An operand as it is compared; no address is on either side: itself. */
  static Expression operand(Expression operand, boolean addresses) {
    return addresses ? key(operand) : operand;
  }

  static Expression key(Expression address) {
    net.sf.jsqlparser.expression.Function key = new net.sf.jsqlparser.expression.Function();
    key.setName("doris_ip_key");
    key.setParameters(new ExpressionList<>(address));
    return key;
  }

  /** Sorts by keys what is sorted by addresses. */
  static void sort(List<OrderByElement> order, Function<Expression, DorisType> types) {
    if (order != null) {
      order.stream()
          .filter(o -> isAddress(types.apply(o.getExpression())))
          .forEach(o -> o.setExpression(key(o.getExpression())));
    }
  }
}
