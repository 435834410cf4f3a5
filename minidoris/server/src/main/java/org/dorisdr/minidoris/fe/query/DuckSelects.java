package org.dorisdr.minidoris.fe.query;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import net.sf.jsqlparser.expression.Alias;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.StringValue;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.schema.Table;
import net.sf.jsqlparser.statement.select.AllColumns;
import net.sf.jsqlparser.statement.select.AllTableColumns;
import net.sf.jsqlparser.statement.select.ExceptOp;
import net.sf.jsqlparser.statement.select.Join;
import net.sf.jsqlparser.statement.select.Limit;
import net.sf.jsqlparser.statement.select.MinusOp;
import net.sf.jsqlparser.statement.select.Offset;
import net.sf.jsqlparser.statement.select.ParenthesedFromItem;
import net.sf.jsqlparser.statement.select.ParenthesedSelect;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.Select;
import net.sf.jsqlparser.statement.select.SelectItem;
import net.sf.jsqlparser.statement.select.SetOperationList;
import net.sf.jsqlparser.statement.select.TableFunction;
import net.sf.jsqlparser.statement.select.WithItem;
import org.dorisdr.minidoris.common.types.DorisType;
import org.dorisdr.minidoris.fe.catalog.OlapTable;
import org.dorisdr.minidoris.fe.query.type.QueryTypes;
import org.dorisdr.minidoris.fe.query.type.TableTypes;
import org.dorisdr.minidoris.fe.query.type.TypeScope;
import org.dorisdr.minidoris.fe.query.type.TypedColumn;

/** Writes queries of Doris's SQL in DuckDB's. For one statement by one thread. */
final class DuckSelects extends DuckJoins {
  private final Relations relations;
  private final Set<String> withNames = new HashSet<>();
  private final Deque<PlainSelect> selects = new ArrayDeque<>();
  private final QueryTypes types;
  private TypeScope scope = TypeScope.EMPTY;

  DuckSelects(Relations relations) {
    this.relations = relations;
    this.types = new QueryTypes(typesOf(relations));
  }

  private static TableTypes typesOf(Relations relations) {
    return new TableTypes() {
      @Override
      public List<TypedColumn> columns(String database, String name) {
        return relations.columns(database, name);
      }

      @Override
      public List<TypedColumn> columns(TableFunction function) {
        String name = Identifiers.plain(function.getFunction().getName());
        return relations.functionColumns(name, TableFunctions.properties(function));
      }
    };
  }

  /** The stored column that a name in the query that is being written stands for. */
  Optional<StoredColumn> stored(Column column) {
    return selects.stream()
        .flatMap(s -> StoredColumn.find(s, column, this::stored).stream())
        .findFirst();
  }

  /** Type of an expression where it stands; null = not known. */
  DorisType type(Expression expression) {
    return types.of(expression, scope);
  }

  /**
   * What is written while the names of a lambda stand for elements of arrays.
   *
   * @param arrays their types, null = not known
   */
  String inLambda(List<String> names, List<DorisType> arrays, Supplier<String> written) {
    TypeScope around = scope;
    scope = around.elements(names, arrays);
    try {
      return written.get();
    } finally {
      scope = around;
    }
  }

  /**
   * Columns that a query answers; empty = not known.
   *
   * @param texts of what it selects, as they were typed
   */
  List<TypedColumn> columns(Select select, List<String> texts) {
    types.name(select, texts);
    List<TypedColumn> columns = types.columns(select, TypeScope.EMPTY);
    return columns == null ? List.of() : columns;
  }

  /** Columns that a query within the one that is written gives; null = not known. */
  List<TypedColumn> columnsHere(Select select) {
    return types.columns(select, scope);
  }

  private Optional<OlapTable> stored(Table table) {
    String name = Identifiers.plain(table.getName());
    boolean hidden =
        table.getSchemaName() == null && withNames.contains(name.toLowerCase(Locale.ROOT));
    return hidden
        ? Optional.empty()
        : relations.stored(Identifiers.plain(table.getSchemaName()), name);
  }

  /** Names that WITH gives hide tables. */
  void hide(List<? extends WithItem<?>> items) {
    if (items != null) {
      items.forEach(
          i -> withNames.add(Identifiers.plain(i.getUnquotedAliasName()).toLowerCase(Locale.ROOT)));
    }
  }

  void hideAllIn(Select select) {
    hide(select.getWithItemsList());
  }

  /** LIMIT a, b is LIMIT b OFFSET a. */
  @Override
  public <S> StringBuilder visit(PlainSelect select, S context) {
    selects.push(select);
    TypeScope around = scope;
    scope = types.scope(select, around);
    Set<String> names = new HashSet<>(withNames);
    hide(select.getWithItemsList());
    IpKeys.sortIn(select.getWindowDefinitions(), this::type);
    SketchUses.check(select, () -> types.columns(select, around), this::type);
    UsingJoins.rewrite(select, scope);
    PlaceOrder.check(select, () -> types.columns(select, around));
    try {
      Select sorted = sorted(select, around);
      if (sorted != select) {
        scope = around;
        return visit((PlainSelect) sorted, context);
      }
      return plain(select, context);
    } finally {
      scope = around;
      withNames.retainAll(names);
      selects.pop();
    }
  }

