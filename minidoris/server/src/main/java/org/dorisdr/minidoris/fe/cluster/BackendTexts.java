package org.dorisdr.minidoris.fe.cluster;

import org.dorisdr.minidoris.common.Times;

/** What SHOW BACKENDS and {@code backends()} tell in the same words. Stateless. */
public final class BackendTexts {
  /** Backends are in no groups here. */
  public static final String TAG = "{\"location\" : \"default\"}";

  private BackendTexts() {}

  /** JSON of a backend's state. */
  public static String status(DiskReport disks) {
    return "{\"lastSuccessReportTabletsTime\":\""
        + (disks.tabletsReported() == 0 ? "N/A" : Times.text(disks.tabletsReported()))
        + "\",\"lastStreamLoadTime\":-1,"
        + "\"isQueryDisabled\":false,\"isLoadDisabled\":false,\"isActive\":true,"
        + "\"isShutdown\":false,\"currentFragmentNum\":0,\"lastFragmentUpdateTime\":0}";
  }
}
