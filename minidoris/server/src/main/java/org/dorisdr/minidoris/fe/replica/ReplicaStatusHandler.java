package org.dorisdr.minidoris.fe.replica;

import java.util.List;
import org.dorisdr.minidoris.fe.ClusterState.Backend;
import org.dorisdr.minidoris.fe.catalog.MaterializedIndex;
import org.dorisdr.minidoris.fe.catalog.OlapTable;
import org.dorisdr.minidoris.fe.catalog.Partition;
import org.dorisdr.minidoris.fe.catalog.Replica;
import org.dorisdr.minidoris.fe.catalog.Tablet;
import org.dorisdr.minidoris.fe.catalog.ddl.Ddl;
import org.dorisdr.minidoris.fe.catalog.show.ShowRows;
import org.dorisdr.minidoris.fe.session.Session;
import org.dorisdr.minidoris.fe.session.StatementError;
import org.dorisdr.minidoris.fe.session.StatementResult;
import org.dorisdr.sql.stock.catalog.ShowReplicaStatus;

/**
 * SHOW REPLICA STATUS: Doris's ShowReplicaStatusCommand and MetadataViewer. A missing replica is
 * told in as many values as there are columns; Doris leaves one out there.
 */
record ReplicaStatusHandler(Ddl ddl) {
  /** Replica.ReplicaStatus; the last three never come about here, or in Doris's list. */
  private enum Status {
    OK,
    DEAD,
    VERSION_ERROR,
    MISSING,
    SCHEMA_ERROR,
    BAD,
    DROP
  }

  StatementResult show(Session session, ShowReplicaStatus statement) {
    NamedPartitions.refuseTemporary(statement.partitions(), "showing replica status of");
    refuseWhere(statement);
    return ddl.read(
        () -> {
          OlapTable table =
              ddl.olap(ddl.database(session, statement.name()), statement.name().table());
          ShowRows rows = head();
          NamedPartitions.of(table, statement.partitions()).forEach(p -> add(rows, table, p));
          return rows.result();
        });
  }

  /** ShowReplicaStatusCommand: no text that is typed is of the class that it looks for. */
  private static void refuseWhere(ShowReplicaStatus statement) {
    if (statement.status() != null) {
      throw StatementError.general(
          "Where clause should looks like: status =/!="
              + " 'OK/DEAD/VERSION_ERROR/SCHEMA_ERROR/MISSING'");
    }
  }

  private static ShowRows head() {
    return new ShowRows(
        List.of(
            "TabletId",
            "ReplicaId",
            "BackendId",
            "Version",
            "LastFailedVersion",
            "LastSuccessVersion",
            "CommittedVersion",
            "SchemaHash",
            "VersionNum",
            "IsBad",
            "IsUserDrop",
            "State",
            "Status"));
  }

  private void add(ShowRows rows, OlapTable table, Partition partition) {
    for (MaterializedIndex index : partition.indexes.values()) {
      if (index.state == MaterializedIndex.State.NORMAL) {
        int hash = table.indexMetas.get(index.id).schemaHash;
        index.tablets.forEach(t -> add(rows, t, partition, hash));
      }
    }
  }

  private void add(ShowRows rows, Tablet tablet, Partition partition, int hash) {
    for (Replica replica : tablet.replicas) {
      Status status = status(replica, partition.visibleVersion);
      rows.add(
          tablet.id,
          replica.id,
          replica.backendId,
          replica.version,
          replica.lastFailedVersion,
          replica.version,
          partition.visibleVersion,
          hash,
          replica.versionCount,
          replica.bad,
          "false",
          "NORMAL",
          status);
    }
    for (int i = tablet.replicas.size(); i < partition.replicationNum; i++) {
      rows.add(tablet.id, -1, -1, -1, -1, -1, -1, -1, -1, null, null, null, Status.MISSING);
    }
  }

  private Status status(Replica replica, long visibleVersion) {
    boolean alive =
        ddl.fe().cluster().backend(replica.backendId).filter(Backend::alive).isPresent();
    if (!alive || replica.bad) {
      return Status.DEAD;
    }
    boolean behind = replica.version < visibleVersion || replica.lastFailedVersion > 0;
    return behind ? Status.VERSION_ERROR : Status.OK;
  }
}
