package org.dorisdr.minidoris.fe.query;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.operators.conditional.AndExpression;
import net.sf.jsqlparser.expression.operators.relational.EqualsTo;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.schema.Table;
import net.sf.jsqlparser.statement.select.AllColumns;
import net.sf.jsqlparser.statement.select.AllTableColumns;
import net.sf.jsqlparser.statement.select.Join;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.SelectItem;
import org.dorisdr.minidoris.fe.query.type.TypeScope;

/**
 * Joins with USING that keep rows of their right side without a partner: {@code *} has the left
 * side's column in Doris, which is NULL there, where the engine has one made of both. Stateless.
 */
final class UsingJoins {
  private UsingJoins() {}

  /**
   * Has the columns of such joins compared by ON, and stars replaced by names.
   *
   * @param select is changed
   * @param scope what its FROM clause gives
   */
  static void rewrite(PlainSelect select, TypeScope scope) {
    List<Join> joins = select.getJoins();
    boolean outer = joins != null && joins.stream().anyMatch(UsingJoins::isOuter);
    List<TypeScope.Named> columns = outer ? scope.named(joins) : null;
    if (columns == null) {
      return;
    }
    List<SelectItem<?>> items = new ArrayList<>();
    for (SelectItem<?> item : select.getSelectItems()) {
      boolean star =
          item.getExpression() instanceof AllColumns all
              && !(all instanceof AllTableColumns)
              && all.getExceptColumns() == null
              && all.getReplaceExpressions() == null;
      if (star) {
        columns.stream()
            .filter(c -> !c.merged())
            .forEach(c -> items.add(new SelectItem<>(column(c))));
      } else {
        items.add(item);
      }
    }
    select.setSelectItems(items);
    for (int i = 0; i < joins.size(); i++) {
      compare(joins.get(i), i + 1, columns);
    }
  }

  private static boolean isOuter(Join join) {
    return uses(join) && (join.isRight() || join.isFull());
  }

  private static boolean uses(Join join) {
    return join.getUsingColumns() != null && !join.getUsingColumns().isEmpty();
  }

  private static void compare(Join join, int relation, List<TypeScope.Named> columns) {
    if (!uses(join)) {
      return;
    }
    Expression all = null;
    for (Column used : join.getUsingColumns()) {
      Expression equal =
          new EqualsTo(
              meant(used, columns, c -> c.relation() < relation),
              meant(used, columns, c -> c.relation() == relation));
      all = all == null ? equal : new AndExpression(all, equal);
    }
    join.setUsingColumns(List.of());
    join.setOnExpressions(List.of(all));
  }

  /** The first column of one side that has the name; itself if none has. */
  private static Column meant(
      Column used, List<TypeScope.Named> columns, Predicate<TypeScope.Named> side) {
    String name = Identifiers.plain(used.getColumnName());
    return columns.stream()
        .filter(side)
        .filter(c -> c.name().equalsIgnoreCase(name))
        .findFirst()
        .map(UsingJoins::column)
        .orElse(used);
  }

  private static Column column(TypeScope.Named column) {
    return new Column(new Table("`" + column.alias() + "`"), "`" + column.name() + "`");
  }
}
