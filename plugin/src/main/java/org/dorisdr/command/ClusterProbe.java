package org.dorisdr.command;

import org.dorisdr.cluster.RemoteCluster;

/** Tries whether a cluster can be reached as described. */
public interface ClusterProbe {
  /**
   * Connects and logs in.
   *
   * @param password in clear
   * @throws CommandException with one clear reason
   */
  void check(RemoteCluster cluster, String password) throws CommandException, InterruptedException;
}
