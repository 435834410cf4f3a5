package org.dorisdr.minidoris.fe.query;

import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import net.sf.jsqlparser.expression.Alias;
import net.sf.jsqlparser.expression.BinaryExpression;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.LongValue;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.statement.select.OrderByElement;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.SelectItem;
import net.sf.jsqlparser.statement.select.SetOperationList;
import net.sf.jsqlparser.statement.select.UnionOp;
import org.dorisdr.minidoris.common.types.DorisType;
import org.dorisdr.minidoris.common.types.TypeNames;
import org.dorisdr.minidoris.fe.query.type.TypedColumn;
import org.dorisdr.minidoris.fe.session.StatementError;

/**
 * Where Doris takes no bitmaps: they have no order and are not compared (CheckAfterRewrite,
 * TypeCoercionUtils). Stateless.
 */
final class SketchUses {
  private static final String NOT_HERE =
      "Doris hll, bitmap, array, map, struct, jsonb, variant column must use with specific"
          + " function, and don't support filter, group by or order by. please run 'help hll' or"
          + " 'help bitmap' or 'help array' or 'help map' or 'help struct' or 'help jsonb' or 'help"
          + " variant' in your mysql client.";

  private SketchUses() {}

  /**
   * That a query neither groups nor sorts by such values.
   *
   * @param columns that it gives; null = not known
   */
  static void check(
      PlainSelect select,
      Supplier<List<TypedColumn>> columns,
      Function<Expression, DorisType> types) {
    if (select.getDistinct() != null) {
      checkEach(columns.get());
    }
    if (select.getGroupBy() != null) {
      for (Object key : select.getGroupBy().getGroupByExpressionList()) {
        checkKey((Expression) key, select, types);
      }
    }
    if (select.getOrderByElements() != null) {
      select.getOrderByElements().forEach(o -> checkKey(o.getExpression(), select, types));
    }
  }

  /** The same of several queries of which each row is kept once, unless all are kept. */
  static void check(SetOperationList list, Supplier<List<TypedColumn>> columns) {
    if (!list.getOperations().stream().allMatch(o -> o instanceof UnionOp union && union.isAll())) {
      checkEach(columns.get());
    }
  }

  private static void checkEach(List<TypedColumn> columns) {
    if (columns != null) {
      columns.forEach(column -> refuse(column.type()));
    }
  }

  static void checkSorted(List<OrderByElement> order, Function<Expression, DorisType> types) {
    if (order != null) {
      order.forEach(o -> refuse(types.apply(o.getExpression())));
    }
  }

  /** That a function which orders or estimates values is not asked to with such ones. */
  static void checkArguments(String function, List<DorisType> types) {
    switch (function) {
      case "min", "max", "ndv", "approx_count_distinct" -> types.forEach(SketchUses::refuse);
      case "min_by", "max_by" -> types.stream().skip(1).forEach(SketchUses::refuse);
      default -> {
        // Takes them, or is refused by whoever writes it.
      }
    }
  }

  static void refuse(DorisType type) {
    if (SketchTargets.isOne(type)) {
      throw StatementError.general(NOT_HERE);
    }
  }

  private static void checkKey(
      Expression key, PlainSelect select, Function<Expression, DorisType> types) {
    DorisType type = types.apply(key);
    Expression meant = type == null || key instanceof LongValue ? item(key, select) : key;
    refuse(meant == key ? type : types.apply(meant));
  }

  /** What a number of a column or an alias stands for; else itself. */
  private static Expression item(Expression key, PlainSelect select) {
    List<SelectItem<?>> items = select.getSelectItems();
    if (key instanceof LongValue place) {
      long at = place.getValue();
      return at >= 1 && at <= items.size() ? items.get((int) at - 1).getExpression() : key;
    }
    if (key instanceof Column name && name.getTable() == null) {
      for (SelectItem<?> item : items) {
        Alias alias = item.getAlias();
        if (alias != null
            && Identifiers.plain(alias.getName())
                .equalsIgnoreCase(Identifiers.plain(name.getColumnName()))) {
          return item.getExpression();
        }
      }
    }
    return key;
  }

  static void checkCompared(BinaryExpression comparison, DorisType left, DorisType right) {
    boolean first = SketchTargets.isOne(left);
    boolean second = SketchTargets.isOne(right);
    if (first && second && left.equals(right)) {
      throw StatementError.general(
          "data type "
              + TypeNames.of(left)
              + " could not used in ComparisonPredicate ("
              + comparison
              + ")");
    }
    DorisType other = first ? right : left;
    boolean known = other != null && !other.name().equals("null");
    if (known && (first || second)) {
      throw StatementError.general("unsupported comparison predicate (" + comparison + ")");
    }
  }

  static void checkListed(Expression in, DorisType type) {
    if (SketchTargets.isOne(type)) {
      throw StatementError.general("in predicate could not contains object type: " + in);
    }
  }
}
