package org.dorisdr.cluster;

import java.time.Duration;
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

  /**
   * Runs a query that may take long, planned by the master FE, so that it sees the newest versions.
   * Columns have no names in the answer.
   */
  default Rows query(String sql, Duration limit) throws ClusterException {
    return sql().run(null, sql);
  }

  /** Backends as they are now, addresses after host mapping; one call to the cluster. */
  List<Backend> backends() throws ClusterException;

  @Override
  void close();
}
