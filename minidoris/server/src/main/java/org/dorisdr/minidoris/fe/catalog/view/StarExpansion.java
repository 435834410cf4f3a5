package org.dorisdr.minidoris.fe.catalog.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.statement.select.AllColumns;
import net.sf.jsqlparser.statement.select.AllTableColumns;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.SelectItem;

/**
 * {@code *} and {@code t.*} become the columns that are there now, without those of EXCEPT, and
 * with the expressions of REPLACE. Stateless.
 */
final class StarExpansion {
  private StarExpansion() {}

  /**
   * @param shown the same as {@code scope}, without what a join makes one with another's column
   */
  static void expand(PlainSelect select, List<FromEntry> scope, List<FromEntry> shown) {
    List<SelectItem<?>> items = new ArrayList<>();
    for (SelectItem<?> item : select.getSelectItems()) {
      if (item.getExpression() instanceof AllTableColumns star) {
        String name = ViewQualifier.plain(star.getTable().getName());
        expand(scope.stream().filter(e -> e.isCalled(null, name)).toList(), item, star, items);
      } else if (item.getExpression() instanceof AllColumns star) {
        expand(shown, item, star, items);
      } else {
        items.add(item);
      }
    }
    select.setSelectItems(items);
  }

  private static void expand(
      List<FromEntry> entries, SelectItem<?> item, AllColumns star, List<SelectItem<?>> items) {
    if (entries.isEmpty() || entries.stream().anyMatch(e -> e.columns() == null)) {
      items.add(item);
      return;
    }
    Set<String> left =
        stream(star.getExceptColumns())
            .map(c -> name(c.getColumnName()))
            .collect(Collectors.toSet());
    Map<String, SelectItem<?>> replaced =
        stream(star.getReplaceExpressions())
            .collect(Collectors.toMap(i -> name(i.getAlias().getName()), i -> i));
    for (FromEntry entry : entries) {
      for (org.dorisdr.minidoris.fe.catalog.Column column : entry.columns()) {
        String name = name(column.name());
        if (replaced.containsKey(name)) {
          items.add(replaced.get(name));
        } else if (!left.contains(name)) {
          items.add(new SelectItem<Expression>(reference(entry, column.name())));
        }
      }
    }
  }

  private static Column reference(FromEntry entry, String name) {
    Column column = new Column("`" + name + "`");
    column.setTable(entry.owner());
    return column;
  }

  private static <T> Stream<T> stream(List<T> list) {
    return list == null ? Stream.of() : list.stream();
  }

  private static String name(String column) {
    return ViewQualifier.plain(column).toLowerCase(Locale.ROOT);
  }
}
