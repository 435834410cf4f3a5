package org.dorisdr.minidoris.fe;

import java.util.List;
import java.util.Optional;

/** The nodes of the cluster. Thread safe. */
public interface ClusterState {
  /**
   * One backend as the last heartbeat saw it.
   *
   * @param decommissioned its tablets are moved to others, and it gets no new ones
   * @param diskless its disks have failed: it answers, but what is to be stored goes elsewhere
   * @param deadSince when it was found dead, ms since the epoch; 0 = it is alive
   * @param lastStartTime ms since the epoch; 0 = never seen
   */
  record Backend(
      long id,
      String host,
      int heartbeatPort,
      int bePort,
      int httpPort,
      int brpcPort,
      boolean alive,
      boolean decommissioned,
      boolean diskless,
      long deadSince,
      long lastStartTime,
      long lastHeartbeat,
      String error) {
    /** Whether new tablets may be put on it. */
    public boolean takesTablets() {
      return stores() && !decommissioned;
    }

    /** Whether what it shall keep can be written there. */
    public boolean stores() {
      return alive && !diskless;
    }
  }

  /**
   * One frontend as this one sees it.
   *
   * @param httpPort 0 until it has started for the first time, as the other two
   * @param role {@code FOLLOWER} or {@code OBSERVER}
   * @param joined whether it has ever started
   * @param lastStartTime ms since the epoch; 0 = never seen, as the other times
   * @param error why it is not alive; empty if it is
   */
  record FrontendNode(
      String name,
      String host,
      int editLogPort,
      int httpPort,
      int queryPort,
      int rpcPort,
      String role,
      boolean master,
      boolean joined,
      boolean alive,
      long replayedJournalId,
      long lastStartTime,
      long lastHeartbeat,
      String error,
      String version) {}

  /** Ordered by id. */
  List<Backend> backends();

  Optional<Backend> backend(long id);

  /** Directory of a backend's disk; empty = not reported yet. */
  String diskPath(long backendId, long pathHash);

  /** All that Doris tells of a backend in an error; only its id if it is not there. */
  String text(long backendId);

  List<FrontendNode> frontends();

  /** The master as this frontend sees it; empty if there is none now. */
  default Optional<FrontendNode> master() {
    return frontends().stream().filter(FrontendNode::master).findFirst();
  }

  int clusterId();

  /** Secret shared by all nodes of the cluster. */
  String token();
}
