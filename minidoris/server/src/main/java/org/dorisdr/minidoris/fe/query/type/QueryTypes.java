package org.dorisdr.minidoris.fe.query.type;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import net.sf.jsqlparser.expression.Alias;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.StringValue;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.schema.Table;
import net.sf.jsqlparser.statement.select.AllColumns;
import net.sf.jsqlparser.statement.select.AllTableColumns;
import net.sf.jsqlparser.statement.select.FromItem;
import net.sf.jsqlparser.statement.select.Join;
import net.sf.jsqlparser.statement.select.ParenthesedFromItem;
import net.sf.jsqlparser.statement.select.ParenthesedSelect;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.Select;
import net.sf.jsqlparser.statement.select.SelectItem;
import net.sf.jsqlparser.statement.select.SetOperationList;
import net.sf.jsqlparser.statement.select.TableFunction;
import net.sf.jsqlparser.statement.select.WithItem;
import org.dorisdr.minidoris.common.types.DorisType;
import org.dorisdr.minidoris.fe.session.ColumnOrigin;

/**
 * Types of a query's expressions as Doris finds them, so far as they are known here. For one
 * statement by one thread.
 */
public final class QueryTypes {
  private final TableTypes tables;
  private final ExpressionTypes expressions = new ExpressionTypes(this);
  private final Map<Expression, Optional<DorisType>> known = new IdentityHashMap<>();

  private final Map<SelectItem<?>, String> texts = new IdentityHashMap<>();

  public QueryTypes(TableTypes tables) {
    this.tables = tables;
  }

  /** Name of a table without its partitions. */
  static String table(String name) {
    return Names.plain(name).replaceFirst("#(partition|temporary):.*$", "");
  }

  /** Type of an expression; null = not known. */
  public DorisType of(Expression expression, TypeScope scope) {
    Optional<DorisType> found = known.get(expression);
    if (found == null) {
      found = Optional.ofNullable(expression.accept(expressions, scope));
      known.put(expression, found);
    }
    return found.orElse(null);
  }

  /** The names of a query's WITH added to those around it. */
  public TypeScope withs(Select select, TypeScope around) {
    TypeScope scope = around;
    if (select.getWithItemsList() != null) {
      for (WithItem<?> item : select.getWithItemsList()) {
        List<TypedColumn> columns =
            item.isRecursive() || item.getSelect() == null
                ? null
                : columns(item.getSelect(), scope);
        String name = Names.plain(item.getUnquotedAliasName());
        scope = scope.with(name, in(name, named(columns, columnNames(item))));
      }
    }
    return scope;
  }

  /** What the expressions of a SELECT can name. */
  public TypeScope scope(PlainSelect select, TypeScope around) {
    HalfJoins.turn(select);
    TypeScope outer = withs(select, around);
    List<TypeScope.Relation> relations = new ArrayList<>();
    if (select.getFromItem() != null) {
      add(select.getFromItem(), outer, relations);
    }
    joins(select.getJoins(), outer, relations);
    if (select.getLateralViews() != null && !select.getLateralViews().isEmpty()) {
      relations.add(new TypeScope.Relation("", null));
    }
    return outer.inside(relations);
  }

  private void joins(List<Join> joins, TypeScope outer, List<TypeScope.Relation> relations) {
    if (joins != null) {
      for (Join join : joins) {
        if (!join.isSemi()) {
          add(join.getFromItem(), outer, relations);
        }
      }
    }
  }

  private void add(FromItem item, TypeScope outer, List<TypeScope.Relation> relations) {
    if (item instanceof ParenthesedFromItem group && isPlain(group)) {
      add(group.getFromItem(), outer, relations);
      joins(group.getJoins(), outer, relations);
      return;
    }
    Alias alias = item.getAlias();
    String name = alias == null ? "" : Names.plain(alias.getName());
    List<TypedColumn> columns = null;
    if (item instanceof Table table) {
      name = alias == null ? table(table.getName()) : name;
      columns = columns(table, outer);
    } else if (item instanceof ParenthesedSelect select) {
      columns = columns(select, outer);
    } else if (item instanceof TableFunction function) {
      name = alias == null ? functionAlias(function) : name;
      columns = tables.columns(function);
    }
    List<TypedColumn> listed = named(columns, columnNames(alias));
    relations.add(new TypeScope.Relation(name, alias == null ? listed : in(name, listed)));
  }

  /** Whether its tables keep their names, and {@code *} all their columns. */
  private static boolean isPlain(ParenthesedFromItem group) {
    List<Join> joins = group.getJoins() == null ? List.of() : group.getJoins();
    return group.getAlias() == null
        && joins.stream()
            .allMatch(j -> j.getUsingColumns().isEmpty() && !j.isSemi() && !j.isNatural());
  }

