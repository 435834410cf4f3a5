package org.dorisdr.minidoris.fe.catalog.show;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.dorisdr.minidoris.common.Times;
import org.dorisdr.minidoris.fe.ClusterState;
import org.dorisdr.minidoris.fe.FeServer;
import org.dorisdr.minidoris.fe.cluster.BackendNode;
import org.dorisdr.minidoris.fe.cluster.BackendRow;
import org.dorisdr.minidoris.fe.cluster.FrontendRow;
import org.dorisdr.minidoris.fe.session.StatementResult;

/** Rows of SHOW BACKENDS and SHOW FRONTENDS, and of the same under SHOW PROC. */
public final class NodeRows {
  private final FeServer fe;

  public NodeRows(FeServer fe) {
    this.fe = fe;
  }

  StatementResult backends() {
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
      List<Object> row =
          new ArrayList<>(
              Arrays.asList(
                  BackendRow.values(b, node, tablets(b.id()), SizeTexts::text, NodeRows::percent)));
      row.addAll(
          Arrays.asList(
              "mix", node.disks.cores(), memory(node.memory), Times.text(node.liveSince), 0));
      rows.add(row.toArray());
    }
    return rows.result();
  }

  /** Doris counts it with two digits, unlike the sizes of disks. */
  private static String memory(long bytes) {
    return SizeTexts.text(bytes, 2);
  }

  static String percent(double value) {
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

  /**
   * @param connected name of the frontend that the client talks to; null = this one
   */
  StatementResult frontends(String connected) {
    String self = connected == null ? fe.nodeName() : connected;
    ShowRows rows = new ShowRows(FrontendRow.COLUMNS);
    for (ClusterState.FrontendNode f : fe.cluster().frontends()) {
      rows.add(FrontendRow.values(f, fe.clusterId(), self));
    }
    return rows.result();
  }
}
