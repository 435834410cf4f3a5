package org.dorisdr.minidoris.fe.catalog.ddl;

import java.util.List;
import org.dorisdr.minidoris.fe.ClusterState;
import org.dorisdr.minidoris.fe.catalog.Database;
import org.dorisdr.minidoris.fe.catalog.OlapTable;
import org.dorisdr.minidoris.fe.catalog.Partition;
import org.dorisdr.minidoris.fe.cluster.HostPort;
import org.dorisdr.minidoris.fe.session.Session;
import org.dorisdr.minidoris.fe.session.StatementError;
import org.dorisdr.minidoris.fe.session.StatementHandler;
import org.dorisdr.minidoris.fe.session.StatementResult;
import org.dorisdr.sql.stock.catalog.DecommissionBackends;

/** Runs ALTER SYSTEM DECOMMISSION BACKEND and CANCEL DECOMMISSION BACKEND. */
final class DecommissionHandler implements StatementHandler<DecommissionBackends> {
  private final Ddl ddl;

  DecommissionHandler(Ddl ddl) {
    this.ddl = ddl;
  }

  @Override
  public StatementResult run(Session session, DecommissionBackends statement) {
    List<HostPort> addresses = statement.addresses().stream().map(HostPort::parse).toList();
    ddl.change(
        () -> {
          if (!statement.cancel()) {
            checkLeft(addresses);
          }
          ddl.fe().nodes().decommission(addresses, !statement.cancel());
        });
    return StatementResult.ok();
  }

  /** SystemHandler.checkDecommissionWithReplicaAllocation of Doris. */
  private void checkLeft(List<HostPort> leaving) {
    List<ClusterState.Backend> all = ddl.fe().cluster().backends();
    List<HostPort> known = all.stream().map(DecommissionHandler::address).toList();
    if (!known.containsAll(leaving)) {
      // The caller says which one there is not.
      return;
    }
    long left =
        all.stream()
            .filter(b -> b.alive() && !b.decommissioned() && !leaving.contains(address(b)))
            .count();
    for (Database database : ddl.fe().catalog().databases()) {
      database.tables.values().stream()
          .filter(OlapTable.class::isInstance)
          .map(OlapTable.class::cast)
          .forEach(table -> checkLeft(database, table, left));
    }
  }

  private static void checkLeft(Database database, OlapTable table, long left) {
    for (Partition partition : table.allPartitions()) {
      if (partition.replicationNum > left) {
        throw StatementError.general(
            ("After decommission, partition %s of table %s.%s 's replication allocation {"
                    + " tag.location.default: %d } > available backend num %d on tag {\"location\" :"
                    + " \"default\"}, otherwise need to decrease the partition's replication num.")
                .formatted(
                    partition.name, database.name, table.name, partition.replicationNum, left));
      }
    }
  }

  private static HostPort address(ClusterState.Backend backend) {
    return new HostPort(backend.host(), backend.heartbeatPort());
  }
}
