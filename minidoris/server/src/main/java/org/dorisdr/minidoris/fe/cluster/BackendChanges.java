package org.dorisdr.minidoris.fe.cluster;

import org.dorisdr.minidoris.fe.ClusterState.Backend;
import org.dorisdr.minidoris.fe.FeServer;

/**
 * What follows when a backend dies, comes back or was started anew: nobody commits what its former
 * process had begun, and nobody answers the tasks that it was given. Thread safe.
 */
final class BackendChanges {
  private final FeServer fe;

  BackendChanges(FeServer fe) {
    this.fe = fe;
  }

  /**
   * @param before as it was when its last heartbeat was asked for; what is stored is compared, so
   *     that a frontend that has just become the master sees it as well
   */
  void react(Backend before, Backend now) {
    if (before.alive() && !now.alive()) {
      fe.transactions().abortOfCoordinator(now.id(), now.host());
    }
    // A quick start is seen by this alone: the backend was never found dead.
    boolean restarted = now.alive() && before.lastStartTime() != now.lastStartTime();
    if (restarted) {
      fe.transactions().abortOfRestarted(now.id(), now.host(), now.lastStartTime());
    }
    if (restarted || (now.alive() && !before.alive())) {
      fe.agentTasks().resendAll(now.id());
    }
  }
}
