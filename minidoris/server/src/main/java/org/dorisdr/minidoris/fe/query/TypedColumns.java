package org.dorisdr.minidoris.fe.query;

import java.util.List;
import java.util.function.Function;
import net.sf.jsqlparser.expression.Expression;
import org.dorisdr.minidoris.common.types.DorisType;
import org.dorisdr.minidoris.fe.catalog.Column;
import org.dorisdr.minidoris.fe.catalog.OlapTable;
import org.dorisdr.minidoris.fe.catalog.Table;
import org.dorisdr.minidoris.fe.catalog.View;
import org.dorisdr.minidoris.fe.query.type.ClockTypes;
import org.dorisdr.minidoris.fe.query.type.QueryTypes;
import org.dorisdr.minidoris.fe.query.type.TableTypes;
import org.dorisdr.minidoris.fe.query.type.TypeScope;
import org.dorisdr.minidoris.fe.query.type.TypedColumn;
import org.dorisdr.minidoris.fe.session.ColumnOrigin;

/** Columns of tables and views with what their types are. Stateless. */
final class TypedColumns {
  private TypedColumns() {}

  /**
   * Null if they are not known.
   *
   * @param hidden also those that only some sessions see
   */
  static List<TypedColumn> of(String database, Table table, boolean hidden) {
    if (table instanceof OlapTable olap) {
      return of(database, olap.name, hidden ? olap.baseIndex().columns : olap.visibleColumns());
    }
    return table instanceof View view && !view.columns.isEmpty()
        ? of(database, view.name, view.columns)
        : null;
  }

  /** With where they come from. */
  static List<TypedColumn> of(String database, String table, List<Column> columns) {
    return columns.stream()
        .map(
            c ->
                new TypedColumn(
                    c.name(), type(c.type()), ColumnOrigin.of(database, table, c.name())))
        .toList();
  }

  /** Finds the types of expressions over the columns of one table. */
  static Function<Expression, DorisType> finder(List<Column> columns) {
    QueryTypes types = new QueryTypes(TableTypes.NONE);
    TypeScope scope = TypeScope.of(of(columns));
    return expression -> types.of(expression, scope);
  }

  static List<TypedColumn> of(List<Column> columns) {
    return columns.stream().map(c -> new TypedColumn(c.name(), type(c.type()))).toList();
  }

  /** Null if the engine has no such type. */
  static DorisType type(String text) {
    DorisType clock = ClockTypes.named(text);
    if (clock != null) {
      return clock;
    }
    try {
      return DorisType.parse(text);
    } catch (IllegalArgumentException e) {
      // Such a column can be read; only what is counted with it is left to the engine.
      return null;
    }
  }
}
