package org.dorisdr.minidoris.fe.cluster;

import org.dorisdr.minidoris.fe.ClusterState;

/** What is known of one backend. Guarded by the catalog's lock. */
public final class BackendNode {
  public long id;
  public String host;
  public int heartbeatPort;
  public int bePort = -1;
  public int httpPort = -1;
  public int brpcPort = -1;
  public boolean alive;

  /** ALTER SYSTEM DECOMMISSION: its tablets move away. */
  public boolean decommissioned;

  /** When it was found dead, ms since the epoch; 0 = it is alive. */
  public long deadSince;

  /** Ms since the epoch; 0 = never seen. */
  public long lastStartTime;

  /** Since when it answers without a break, ms since the epoch. */
  public long liveSince;

  public String error = "";
  public String version = "";

  /** Bytes that its process may use, as it said at its start. */
  public long memory;

  /** Of this process only. */
  transient long lastHeartbeat;

  transient int failures;

  /** As it last reported; of this process only. */
  public transient volatile DiskReport disks = DiskReport.NONE;

  ClusterState.Backend view() {
    return new ClusterState.Backend(
        id,
        host,
        heartbeatPort,
        bePort,
        httpPort,
        brpcPort,
        alive,
        decommissioned,
        disks.isFailed(),
        deadSince,
        lastStartTime,
        lastHeartbeat,
        error);
  }
}
