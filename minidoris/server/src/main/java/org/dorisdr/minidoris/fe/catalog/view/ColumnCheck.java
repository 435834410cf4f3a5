package org.dorisdr.minidoris.fe.catalog.view;

import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.schema.Table;
import net.sf.jsqlparser.statement.select.AllColumns;
import net.sf.jsqlparser.statement.select.AllTableColumns;
import net.sf.jsqlparser.statement.select.Select;
import org.dorisdr.minidoris.fe.query.type.LambdaCalls;
import org.dorisdr.minidoris.fe.session.StatementError;

/** Refuses names in expressions that are no columns. */
final class ColumnCheck extends ViewExpressions {
  private final ColumnNames names;
  private final Set<String> aliases;

  /**
   * @param aliases of the select list, in lower case, which may be named as well
   */
  ColumnCheck(ColumnNames names, Set<String> aliases, Consumer<Select> subqueries) {
    super(subqueries);
    this.names = names;
    this.aliases = aliases;
  }

  @Override
  public <S> Void visit(Column column, S context) {
    Table owner = column.getTable();
    String name = ViewEdits.plain(column.getColumnName());
    boolean owned = owner != null && owner.getName() != null;
    if (!owned && !aliases.contains(name.toLowerCase(Locale.ROOT)) && !names.mayHave(name)) {
      throw StatementError.general("Unknown column '" + name + "' in 'table list'");
    }
    return null;
  }

  @Override
  public <S> Void visit(AllColumns star, S context) {
    if (star.getReplaceExpressions() != null) {
      star.getReplaceExpressions().forEach(item -> visit(item.getExpression()));
    }
    return null;
  }

  @Override
  public <S> Void visit(AllTableColumns star, S context) {
    return visit((AllColumns) star, context);
  }

  @Override
  public <S> Void visit(Function function, S context) {
    // Names in a lambda are no columns, or hide them.
    return LambdaCalls.is(function) ? null : super.visit(function, context);
  }
}
