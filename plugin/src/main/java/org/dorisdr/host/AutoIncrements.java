package org.dorisdr.host;

import java.util.Map;
import java.util.Optional;

/**
 * The counters of the AUTO_INCREMENT columns of this cluster's own tables. Each frontend has them,
 * the master alone counts. Thread safe.
 */
public interface AutoIncrements {
  /** The AUTO_INCREMENT column of each table that has one, by the table's name. */
  Map<String, String> columns(String database);

  /**
   * Sees to it that from now on only values above this one are handed out; durable, if {@link
   * #mendProblem} has nothing against it.
   *
   * @throws HostException if the table has no such column, or this frontend does not count
   */
  void passBeyond(String database, String table, long value) throws HostException;

  /**
   * Looks for counters of restored tables, which would forget at a restart what they gave, and
   * mends them. To be called several times a second on every frontend, also while it is not ready;
   * costs next to nothing while no restore runs.
   */
  void mendRestored();

  /** How many this frontend has mended since it loaded the plugin. */
  long mended();

  /** Why this frontend's cannot be mended; empty = they can. */
  Optional<String> mendProblem();
}
