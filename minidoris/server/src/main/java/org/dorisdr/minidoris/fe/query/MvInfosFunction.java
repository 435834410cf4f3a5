package org.dorisdr.minidoris.fe.query;

import java.util.Map;
import org.dorisdr.minidoris.fe.Frontend;
import org.dorisdr.minidoris.fe.catalog.Database;
import org.dorisdr.minidoris.fe.catalog.MaterializedView;
import org.dorisdr.minidoris.fe.catalog.OlapTable;
import org.dorisdr.minidoris.fe.catalog.Table;
import org.dorisdr.minidoris.fe.session.Session;
import org.dorisdr.minidoris.fe.session.StatementError;

/** Rows of {@code mv_infos("database"="…")}, with Doris's columns. The catalog is locked. */
final class MvInfosFunction {
  private final Frontend frontend;
  private final Session session;
  private final TableAccess access;

  MvInfosFunction(Frontend frontend, Session session, TableAccess access) {
    this.frontend = frontend;
    this.session = session;
    this.access = access;
  }

  String rows(Map<String, String> properties) {
    for (String key : properties.keySet()) {
      if (!key.equals("database")) {
        throw StatementError.general("'" + key + "' is invalid property");
      }
    }
    String name = properties.getOrDefault("database", "");
    Database database =
        frontend
            .catalog()
            .database(name)
            .orElseThrow(() -> StatementError.general("Unknown database '" + name + "'"));
    InlineRows rows =
        new InlineRows(
            "Id",
            "Name",
            "JobName",
            "State",
            "SchemaChangeDetail",
            "RefreshState",
            "RefreshInfo",
            "QuerySql",
            "MvProperties",
            "MvPartitionInfo",
            "SyncWithBaseTables");
    for (Table table : database.tables.values()) {
      if (OlapTable.isMaterialized(table) && access.canSee(session, name, table.name)) {
        add(rows, (OlapTable) table);
      }
    }
    return rows.sql();
  }

  private void add(InlineRows rows, OlapTable table) {
    MaterializedView view = table.materialized;
    rows.add(
        table.id,
        table.name,
        "inner_mtmv_" + table.id,
        view.state,
        null,
        view.refreshState,
        view.refreshText(),
        view.query,
        view.properties.toString(),
        "MTMVPartitionInfo{partitionType=SELF_MANAGE}",
        String.valueOf(isSync(view)));
  }

  /** Whether the base tables are as the last good refresh found them. */
  private boolean isSync(MaterializedView view) {
    return view.state.equals("NORMAL")
        && view.baseVersions.entrySet().stream()
            .allMatch(
                base ->
                    frontend
                        .catalog()
                        .table(base.getKey())
                        .filter(t -> t.visibleVersion == base.getValue())
                        .isPresent());
  }
}