  private static List<TypedColumn> in(String name, List<TypedColumn> columns) {
    return columns == null ? null : columns.stream().map(c -> c.in(name)).toList();
  }

  /** What Doris calls the rows of a table function that has no alias. */
  public static String functionAlias(TableFunction function) {
    return "_tvf_" + Names.plain(function.getFunction().getName()).toLowerCase(Locale.ROOT);
  }

  private List<TypedColumn> columns(Table table, TypeScope scope) {
    String name = table(table.getName());
    String database = table.getSchemaName() == null ? null : Names.plain(table.getSchemaName());
    return database == null && scope.isWith(name)
        ? scope.with(name)
        : tables.columns(database, name);
  }

  /** Names in brackets behind a name; empty = none. */
  private static List<String> columnNames(Alias alias) {
    return alias == null || alias.getAliasColumns() == null
        ? List.of()
        : alias.getAliasColumns().stream().map(c -> c.name).toList();
  }

  private static List<String> columnNames(WithItem<?> item) {
    return item.getWithItemList() == null
        ? columnNames(item.getAlias())
        : item.getWithItemList().stream().map(i -> i.getExpression().toString()).toList();
  }

  private static List<TypedColumn> named(List<TypedColumn> columns, List<String> names) {
    if (columns == null || names.isEmpty()) {
      return columns;
    }
    if (names.size() != columns.size()) {
      return null;
    }
    List<TypedColumn> named = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      String name = Names.plain(names.get(i));
      named.add(new TypedColumn(name, columns.get(i).type(), columns.get(i).origin()));
    }
    return named;
  }

  /** Columns that a query gives; null = not known. */
  public List<TypedColumn> columns(Select select, TypeScope around) {
    if (select instanceof PlainSelect plain) {
      return columns(plain, scope(plain, around));
    }
    TypeScope scope = withs(select, around);
    if (select instanceof ParenthesedSelect inner) {
      return columns(inner.getSelect(), scope);
    }
    return select instanceof SetOperationList list ? common(list, scope) : null;
  }

  private List<TypedColumn> common(SetOperationList list, TypeScope scope) {
    List<List<TypedColumn>> parts = new ArrayList<>();
    for (Select part : list.getSelects()) {
      List<TypedColumn> columns = columns(part, scope);
      if (columns == null || (!parts.isEmpty() && columns.size() != parts.get(0).size())) {
        return null;
      }
      parts.add(columns);
    }
    List<TypedColumn> common = new ArrayList<>();
    for (int i = 0; i < parts.get(0).size(); i++) {
      List<DorisType> types = new ArrayList<>();
      for (List<TypedColumn> part : parts) {
        types.add(part.get(i).type());
      }
      common.add(new TypedColumn(parts.get(0).get(i).name(), CommonTypes.of(types)));
    }
    return common;
  }

  private List<TypedColumn> columns(PlainSelect select, TypeScope scope) {
    List<TypedColumn> columns = new ArrayList<>();
    for (SelectItem<?> item : select.getSelectItems()) {
      Expression expression = item.getExpression();
      if (expression instanceof AllColumns star) {
        boolean owned = star instanceof AllTableColumns;
        String owner = owned ? ((AllTableColumns) star).getTable().getName() : null;
        List<TypedColumn> all = Stars.columns(star, owner, select.getJoins(), scope);
        if (all == null) {
          return null;
        }
        columns.addAll(all);
      } else {
        columns.add(new TypedColumn(name(item), of(expression, scope), origin(item, scope)));
      }
    }
    return columns;
  }

  private static ColumnOrigin origin(SelectItem<?> item, TypeScope scope) {
    if (!(item.getExpression() instanceof Column column)) {
      return ColumnOrigin.NONE;
    }
    ColumnOrigin origin = scope.origin(column);
    return item.getAlias() == null ? origin : origin.renamed();
  }

  private String name(SelectItem<?> item) {
    if (item.getAlias() != null) {
      return Names.alias(item.getAlias().getName());
    }
    if (item.getExpression() instanceof Column column && !column.getColumnName().startsWith("@")) {
      return Names.plain(column.getColumnName());
    }
    return item.getExpression() instanceof StringValue value
        ? value.getNotExcapedValue()
        : texts.getOrDefault(item, item.getExpression().toString());
  }

  /**
   * Has the columns of a query called by the texts that were typed, where they have no other name.
   *
   * @param typed one an item of the query's first SELECT; others are of no use
   */
  public void name(Select select, List<String> typed) {
    if (select instanceof ParenthesedSelect inner) {
      name(inner.getSelect(), typed);
    } else if (select instanceof SetOperationList list) {
      name(list.getSelect(0), typed);
    } else if (select instanceof PlainSelect plain
        && plain.getSelectItems().size() == typed.size()) {
      for (int i = 0; i < typed.size(); i++) {
        texts.put(plain.getSelectItems().get(i), typed.get(i));
      }
    }
  }
}
