package org.dorisdr.minidoris.fe.query;

import java.util.Arrays;
import org.dorisdr.minidoris.fe.ClusterState.Backend;
import org.dorisdr.minidoris.fe.FeServer;
import org.dorisdr.minidoris.fe.cluster.BackendNode;
import org.dorisdr.minidoris.fe.cluster.BackendRow;

/**
 * Rows of {@code backends()}: Doris's columns, which tell sizes in bytes where SHOW BACKENDS tells
 * texts. The catalog is locked. Stateless.
 */
final class BackendsFunction {
  private static final String[] COLUMNS = {
    "BackendId:BIGINT",
    "Host:VARCHAR",
    "HeartbeatPort:INT",
    "BePort:INT",
    "HttpPort:INT",
    "BrpcPort:INT",
    "ArrowFlightSqlPort:INT",
    "LastStartTime:VARCHAR",
    "LastHeartbeat:VARCHAR",
    "Alive:BOOLEAN",
    "SystemDecommissioned:BOOLEAN",
    "TabletNum:BIGINT",
    "DataUsedCapacity:BIGINT",
    "TrashUsedCapacity:BIGINT",
    "AvailCapacity:BIGINT",
    "TotalCapacity:BIGINT",
    "UsedPct:DOUBLE",
    "MaxDiskUsedPct:DOUBLE",
    "RemoteUsedCapacity:BIGINT",
    "Tag:VARCHAR",
    "ErrMsg:VARCHAR",
    "Version:VARCHAR",
    "Status:VARCHAR",
    "HeartbeatFailureCounter:INT",
    "NodeRole:VARCHAR"
  };

  private BackendsFunction() {}

  static String rows(FeServer fe) {
    InlineRows rows = new InlineRows(COLUMNS);
    for (Backend backend : fe.cluster().backends()) {
      rows.add(row(fe, backend, fe.nodes().node(backend.id()).orElseThrow()));
    }
    return rows.sql();
  }

  private static Object[] row(FeServer fe, Backend b, BackendNode node) {
    long tablets = fe.catalogManager().tabletsOf(b.id());
    Object[] row = BackendRow.values(b, node, tablets, Long::valueOf, Double::valueOf);
    Object[] all = Arrays.copyOf(row, COLUMNS.length);
    all[row.length] = b.alive() ? "mix" : "";
    return all;
  }
}
