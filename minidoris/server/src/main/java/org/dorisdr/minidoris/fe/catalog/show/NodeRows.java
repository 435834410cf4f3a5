package org.dorisdr.minidoris.fe.catalog.show;

import java.util.List;
import java.util.Locale;
import org.dorisdr.minidoris.common.Times;
import org.dorisdr.minidoris.fe.ClusterState;
import org.dorisdr.minidoris.fe.FeServer;
import org.dorisdr.minidoris.fe.cluster.BackendNode;
import org.dorisdr.minidoris.fe.cluster.BackendTexts;
import org.dorisdr.minidoris.fe.cluster.DiskReport;
import org.dorisdr.minidoris.fe.cluster.FrontendRow;
import org.dorisdr.minidoris.fe.session.StatementError;
import org.dorisdr.minidoris.fe.session.StatementResult;

/** Rows of SHOW BACKENDS and SHOW FRONTENDS, and of the same under SHOW PROC. */
public final class NodeRows {
  private final FeServer fe;

  public NodeRows(FeServer fe) {
    this.fe = fe;
  }

  StatementResult backends(List<String> path) {
    if (!path.isEmpty()) {
      throw StatementError.general("Can't find proc node: " + path.get(0));
    }
    ShowRows rows =
        new ShowRows(
            "BackendId",
            "Host",
            "HeartbeatPort",
            "BePort",
            "HttpPort",
            "BrpcPort",
            "ArrowFlightSqlPort",
            "LastStartTime",
            "LastHeartbeat",
            "Alive",
            "SystemDecommissioned",
            "TabletNum",
            "DataUsedCapacity",
            "TrashUsedCapacity",
            "AvailCapacity",
            "TotalCapacity",
            "UsedPct",
            "MaxDiskUsedPct",
            "RemoteUsedCapacity",
            "Tag",
            "ErrMsg",
            "Version",
            "Status",
            "HeartbeatFailureCounter",
            "NodeRole",
            "CpuCores",
            "Memory",
            "LiveSince",
            "RunningTasks");
    for (ClusterState.Backend b : fe.cluster().backends()) {
      BackendNode node = fe.nodes().node(b.id()).orElseThrow();
      DiskReport disks = node.disks;
      rows.add(
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
          tablets(b.id()),
          SizeTexts.text(disks.used()),
          SizeTexts.text(disks.trash()),
          SizeTexts.text(disks.available()),
          SizeTexts.text(disks.total()),
          percent(disks.usedPercent()),
          percent(disks.fullestPercent()),
          SizeTexts.text(0),
          BackendTexts.TAG,
          b.error(),
          node.version,
          BackendTexts.status(disks),
          b.alive() ? 0 : 1,
          "mix",
          disks.cores(),
          memory(node.memory),
          Times.text(node.liveSince),
          0);
    }
    return rows.result();
  }

  /** Doris counts it with two digits, unlike the sizes of disks. */
  private static String memory(long bytes) {
    return SizeTexts.text(bytes, 2);
  }

  private static String percent(double value) {
    return String.format(Locale.ROOT, "%.2f %%", value);
  }

  private long tablets(long backendId) {
    var lock = fe.catalog().lock().readLock();
    lock.lock();
    try {
      return fe.catalogManager().tabletsOf(backendId);
    } finally {
      lock.unlock();
    }
  }

  StatementResult frontends(List<String> path) {
    ShowRows rows = new ShowRows(FrontendRow.COLUMNS);
    for (ClusterState.FrontendNode f : fe.cluster().frontends()) {
      rows.add(FrontendRow.values(f, fe.clusterId(), fe.nodeName()));
    }
    return rows.result();
  }
}
