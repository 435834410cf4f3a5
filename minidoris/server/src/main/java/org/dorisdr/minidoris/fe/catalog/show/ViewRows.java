package org.dorisdr.minidoris.fe.catalog.show;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.sf.jsqlparser.statement.Statement;
import net.sf.jsqlparser.util.TablesNamesFinder;
import org.dorisdr.minidoris.fe.catalog.Database;
import org.dorisdr.minidoris.fe.catalog.DdlTexts;
import org.dorisdr.minidoris.fe.catalog.Table;
import org.dorisdr.minidoris.fe.catalog.View;
import org.dorisdr.minidoris.fe.catalog.ddl.Ddl;
import org.dorisdr.minidoris.fe.query.QueryTexts;
import org.dorisdr.minidoris.fe.session.Session;
import org.dorisdr.minidoris.fe.session.StatementResult;
import org.dorisdr.sql.stock.catalog.ShowViewsOf;

/** SHOW VIEW FROM a table: the views of its database that read it, also by way of other views. */
final class ViewRows {
  private final Ddl ddl;

  ViewRows(Ddl ddl) {
    this.ddl = ddl;
  }

  StatementResult show(Session session, ShowViewsOf statement) {
    return ddl.read(
        () -> {
          Database database = ddl.database(session, statement.name());
          Table table = ddl.olap(database, statement.name().table());
          ShowRows rows = new ShowRows("View", "Create View");
          database.tables.values().stream()
              .filter(View.class::isInstance)
              .sorted(Comparator.comparingLong(v -> v.id))
              .filter(v -> reads((View) v, table.id, new HashSet<>()))
              .forEach(v -> rows.add(v.name, DdlTexts.create(v)));
          return rows.result();
        });
  }

  private boolean reads(View view, long tableId, Set<Long> seen) {
    if (!seen.add(view.id)) {
      return false;
    }
    Statement query = QueryTexts.parse(view.definition);
    for (String name : new TablesNamesFinder<Void>().getTables(query)) {
      Table read = find(name);
      if (read != null
          && (read.id == tableId || read instanceof View inner && reads(inner, tableId, seen))) {
        return true;
      }
    }
    return false;
  }

  /** Definitions name catalog, database and table; null if that is gone, or a function. */
  private Table find(String name) {
    List<String> parts = List.of(name.replace("`", "").split("\\."));
    if (parts.size() < 2) {
      return null;
    }
    return ddl.fe()
        .catalog()
        .database(parts.get(parts.size() - 2))
        .flatMap(d -> d.table(parts.get(parts.size() - 1)))
        .orElse(null);
  }
}
