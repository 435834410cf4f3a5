package org.dorisdr.minidoris.fe.catalog.view;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import net.sf.jsqlparser.expression.Alias;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.schema.Table;
import net.sf.jsqlparser.statement.select.AllColumns;
import net.sf.jsqlparser.statement.select.FromItem;
import net.sf.jsqlparser.statement.select.Join;
import net.sf.jsqlparser.statement.select.OrderByElement;
import net.sf.jsqlparser.statement.select.ParenthesedFromItem;
import net.sf.jsqlparser.statement.select.ParenthesedSelect;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.Select;
import net.sf.jsqlparser.statement.select.SelectItem;
import net.sf.jsqlparser.statement.select.SetOperationList;
import net.sf.jsqlparser.statement.select.TableFunction;
import net.sf.jsqlparser.statement.select.Values;
import net.sf.jsqlparser.statement.select.WithItem;
import org.dorisdr.minidoris.fe.query.PlacedQuery;
import org.dorisdr.minidoris.fe.query.TableRef;
import org.dorisdr.minidoris.fe.query.type.QueryTypes;

/**
 * The text of a view as Doris keeps it: what was typed, with names in full, aliases in quotes and
 * stars spelled out. The catalog's lock is held. One use a query.
 */
final class ViewText {
  /** What the catalog knows. */
  interface Names {
    /** A table or view with its columns. */
    SlotScope.Entry table(String database, String name);

    /** The full name of a function that the call means; null = it is built in. */
    String function(Function call);

    /** The columns of a table function. */
    List<Slot> columns(TableFunction function);
  }

  /**
   * What became of a query.
   *
   * @param outputs its columns
   */
  record Made(String text, List<Slot> outputs) {}

  private final Names names;
  private final PlacedQuery query;
  private final ViewEdits edits;
  private final Map<SelectItem<?>, List<String>> stars = new HashMap<>();

  private ViewText(Names names, PlacedQuery query) {
    this.names = names;
    this.query = query;
    this.edits = new ViewEdits(query);
  }

  /**
   * @param columns names that the statement gives; none = it gives none
   * @throws PlacedQuery.Unplaced if the parser does not tell where something stands
   */
  static Made of(Names names, PlacedQuery query, List<String> columns) {
    ViewText text = new ViewText(names, query);
    Select select = query.select();
    List<Slot> outputs = text.query(select, Map.of(), false);
    List<SelectItem<?>> items = firstItems(select);
    if (!columns.isEmpty() && !items.isEmpty()) {
      text.edits.rename(items, text.stars, columns);
    }
    return new Made(text.edits.text(), outputs);
  }

  private static List<SelectItem<?>> firstItems(Select select) {
    if (select instanceof ParenthesedSelect inner) {
      return firstItems(inner.getSelect());
    }
    if (select instanceof SetOperationList set) {
      return firstItems(set.getSelect(0));
    }
    return select instanceof PlainSelect plain ? plain.getSelectItems() : List.of();
  }

  /**
   * Edits a query.
   *
   * @param outer common tables that it sees
   * @param raw whether it stands in an expression
   * @return its columns; if it is raw, of no use
   */
  private List<Slot> query(Select select, Map<String, List<Slot>> outer, boolean raw) {
    Map<String, List<Slot>> common = new HashMap<>(outer);
    if (select.getWithItemsList() != null) {
      for (WithItem<?> with : select.getWithItemsList()) {
        List<Slot> slots = query(with.getSelect(), common, raw);
        CommonTable table = CommonTable.of(query, with);
        table.quote(edits);
        common.put(table.name().toLowerCase(Locale.ROOT), table.columns(slots));
      }
    }
    if (select instanceof ParenthesedSelect inner) {
      List<Slot> slots = query(inner.getSelect(), common, raw);
      order(select.getOrderByElements(), new SlotScope(), slots, common, raw);
      return slots;
    }
    if (select instanceof SetOperationList set) {
      List<List<Slot>> all = set.getSelects().stream().map(s -> query(s, common, raw)).toList();
      List<Slot> slots = SlotScope.united(all);
      order(set.getOrderByElements(), new SlotScope(), slots, common, raw);
      return slots;
    }
    if (select instanceof Values) {
      return List.of();
    }
    if (select instanceof PlainSelect plain) {
      return plain(plain, common, raw);
    }
    throw new PlacedQuery.Unplaced(select.toString());
  }

  private SlotNames columns(
      SlotScope scope, List<Slot> outputs, Map<String, List<Slot>> common, boolean raw) {
    return new SlotNames(
        edits, raw ? null : scope, outputs, s -> query(s, common, true), names::function);
  }