  private Select sorted(Select select, TypeScope around) {
    return select.getOrderByElements() == null
        ? select
        : new AddressOrder(select, types.columns(select, around), this::type).sorted();
  }

  private <S> StringBuilder plain(PlainSelect select, S context) {
    if (!HavingRows.filters(select)) {
      return super.visit(plainLimit(select), context);
    }
    Expression having = select.getHaving();
    select.setHaving(null);
    builder.append("SELECT * FROM (");
    super.visit(select, context);
    builder.append(") AS having_rows WHERE ");
    return having.accept(getExpressionVisitor(), context);
  }

  @Override
  public <S> StringBuilder visit(SetOperationList list, S context) {
    SketchUses.check(list, () -> types.columns(list, scope));
    // Two words for the same, of which the engine has one.
    list.getOperations().replaceAll(o -> o instanceof MinusOp ? new ExceptOp() : o);
    PlaceOrder.check(list, () -> types.columns(list, scope));
    Select sorted = sorted(list, scope);
    return sorted == list
        ? within(list, () -> super.visit(plainLimit(list), context))
        : visit((PlainSelect) sorted, context);
  }

  @Override
  public <S> StringBuilder visit(ParenthesedSelect select, S context) {
    Select sorted = sorted(select, scope);
    return sorted == select
        ? within(select, () -> super.visit(plainLimit(select), context))
        : visit((PlainSelect) sorted, context);
  }

  /** What a query's WITH names is known in all of it. */
  private StringBuilder within(Select select, Supplier<StringBuilder> written) {
    TypeScope around = scope;
    scope = types.withs(select, around);
    Set<String> names = new HashSet<>(withNames);
    hide(select.getWithItemsList());
    try {
      return written.get();
    } finally {
      scope = around;
      withNames.retainAll(names);
    }
  }

  private static <T extends Select> T plainLimit(T select) {
    Limit limit = select.getLimit();
    if (limit != null && limit.getOffset() != null) {
      Offset offset = new Offset();
      offset.setOffset(limit.getOffset());
      limit.setOffset(null);
      select.setOffset(offset);
    }
    return select;
  }

  @Override
  public <S> StringBuilder visit(Table table, S context) {
    String name = Identifiers.plain(table.getName());
    String database = Identifiers.plain(table.getSchemaName());
    if (database == null && table.getName().equalsIgnoreCase("dual")) {
      // One row, as without FROM; in back quotes it would be a table.
      return builder.append("(SELECT 1) AS \"dual\"");
    }
    if (database == null && withNames.contains(name.toLowerCase(Locale.ROOT))) {
      builder.append(Identifiers.quoted(name));
    } else {
      builder.append(relations.table(database, name));
    }
    if (table.getAlias() != null) {
      return builder.append(alias(table.getAlias()));
    }
    return builder.append(" AS ").append(Identifiers.quoted(TableRef.of("", name).table()));
  }

  /** The engine takes no commas in brackets. */
  @Override
  public <S> StringBuilder visit(ParenthesedFromItem group, S context) {
    builder.append('(');
    group.getFromItem().accept(this, context);
    if (group.getJoins() != null) {
      for (Join join : group.getJoins()) {
        join.setCross(join.isCross() || join.isSimple());
        join.setSimple(false);
        deparseJoin(join);
      }
    }
    return builder.append(')').append(alias(group.getAlias()));
  }

  @Override
  public <S> StringBuilder visit(TableFunction function, S context) {
    String name = Identifiers.plain(function.getFunction().getName());
    builder.append(relations.function(name, TableFunctions.properties(function)));
    if (function.getAlias() != null) {
      return builder.append(alias(function.getAlias()));
    }
    return builder.append(" AS ").append(Identifiers.quoted(QueryTypes.functionAlias(function)));
  }

  @Override
  public <S> StringBuilder visit(SelectItem<?> item, S context) {
    Expression expression = item.getExpression();
    String text =
        expression instanceof StringValue value ? value.getValue() : expression.toString();
    expression.accept(getExpressionVisitor(), context);
    if (item.getAlias() != null) {
      return builder.append(alias(item.getAlias()));
    }
    boolean named =
        expression instanceof Column column && !column.getColumnName().startsWith("@")
            || expression instanceof AllColumns
            || expression instanceof AllTableColumns;
    if (named) {
      return builder;
    }
    String name = text.replace("`", "");
    return builder.append(" AS ").append(Identifiers.quoted(name.isEmpty() ? " " : name));
  }

  /** AS clause with names in double quotes. */
  static String alias(Alias alias) {
    if (alias == null) {
      return "";
    }
    String columns = "";
    if (alias.getAliasColumns() != null) {
      columns =
          "("
              + String.join(
                  ", ",
                  alias.getAliasColumns().stream().map(c -> Identifiers.quoted(c.name)).toList())
              + ")";
    }
    return " AS " + Identifiers.quoted(unquoteText(alias.getName())) + columns;
  }

  private static String unquoteText(String name) {
    boolean text = name.length() > 1 && name.startsWith("'") && name.endsWith("'");
    return text ? name.substring(1, name.length() - 1) : name;
  }
}
