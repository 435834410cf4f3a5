package org.dorisdr.minidoris.fe.query;

import java.util.List;
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
   * @param columns that it gives, null = not known
   */
  static void check(Select select, List<TypedColumn> columns) {
    List<OrderByElement> order = select.getOrderByElements();
    if (order == null || columns == null) {
      return;
    }
    List<OrderByElement> left =
        order.stream()
            .filter(
                o ->
                    !(o.getExpression() instanceof LongValue place)
                        || (place.getValue() > 0 && place.getValue() <= columns.size()))
            .toList();
    if (left.size() < order.size()) {
      select.setOrderByElements(left.isEmpty() ? null : left);
    }
  }
}
