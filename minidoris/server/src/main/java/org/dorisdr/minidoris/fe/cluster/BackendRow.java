package org.dorisdr.minidoris.fe.cluster;

import java.util.function.DoubleFunction;
import java.util.function.LongFunction;
import org.dorisdr.minidoris.common.Times;
import org.dorisdr.minidoris.fe.ClusterState.Backend;

/** What SHOW BACKENDS, SHOW PROC and {@code backends()} tell of a backend alike. Stateless. */
public final class BackendRow {
  /** Backends are in no groups here. */
  private static final String TAG = "{\"location\" : \"default\"}";

  private BackendRow() {}

  /**
   * Values from BackendId to HeartbeatFailureCounter, in Doris's order.
   *
   * @param tablets how many it has
   * @param size shows bytes
   * @param percent shows a share of the disks
   */
  public static Object[] values(
      Backend b, BackendNode node, long tablets, LongFunction<?> size, DoubleFunction<?> percent) {
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
      tablets,
      size.apply(disks.used()),
      size.apply(disks.trash()),
      size.apply(disks.available()),
      size.apply(disks.total()),
      percent.apply(disks.usedPercent()),
      percent.apply(disks.fullestPercent()),
      size.apply(0),
      TAG,
      b.error(),
      node.version,
      status(disks),
      b.alive() ? 0 : 1
    };
  }

  /** When it last told of its tablets. */
  static String reported(DiskReport disks) {
    return disks.tabletsReported() == 0 ? "N/A" : Times.text(disks.tabletsReported());
  }

  /** JSON of a backend's state. */
  private static String status(DiskReport disks) {
    return "{\"lastSuccessReportTabletsTime\":\""
        + reported(disks)
        + "\",\"lastStreamLoadTime\":-1,"
        + "\"isQueryDisabled\":false,\"isLoadDisabled\":false,\"isActive\":true,"
        + "\"isShutdown\":false,\"currentFragmentNum\":0,\"lastFragmentUpdateTime\":0}";
  }
}
