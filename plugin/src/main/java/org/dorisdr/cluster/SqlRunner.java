package org.dorisdr.cluster;

/** Runs SQL on one cluster. Thread safe; blocks at most for its time-out. */
public interface SqlRunner {

  /**
   * Runs one statement with {@code database} as the current database (null = none).
   *
   * @throws ClusterException REFUSED or TRANSIENT with the server's own message if it refused
   */
  Rows run(String database, String sql) throws ClusterException;
}