  private List<Slot> plain(PlainSelect select, Map<String, List<Slot>> common, boolean raw) {
    SlotScope scope = new SlotScope();
    from(select.getFromItem(), scope, common, raw);
    SlotNames columns = columns(scope, List.of(), common, raw);
    joins(select.getJoins(), scope, common, raw);
    ExpressionNulls nulls = new ExpressionNulls(columns::find, select.getGroupBy() != null);
    List<Slot> outputs = new ArrayList<>();
    for (SelectItem<?> item : select.getSelectItems()) {
      if (item.getExpression() instanceof AllColumns star) {
        if (!raw) {
          outputs.addAll(star(item, star, scope));
        }
        continue;
      }
      columns.visit(item.getExpression());
      Slot output = raw ? unnamed() : output(item.getExpression(), columns, nulls);
      if (item.getAlias() != null) {
        edits.alias(item, item.getAlias());
        output = output.named(ViewEdits.plain(item.getAlias().getName())).of(List.of());
      }
      outputs.add(output);
    }
    columns.visit(select.getWhere());
    if (select.getGroupBy() != null && select.getGroupBy().getGroupByExpressionList() != null) {
      for (Object e : select.getGroupBy().getGroupByExpressionList()) {
        columns.visit((Expression) e);
      }
    }
    columns(scope, outputs, common, raw).visit(select.getHaving());
    order(select.getOrderByElements(), scope, outputs, common, raw);
    return outputs;
  }

  /** What an expression yields; it has no name unless it is a column. */
  private static Slot output(Expression expression, SlotNames columns, ExpressionNulls nulls) {
    if (expression instanceof Column column && column.getArrayConstructor() == null) {
      Optional<Slot> found = columns.find(column);
      if (found.isPresent()) {
        return found.get().named(ViewEdits.plain(column.getColumnName()));
      }
    }
    return new Slot(null, List.of(), null, nulls.mayBeNull(expression), false);
  }

  private static Slot unnamed() {
    return new Slot(null, List.of());
  }

  private void order(
      List<OrderByElement> elements,
      SlotScope scope,
      List<Slot> outputs,
      Map<String, List<Slot>> common,
      boolean raw) {
    if (elements != null) {
      SlotNames columns = columns(scope, outputs, common, raw);
      elements.forEach(o -> columns.visit(o.getExpression()));
    }
  }

  private List<Slot> star(SelectItem<?> item, AllColumns star, SlotScope scope) {
    List<Slot> slots = StarSlots.of(star, scope);
    List<String> texts = slots.stream().map(s -> s.text(s.name())).toList();
    edits.whole(star, String.join(", ", texts));
    stars.put(item, texts);
    return slots;
  }

  private void joins(
      List<Join> joins, SlotScope scope, Map<String, List<Slot>> common, boolean raw) {
    if (joins != null) {
      for (Join join : joins) {
        int before = scope.entries().size();
        from(join.getFromItem(), scope, common, raw);
        scope.join(join, before);
      }
      SlotNames columns = columns(scope, List.of(), common, raw);
      joins.forEach(
          j -> j.getOnExpressions().stream().filter(Objects::nonNull).forEach(columns::visit));
    }
  }

  private void from(FromItem item, SlotScope scope, Map<String, List<Slot>> common, boolean raw) {
    if (item instanceof Table table) {
      scope.entries().add(table(table, common));
    } else if (item instanceof ParenthesedSelect inner && inner.getAlias() != null) {
      List<Slot> slots = query(inner.getSelect(), common, raw);
      String alias = ViewEdits.plain(inner.getAlias().getName());
      aliasBehind(SelectPlaces.opening(query, inner), alias);
      scope
          .entries()
          .add(new SlotScope.Entry(null, alias, slots.stream().map(s -> s.under(alias)).toList()));
    } else if (item instanceof ParenthesedFromItem group && group.getAlias() == null) {
      from(group.getFromItem(), scope, common, raw);
      joins(group.getJoins(), scope, common, raw);
    } else if (item instanceof TableFunction function) {
      scope.entries().add(function(function));
    } else if (item != null) {
      throw new PlacedQuery.Unplaced(item.toString());
    }
  }

  /**
   * @param open a parenthesis, which is closed before the alias
   */
  private void aliasBehind(int open, String alias) {
    int after = query.closing(open) + 1;
    edits.alias(query.isWord(after, "as") ? after + 1 : after, alias);
  }

  private SlotScope.Entry function(TableFunction function) {
    Alias alias = function.getAlias();
    String name =
        alias == null ? QueryTypes.functionAlias(function) : ViewEdits.plain(alias.getName());
    if (alias != null) {
      aliasBehind(query.endOfName(query.first(function.getFunction())) + 1, name);
    }
    List<Slot> columns = names.columns(function);
    return new SlotScope.Entry(null, name, columns.stream().map(c -> c.of(List.of(name))).toList());
  }

  private SlotScope.Entry table(Table table, Map<String, List<Slot>> common) {
    String name = TableRef.of(null, ViewEdits.plain(table.getName())).table();
    Alias alias = table.getAlias();
    if (alias != null) {
      edits.alias(table, alias);
    }
    String called = alias == null ? name : ViewEdits.plain(alias.getName());
    List<Slot> shared =
        table.getSchemaName() == null ? common.get(name.toLowerCase(Locale.ROOT)) : null;
    if (shared != null) {
      List<Slot> slots = shared.stream().map(s -> s.of(List.of(called))).toList();
      return new SlotScope.Entry(null, called, slots);
    }
    String database = table.getSchemaName() == null ? null : ViewEdits.plain(table.getSchemaName());
    SlotScope.Entry found = names.table(database, name);
    edits.name(table, new Slot(null, List.of("internal", found.database())).text(found.name()));
    String shown = alias == null ? found.name() : called;
    List<String> qualifier = List.of("internal", found.database(), shown);
    return new SlotScope.Entry(
        found.database(), shown, found.slots().stream().map(s -> s.of(qualifier)).toList());
  }
}
