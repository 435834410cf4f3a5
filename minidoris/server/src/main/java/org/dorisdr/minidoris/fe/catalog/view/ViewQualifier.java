package org.dorisdr.minidoris.fe.catalog.view;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import net.sf.jsqlparser.schema.Table;
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
import org.dorisdr.minidoris.fe.catalog.Column;
import org.dorisdr.minidoris.fe.catalog.Database;
import org.dorisdr.minidoris.fe.catalog.View;
import org.dorisdr.minidoris.fe.catalog.ddl.Ddl;
import org.dorisdr.minidoris.fe.query.PlacedQuery;
import org.dorisdr.minidoris.fe.query.QueryTexts;
import org.dorisdr.minidoris.fe.query.ReadPartitions;
import org.dorisdr.minidoris.fe.query.TableRef;
import org.dorisdr.minidoris.fe.query.type.QueryTypes;
import org.dorisdr.minidoris.fe.session.Session;
import org.dorisdr.minidoris.fe.session.StatementError;

/**
 * Writes a view's query with every table and column by its full name, as Doris stores it, so that
 * it means the same in any database. The catalog's lock is held. One use a query.
 */
public final class ViewQualifier {
  private final Ddl ddl;
  private final Session session;
  private final FunctionColumns functions;
  private final Set<String> commonTables = new HashSet<>();
  private final Map<Long, Long> versions = new LinkedHashMap<>();

  public ViewQualifier(Ddl ddl, Session session) {
    this(ddl, session, null);
  }

  /**
   * @param functions null = the query must not read table functions
   */
  ViewQualifier(Ddl ddl, Session session, FunctionColumns functions) {
    this.ddl = ddl;
    this.session = session;
    this.functions = functions;
  }

  /**
   * Query with full names.
   *
   * @param columns null unless all of them are plain columns
   * @param nullable which of them may be NULL
   */
  public record Qualified(String sql, List<Column> columns, List<Boolean> nullable) {
    /** Its columns, with what is known of NULL. */
    List<Column> told(List<Column> found) {
      List<Column> told = new ArrayList<>();
      for (Column column : found) {
        boolean may = nullable.size() != found.size() || nullable.get(told.size());
        told.add(ViewColumns.of(column.name(), column.type(), may));
      }
      return told;
    }
  }

  public Qualified qualify(String query) {
    return qualify(query, List.of());
  }

  /**
   * @param names columns that the statement gives, which become the aliases of the query; none = it
   *     gives none
   */
  Qualified qualify(String query, List<String> names) {
    Select select = QueryTexts.parse(query);
    List<FromEntry> scope = qualify(select, List.of());
    ViewText.Made made = text(query, names);
    List<Column> columns = plainColumns(select, scope);
    return new Qualified(
        made.text(), columns, made.outputs().stream().map(Slot::nullable).toList());
  }

  /** What was typed, with full names. */
  private ViewText.Made text(String query, List<String> names) {
    try {
      return ViewText.of(
          new KnownNames(ddl, session, functions, this::functionDatabase), query, names);
    } catch (PlacedQuery.Unplaced e) {
      throw StatementError.general(
          "minidoris does not know where this stands in the query, whose text it has to keep: "
              + e.getMessage()
              + ". HINT: write it in another way");
    }
  }

  static List<SelectItem<?>> firstItems(Select select) {
    if (select instanceof ParenthesedSelect inner) {
      return firstItems(inner.getSelect());
    }
    if (select instanceof SetOperationList set) {
      return firstItems(set.getSelect(0));
    }
    return select instanceof PlainSelect plain ? plain.getSelectItems() : List.of();
  }

  /** Qualifies a query in place; gives the entries of its FROM. */
  private List<FromEntry> qualify(Select select, List<FromEntry> outer) {
    if (select.getWithItemsList() != null) {
      for (WithItem<?> with : select.getWithItemsList()) {
        commonTables.add(with.getUnquotedAliasName().toLowerCase(Locale.ROOT));
        qualify(with.getSelect(), outer);
      }
    }
    if (select instanceof ParenthesedSelect inner) {
      return qualify(inner.getSelect(), outer);
    }
    if (select instanceof SetOperationList set) {
      set.getSelects().forEach(s -> qualify(s, outer));
      return List.of();
    }
    return select instanceof PlainSelect plain ? plain(plain, outer) : List.of();
  }

