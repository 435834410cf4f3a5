package org.dorisdr.minidoris.fe.replica;

import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.dorisdr.minidoris.fe.ClusterState.Backend;
import org.dorisdr.minidoris.fe.catalog.Catalog.TabletPlace;
import org.dorisdr.minidoris.fe.catalog.Database;
import org.dorisdr.minidoris.fe.catalog.Replica;
import org.dorisdr.minidoris.fe.catalog.Table;
import org.dorisdr.minidoris.fe.catalog.ddl.Ddl;
import org.dorisdr.minidoris.fe.catalog.show.ShowRows;
import org.dorisdr.minidoris.fe.session.Session;
import org.dorisdr.minidoris.fe.session.StatementResult;
import org.dorisdr.sql.stock.catalog.DiagnoseTablet;

/** ADMIN DIAGNOSE TABLET: Doris's ShowDiagnoseTabletCommand and Diagnoser. */
record DiagnoseHandler(Ddl ddl) {
  StatementResult show(Session session, DiagnoseTablet statement) {
    return ddl.read(
        () -> {
          ShowRows rows = new ShowRows("Item", "Info", "Suggestion");
          Optional<TabletPlace> place = ddl.fe().catalog().tablet(statement.id());
          rows.add("TabletExist", place.isPresent() ? "Yes" : "No", "");
          place.ifPresent(p -> diagnose(rows, p));
          return rows.result();
        });
  }

  private void diagnose(ShowRows rows, TabletPlace place) {
    rows.add("TabletId", place.tablet().id, "");
    if (isLive(rows, place)) {
      String index = place.table().indexMetas.get(place.index().id).name;
      rows.add("MaterializedIndex", index + ": " + place.index().id, "");
      replicas(rows, place);
    }
  }

  /** Names where it is, down to what is gone or in the recycle bin. */
  private boolean isLive(ShowRows rows, TabletPlace place) {
    Database database = ddl.fe().catalog().database(place.databaseId()).orElse(null);
    if (database == null) {
      rows.add("Database", gone(ddl.fe().recycleBin().database(place.databaseId())), "");
      return false;
    }
    rows.add("Database", database.name + ": " + database.id, "");
    Table table = database.tables.get(place.table().id);
    if (table == null) {
      rows.add("Table", gone(ddl.fe().recycleBin().table(place.table().id)), "");
      return false;
    }
    rows.add("Table", table.name + ": " + table.id, "");
    if (!place.table().allPartitions().contains(place.partition())) {
      rows.add("Partition", gone(ddl.fe().recycleBin().partition(place.partition().id)), "");
      return false;
    }
    rows.add("Partition", place.partition().name + ": " + place.partition().id, "");
    return true;
  }

  private static String gone(Optional<?> entry) {
    return entry.isPresent() ? "In catalog recycle bin" : "Not exist";
  }

  private void replicas(ShowRows rows, TabletPlace place) {
    int wanted = place.partition().replicationNum;
    int there = place.tablet().replicas.size();
    rows.add(
        "Replicas(ReplicaId -> BackendId)",
        place.tablet().replicas.stream()
            .map(r -> "\"" + r.id + "\":" + r.backendId)
            .collect(Collectors.joining(",", "{", "}")),
        "");
    rows.add(
        "ReplicasNum",
        there == wanted ? "OK" : "Replica num is " + there + ", expected: " + wanted,
        "");
    long visible = place.partition().visibleVersion;
    rows.add("ReplicaBackendStatus", each(place, this::backend), "");
    rows.add("ReplicaVersionStatus", each(place, r -> version(r, visible)), "");
    rows.add("ReplicaStatus", each(place, DiagnoseHandler::state), "");
    rows.add("ReplicaCompactionStatus", each(place, DiagnoseHandler::compaction), "");
  }

  private static String each(TabletPlace place, Function<Replica, String> problem) {
    String all = place.tablet().replicas.stream().map(problem).collect(Collectors.joining());
    return all.isEmpty() ? "OK" : all;
  }

  private String backend(Replica replica) {
    Backend backend = ddl.fe().cluster().backend(replica.backendId).orElse(null);
    String problem = "";
    if (backend == null) {
      problem = " does not exist. ";
    } else if (!backend.alive()) {
      problem = " is not alive. ";
    } else if (backend.decommissioned()) {
      problem = " is decommission. ";
    }
    return problem.isEmpty() ? "" : "Backend " + replica.backendId + problem;
  }

  private static String version(Replica replica, long visible) {
    String head = "Replica on backend " + replica.backendId + "'s ";
    if (replica.version != visible) {
      return head
          + "version ("
          + replica.version
          + ") does not equal to partition visible version ("
          + visible
          + ")";
    }
    return replica.lastFailedVersion == -1
        ? ""
        : head + "last failed version is " + replica.lastFailedVersion;
  }

  private static String state(Replica replica) {
    return replica.bad
        ? "Replica on backend "
            + replica.backendId
            + "'s state is NORMAL, and is bad: Yes, and is going to drop: No"
        : "";
  }

  private static String compaction(Replica replica) {
    return DatabaseHealth.isCompactedTooSlowly(replica)
        ? "Replica on backend "
            + replica.backendId
            + "'s version count is too high: "
            + replica.versionCount
        : "";
  }
}
