package org.dorisdr.host;

import java.util.List;
import java.util.Optional;

/**
 * Dropped databases as the FE keeps them in its recycle bin, with what its own RECOVER DATABASE
 * would not bring back. Thread safe.
 */
public interface DroppedDatabases {
  /** A column of a view; {@code comment} is empty if it has none. */
  record ViewColumn(String name, String comment) {}

  /**
   * A view as it was when its database was dropped.
   *
   * @param comment empty if it has none
   * @param query what stands after AS, with every table as {@code `internal`.`db`.`table`}
   */
  record DroppedView(String name, String comment, List<ViewColumn> columns, String query) {}

  /**
   * One dropped database.
   *
   * @param missing tables that it had and that are not in the bin any more; Doris cannot recover it
   *     then, and loses its other tables when asked to
   * @param views its views, which Doris takes out of the bin and forgets
   * @param lost names of materialized and external tables: Doris forgets these too, and their
   *     definitions cannot be run again as they are
   */
  record DroppedDatabase(List<String> missing, List<DroppedView> views, List<String> lost) {}

  /**
   * The dropped database with this id; empty if none lies in the bin.
   *
   * @throws HostException if the FE keeps its bin in a form that is not known
   */
  Optional<DroppedDatabase> find(long databaseId) throws HostException;
}
