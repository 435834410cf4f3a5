package org.dorisdr.minidoris.fe.catalog.view;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import net.sf.jsqlparser.expression.Expression;
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
import org.dorisdr.minidoris.fe.catalog.Database;
import org.dorisdr.minidoris.fe.catalog.View;
import org.dorisdr.minidoris.fe.catalog.ddl.Ddl;
import org.dorisdr.minidoris.fe.query.QueryTexts;
import org.dorisdr.minidoris.fe.query.ReadPartitions;
import org.dorisdr.minidoris.fe.query.TableRef;
import org.dorisdr.minidoris.fe.session.Session;
import org.dorisdr.minidoris.fe.session.StatementError;

/**
 * Refuses a view's query if what it names is not there, and sees which tables it reads. The
 * catalog's lock is held. One use a query.
 */
final class ViewCheck {
  private final Ddl ddl;
  private final Session session;
  private final FunctionColumns functions;
  private final Set<String> commonTables = new HashSet<>();
  private final Map<Long, Long> versions = new LinkedHashMap<>();

  /**
   * @param functions null = the query must not read table functions
   */
  ViewCheck(Ddl ddl, Session session, FunctionColumns functions) {
    this.ddl = ddl;
    this.session = session;
    this.functions = functions;
  }

  /** Visible versions, by id, of the tables that were found, also by way of views. */
  Map<Long, Long> versions() {
    return versions;
  }

  void check(Select select) {
    check(select, null);
  }

  /**
   * @param around names of the query around; null = there is none
   */
  private void check(Select select, ColumnNames around) {
    if (select.getWithItemsList() != null) {
      for (WithItem<?> with : select.getWithItemsList()) {
        commonTables.add(with.getUnquotedAliasName().toLowerCase(Locale.ROOT));
        check(with.getSelect(), around);
      }
    }
    if (select instanceof ParenthesedSelect inner) {
      check(inner.getSelect(), around);
    } else if (select instanceof SetOperationList set) {
      set.getSelects().forEach(s -> check(s, around));
    } else if (select instanceof PlainSelect plain) {
      plain(plain, around);
    }
  }

  private void plain(PlainSelect select, ColumnNames around) {
    ColumnNames names = new ColumnNames(around);
    List<Join> joins = select.getJoins() == null ? List.of() : select.getJoins();
    from(select.getFromItem(), names, around);
    joins.forEach(j -> from(j.getFromItem(), names, around));
    ColumnCheck columns = new ColumnCheck(names, Set.of(), s -> check(s, names));
    Set<String> aliases = new HashSet<>();
    for (SelectItem<?> item : select.getSelectItems()) {
      columns.visit(item.getExpression());
      if (item.getAlias() != null) {
        aliases.add(item.getUnquotedAliasName().toLowerCase(Locale.ROOT));
      }
    }
    columns.visit(select.getWhere());
    joins.forEach(j -> j.getOnExpressions().forEach(columns::visit));
    ColumnCheck afterwards = new ColumnCheck(names, aliases, s -> check(s, names));
    if (select.getGroupBy() != null && select.getGroupBy().getGroupByExpressionList() != null) {
      for (Object e : select.getGroupBy().getGroupByExpressionList()) {
        afterwards.visit((Expression) e);
      }
    }
    afterwards.visit(select.getHaving());
    if (select.getOrderByElements() != null) {
      select.getOrderByElements().forEach(o -> afterwards.visit(o.getExpression()));
    }
  }

  private void from(FromItem item, ColumnNames names, ColumnNames around) {
    if (item instanceof Table table) {
      table(table, names);
    } else if (item instanceof ParenthesedSelect inner) {
      check(inner.getSelect(), around);
      names.addUnknown();
    } else if (item instanceof ParenthesedFromItem group) {
      from(group.getFromItem(), names, around);
      if (group.getJoins() != null) {
        group.getJoins().forEach(j -> from(j.getFromItem(), names, around));
      }
    } else if (item instanceof TableFunction function && functions != null) {
      names.add(functions.of(function));
    } else if (item != null) {
      throw StatementError.general("not supported in a view: " + item);
    }
  }

  private void table(Table table, ColumnNames names) {
    TableRef ref = TableRef.of(null, ViewEdits.plain(table.getName()));
    String name = ref.table();
    String given = table.getSchemaName() == null ? null : ViewEdits.plain(table.getSchemaName());
    if (given == null && commonTables.contains(name.toLowerCase(Locale.ROOT))) {
      names.addUnknown();
      return;
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
    names.add(KnownNames.columns(found));
    if (found instanceof View view) {
      check(view);
    } else {
      versions.put(found.id, found.visibleVersion);
    }
  }

  private void check(View view) {
    ViewCheck inner = new ViewCheck(ddl, session, functions);
    inner.check(QueryTexts.parse(view.definition));
    versions.putAll(inner.versions);
  }
}
