package org.dorisdr.minidoris.fe.query;

import java.util.List;
import java.util.function.Supplier;
import net.sf.jsqlparser.expression.LongValue;
import net.sf.jsqlparser.statement.select.OrderByElement;
import net.sf.jsqlparser.statement.select.Select;
import org.dorisdr.minidoris.fe.query.type.TypedColumn;

/** Places of columns in ORDER BY: one that no column has is a constant in Doris. Stateless. */
final class PlaceOrder {
  private PlaceOrder() {}

  /**
   * Leaves out places that there are not.
   *
   * @param select is changed
   * @param columns that it gives, null = not known; found only if there is a place
   */
  static void check(Select select, Supplier<List<TypedColumn>> columns) {
    List<OrderByElement> order = select.getOrderByElements();
    if (order == null || order.stream().noneMatch(o -> o.getExpression() instanceof LongValue)) {
      return;
    }
    List<TypedColumn> given = columns.get();
    if (given == null) {
      return;
    }
    List<OrderByElement> left = order.stream().filter(o -> !isBeyond(o, given.size())).toList();
    if (left.size() < order.size()) {
      select.setOrderByElements(left.isEmpty() ? null : left);
    }
  }

  private static boolean isBeyond(OrderByElement element, int columns) {
    return element.getExpression() instanceof LongValue place
        && (place.getValue() <= 0 || place.getValue() > columns);
  }
}
