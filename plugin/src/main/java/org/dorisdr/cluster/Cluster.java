package org.dorisdr.cluster;

import java.util.List;

/**
 * One Doris cluster, source or target. Thread safe. Whoever made it closes it; calls after that
 * fail.
 */
public interface Cluster extends AutoCloseable {

  /** Name for messages. */
  String name();

  FrontendRpc frontend();

  BackendRpc backendRpc();

  SqlRunner sql();

  /** Backends as they are now, addresses after host mapping; one call to the cluster. */
  List<Backend> backends() throws ClusterException;

  @Override
  void close();
}
