package org.dorisdr.host;

import java.util.Map;

/**
 * The counters of the AUTO_INCREMENT columns of this cluster's own tables. Each frontend has them,
 * the master alone counts. Thread safe.
 */
public interface AutoIncrements {
  /** The AUTO_INCREMENT column of each table that has one, by the table's name. */
  Map<String, String> columns(String database);

  /**
   * Sees to it that from now on only values above this one are handed out; durable.
   *
   * @throws HostException if the table has no such column, or this frontend does not count
   */
  void passBeyond(String database, String table, long value) throws HostException;
}
