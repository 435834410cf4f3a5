package org.dorisdr.minidoris.fe.catalog.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.schema.Table;
import net.sf.jsqlparser.statement.select.Select;
import org.dorisdr.minidoris.fe.query.AggregateNames;
import org.dorisdr.minidoris.fe.query.type.LambdaCalls;

/**
 * Writes the columns of an expression with their full names. What a subquery in it reads Doris
 * binds later, so that its columns stay as they were typed.
 */
final class SlotNames extends ViewExpressions {
  private final ViewEdits edits;
  private final SlotScope scope;
  private final List<Slot> outputs;
  private final java.util.function.Function<Function, String> functions;
  private int aggregates;

  /**
   * @param scope null = columns are left alone
   * @param outputs what the select list yields, which goes first; none = it is not seen here
   * @param functions full name of an alias function; null = it is built in
   */
  SlotNames(
      ViewEdits edits,
      SlotScope scope,
      List<Slot> outputs,
      Consumer<Select> subqueries,
      java.util.function.Function<Function, String> functions) {
    super(subqueries);
    this.edits = edits;
    this.scope = scope;
    this.outputs = outputs;
    this.functions = functions;
  }

  static List<String> owner(Table table) {
    List<String> owner = new ArrayList<>();
    if (table != null && table.getName() != null) {
      for (String part :
          new String[] {table.getDatabaseName(), table.getSchemaName(), table.getName()}) {
        if (part != null) {
          owner.add(ViewEdits.plain(part));
        }
      }
    }
    return owner;
  }

  Optional<Slot> find(Column column) {
    String name = ViewEdits.plain(column.getColumnName());
    List<String> owner = owner(column.getTable());
    if (owner.isEmpty() && aggregates == 0) {
      Optional<Slot> output = outputs.stream().filter(s -> s.isCalled(name)).findFirst();
      if (output.isPresent()) {
        return output;
      }
    }
    return scope.find(owner, name);
  }

  @Override
  public <S> Void visit(Column column, S context) {
    if (scope != null) {
      String name = ViewEdits.plain(column.getColumnName());
      find(column).ifPresent(slot -> edits.name(column, slot.text(name)));
    }
    if (column.getArrayConstructor() != null) {
      column.getArrayConstructor().accept(this, context);
    }
    return null;
  }

  @Override
  public <S> Void visit(Function function, S context) {
    if (LambdaCalls.is(function)) {
      // Its names may hide columns: all of it stays as it was typed.
      return null;
    }
    String name = function.getName().toLowerCase(Locale.ROOT);
    boolean aggregate = AggregateNames.isOne(name);
    aggregates += aggregate ? 1 : 0;
    super.visit(function, context);
    if (function.getOrderByElements() != null) {
      function.getOrderByElements().forEach(o -> visit(o.getExpression()));
    }
    aggregates -= aggregate ? 1 : 0;
    String database = scope == null ? null : functions.apply(function);
    if (database != null) {
      edits.name(function, database);
    }
    return null;
  }
}
