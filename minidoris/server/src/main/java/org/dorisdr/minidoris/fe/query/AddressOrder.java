package org.dorisdr.minidoris.fe.query;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import net.sf.jsqlparser.expression.Alias;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.HexValue;
import net.sf.jsqlparser.expression.LongValue;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.statement.select.AllColumns;
import net.sf.jsqlparser.statement.select.OrderByElement;
import net.sf.jsqlparser.statement.select.ParenthesedSelect;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.Select;
import net.sf.jsqlparser.statement.select.SelectItem;
import org.dorisdr.minidoris.common.types.DorisType;
import org.dorisdr.minidoris.fe.query.type.TypedColumn;

/**
 * Sorts what a query gives by the numbers that its addresses are, however ORDER BY calls them: by
 * themselves, by the name that they are given, by their place. For one query.
 */
final class AddressOrder {
  private final Select select;
  private final List<TypedColumn> columns;
  private final Function<Expression, DorisType> types;

  /**
   * @param columns that the query gives; null = not known
   * @param types of expressions over what it reads; null = not known
   */
  AddressOrder(Select select, List<TypedColumn> columns, Function<Expression, DorisType> types) {
    this.select = select;
    this.columns = columns;
    this.types = types;
  }

  /**
   * The query to write: the same, whose order may have been changed, or one around it.
   *
   * <p>The engine sorts DISTINCT rows and those of UNION by columns only, and by the places of
   * columns only as they are.
   */
  Select sorted() {
    List<OrderByElement> order = select.getOrderByElements();
    if (order == null || order.stream().noneMatch(o -> isAddress(o.getExpression()))) {
      return select;
    }
    boolean outside = !(select instanceof PlainSelect plain) || plain.getDistinct() != null;
    List<Integer> places = order.stream().map(o -> place(o.getExpression())).toList();
    if (!outside) {
      outside = IntStream.range(0, places.size()).anyMatch(i -> isCopied(order.get(i), places));
    }
    if (outside && places.stream().allMatch(p -> p >= 0)) {
      return around(order, places);
    }
    if (select instanceof PlainSelect) {
      order.stream().filter(o -> isAddress(o.getExpression())).forEach(this::sortInside);
    }
    return select;
  }

  private boolean isAddress(Expression sorted) {
    int place = named(sorted);
    if (place < 0) {
      return select instanceof PlainSelect && IpKeys.isAddress(types.apply(sorted));
    }
    return IpKeys.isAddress(columns.get(place).type());
  }

  /** What is worked out should be so once. */
  private boolean isCopied(OrderByElement element, List<Integer> places) {
    Expression sorted = element.getExpression();
    int place = named(sorted);
    return place >= 0
        && places.contains(place)
        && isAddress(sorted)
        && !(item(place) instanceof Column);
  }

  private void sortInside(OrderByElement element) {
    int place = named(element.getExpression());
    Expression item = place < 0 ? element.getExpression() : item(place);
    // Of a star the name is known only.
    element.setExpression(IpKeys.key(item == null ? new Column(columns.get(place).name()) : item));
  }

  /** The expression that stands at a place of the result; null if a star is before it. */
  private Expression item(int place) {
    List<SelectItem<?>> items = ((PlainSelect) select).getSelectItems();
    boolean star =
        items.stream().limit(place + 1L).anyMatch(i -> i.getExpression() instanceof AllColumns);
    return star ? null : items.get(place).getExpression();
  }

  /** Which column of the result is sorted by; -1 = none. */
  private int place(Expression sorted) {
    int named = named(sorted);
    if (named >= 0 || columns == null) {
      return named;
    }
    if (select instanceof PlainSelect plain) {
      for (int i = 0; i < columns.size(); i++) {
        Expression item = item(i);
        if (item != null && item.toString().equalsIgnoreCase(sorted.toString())) {
          return i;
        }
      }
    }
    if (!(sorted instanceof Column column)) {
      return -1;
    }
    int only = only(Identifiers.plain(column.getColumnName()));
    return only < 0 || isAliased(only) ? -1 : only;
  }

  /** The same of a number, and of a name that the query gives. */
  private int named(Expression sorted) {
    if (columns == null) {
      return -1;
    }
    if (sorted instanceof LongValue number) {
      long place = number.getValue();
      return place > 0 && place <= columns.size() ? (int) place - 1 : -1;
    }
    if (!(sorted instanceof Column column) || column.getTable() != null) {
      return -1;
    }
    String name = Identifiers.plain(column.getColumnName());
    if (!(select instanceof PlainSelect)) {
      return only(name);
    }
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i).name().equalsIgnoreCase(name) && isAliased(i)) {
        return i;
      }
    }
    return -1;
  }

  private boolean isAliased(int place) {
    return item(place) != null && ((PlainSelect) select).getSelectItem(place).getAlias() != null;
  }

  /** Place of the column of that name; -1 if there is none or there are several. */
  private int only(String name) {
    int[] places =
        IntStream.range(0, columns.size())
            .filter(i -> columns.get(i).name().equalsIgnoreCase(name))
            .toArray();
    return places.length == 1 ? places[0] : -1;
  }

  private Select around(List<OrderByElement> order, List<Integer> places) {
    PlainSelect outer = new PlainSelect();
    outer.setSelectItems(items());
    for (int i = 0; i < places.size(); i++) {
      Expression column = column(places.get(i));
      boolean address = IpKeys.isAddress(columns.get(places.get(i)).type());
      order.get(i).setExpression(address ? IpKeys.key(column) : column);
    }
    outer.setOrderByElements(order);
    outer.setLimit(select.getLimit());
    outer.setOffset(select.getOffset());
    outer.setFetch(select.getFetch());
    select.setOrderByElements(null);
    select.setLimit(null);
    select.setOffset(null);
    select.setFetch(null);
    outer.setFromItem(
        new ParenthesedSelect().withSelect(select).withAlias(new Alias("sorted_rows")));
    return outer;
  }

  /** The engine gives columns of the same name others, unless they are written out. */
  private List<SelectItem<?>> items() {
    Set<String> names = new HashSet<>();
    columns.forEach(c -> names.add(c.name().toLowerCase(Locale.ROOT)));
    List<SelectItem<?>> items = new ArrayList<>();
    if (names.size() == columns.size()) {
      items.add(new SelectItem<>(new AllColumns()));
      return items;
    }
    for (int i = 0; i < columns.size(); i++) {
      items.add(new SelectItem<>(column(i), new Alias(columns.get(i).name())));
    }
    return items;
  }

  /** Of the relation that is read, as the engine writes it; its type is nothing that we know. */
  private static Expression column(int place) {
    return new HexValue("#" + (place + 1));
  }
}
