package org.dorisdr.minidoris.fe.cluster;

import org.dorisdr.minidoris.common.Times;
import org.dorisdr.minidoris.fe.ClusterState.Backend;

/** A backend as Doris's {@code Backend} writes itself into errors. Stateless. */
final class BackendText {
  private BackendText() {}

  static String of(Backend backend, DiskReport disks) {
    return "Backend [id="
        + backend.id()
        + ", host="
        + backend.host()
        + ", heartbeatPort="
        + backend.heartbeatPort()
        + ", alive="
        + backend.alive()
        + ", lastStartTime="
        + Times.text(backend.lastStartTime())
        + ", process epoch="
        + backend.lastStartTime()
        + ", isDecommissioned="
        + backend.decommissioned()
        + ", tags: {location=default}], backendStatus: [lastSuccessReportTabletsTime='"
        + BackendRow.reported(disks)
        + "', lastStreamLoadTime=-1, isQueryDisabled=false, isLoadDisabled=false,"
        + " currentFragmentNum=0, lastFragmentUpdateTime=0]";
  }
}