  private List<FromEntry> plain(PlainSelect select, List<FromEntry> outer) {
    List<FromEntry> scope = new ArrayList<>();
    from(select.getFromItem(), scope, outer);
    List<FromEntry> shown = new ArrayList<>(scope);
    if (select.getJoins() != null) {
      for (Join join : select.getJoins()) {
        int before = scope.size();
        from(join.getFromItem(), scope, outer);
        scope
            .subList(before, scope.size())
            .forEach(e -> shown.add(e.without(JoinColumns.leftOut(join))));
      }
    }
    StarExpansion.expand(select, scope, shown);
    List<FromEntry> all = new ArrayList<>(scope);
    all.addAll(outer);
    ColumnQualifier columns =
        new ColumnQualifier(all, s -> qualify(s, all), this::functionDatabase);
    Set<String> aliases = new HashSet<>();
    for (SelectItem<?> item : select.getSelectItems()) {
      item.getExpression().accept(columns, null);
      if (item.getAlias() != null) {
        aliases.add(item.getUnquotedAliasName().toLowerCase(Locale.ROOT));
      }
    }
    columns.visit(select.getWhere());
    if (select.getJoins() != null) {
      for (Join join : select.getJoins()) {
        join.getOnExpressions().forEach(columns::visit);
      }
    }
    ColumnQualifier afterwards = columns.except(aliases);
    if (select.getGroupBy() != null && select.getGroupBy().getGroupByExpressionList() != null) {
      for (Object e : select.getGroupBy().getGroupByExpressionList()) {
        afterwards.visit((net.sf.jsqlparser.expression.Expression) e);
      }
    }
    afterwards.visit(select.getHaving());
    if (select.getOrderByElements() != null) {
      select.getOrderByElements().forEach(o -> afterwards.visit(o.getExpression()));
    }
    return scope;
  }

  /** Database of an alias function, as far as a call without one can mean it. */
  private String functionDatabase(String function) {
    return session.database() == null
        ? null
        : ddl.fe()
            .catalog()
            .database(session.database())
            .map(d -> QueryTexts.functionDatabase(ddl.fe(), d, function))
            .orElse(null);
  }

  private void from(FromItem item, List<FromEntry> scope, List<FromEntry> outer) {
    if (item instanceof Table table) {
      scope.add(table(table));
    } else if (item instanceof ParenthesedSelect inner) {
      qualify(inner.getSelect(), outer);
      if (inner.getAlias() != null) {
        scope.add(new FromEntry(plain(inner.getAlias().getName()), null, null));
      }
    } else if (item instanceof ParenthesedFromItem group) {
      from(group.getFromItem(), scope, outer);
      if (group.getJoins() != null) {
        group.getJoins().forEach(j -> from(j.getFromItem(), scope, outer));
      }
    } else if (item instanceof TableFunction function && functions != null) {
      String alias = function.getAlias() == null ? null : plain(function.getAlias().getName());
      scope.add(
          new FromEntry(
              alias == null ? QueryTypes.functionAlias(function) : alias,
              null,
              functions.of(function)));
    } else if (item != null) {
      throw StatementError.general("not supported in a view: " + item);
    }
  }

  private FromEntry table(Table table) {
    TableRef ref = TableRef.of(null, plain(table.getName()));
    String name = ref.table();
    String given = table.getSchemaName() == null ? null : plain(table.getSchemaName());
    String alias = table.getAlias() == null ? null : plain(table.getAlias().getName());
    if (given == null && commonTables.contains(name.toLowerCase(Locale.ROOT))) {
      return new FromEntry(alias == null ? name : alias, null, null);
    }
    Database database = ddl.database(session, given);
    org.dorisdr.minidoris.fe.catalog.Table found =
        database
            .table(name)
            .orElseThrow(
                () ->
                    StatementError.general(
                        "Table ["
                            + name
                            + "] does not exist in database ["
                            + database.name
                            + "]."));
    ReadPartitions.check(found, ref.in(database.name));
    addVersions(found);
    List<Column> columns = KnownNames.columns(found);
    table.setName("`" + found.name + "`");
    table.setSchemaName("`" + database.name + "`");
    table.setDatabaseName("`internal`");
    return new FromEntry(
        alias == null ? found.name : alias, alias == null ? database.name : null, columns);
  }

  private void addVersions(org.dorisdr.minidoris.fe.catalog.Table found) {
    if (found instanceof View view) {
      ViewQualifier inner = new ViewQualifier(ddl, session, functions);
      inner.qualify(view.definition);
      versions.putAll(inner.versions);
    } else {
      versions.put(found.id, found.visibleVersion);
    }
  }

  /** Visible versions, by id, of the tables that the query reads, also by way of views. */
  public Map<Long, Long> versions() {
    return versions;
  }

  private static List<Column> plainColumns(Select select, List<FromEntry> scope) {
    if (!(select instanceof PlainSelect plain)) {
      return null;
    }
    List<Column> columns = new ArrayList<>();
    for (SelectItem<?> item : plain.getSelectItems()) {
      if (!(item.getExpression() instanceof net.sf.jsqlparser.schema.Column reference)) {
        return null;
      }
      String name = plain(reference.getColumnName());
      Table owner = reference.getTable();
      Column column =
          scope.stream()
              .filter(e -> owner == null || e.owns(owner))
              .flatMap(e -> e.column(name).stream())
              .findFirst()
              .orElse(null);
      if (column == null) {
        return null;
      }
      String shown = item.getAlias() == null ? name : plain(item.getAlias().getName());
      columns.add(ViewColumns.of(shown, column.type(), column.nullable()));
    }
    return columns;
  }

  static String plain(String name) {
    boolean quoted = name.length() > 1 && name.startsWith("`") && name.endsWith("`");
    return quoted ? name.substring(1, name.length() - 1) : name;
  }
}
