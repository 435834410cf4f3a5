package org.dorisdr.minidoris.fe.query;

import org.dorisdr.minidoris.common.Times;
import org.dorisdr.minidoris.fe.ClusterState.Backend;
import org.dorisdr.minidoris.fe.FeServer;
import org.dorisdr.minidoris.fe.cluster.BackendNode;
import org.dorisdr.minidoris.fe.cluster.BackendTexts;
import org.dorisdr.minidoris.fe.cluster.DiskReport;

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
    DiskReport disks = node.disks;
    return new Object[] {
      b.id(),
      b.host(),
      b.heartbeatPort(),
      b.bePort(),
      b.httpPort(),
      b.brpcPort(),
      -1,
      Times.text(b.lastStartTime()),
      Times.text(b.lastHeartbeat()),
      b.alive(),
      b.decommissioned(),
      fe.catalogManager().tabletsOf(b.id()),
      disks.used(),
      disks.trash(),
      disks.available(),
      disks.total(),
      disks.usedPercent(),
      disks.fullestPercent(),
      0,
      BackendTexts.TAG,
      b.error(),
      node.version,
      BackendTexts.status(disks),
      b.alive() ? 0 : 1,
      b.alive() ? "mix" : ""
    };
  }
}
