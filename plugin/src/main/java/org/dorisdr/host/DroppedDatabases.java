package org.dorisdr.host;

import java.util.List;
import java.util.Map;
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
   * An asynchronous materialized view as it was when its database was dropped.
   *
   * @param view its name, comment, columns and query
   * @param build {@code IMMEDIATE} or {@code DEFERRED}
   * @param method {@code COMPLETE} or {@code AUTO}
   * @param trigger {@code MANUAL}, {@code COMMIT} or {@code SCHEDULE}
   * @param every as in {@code 1 DAY}; empty unless it is on a schedule
   * @param starts first time of the schedule; empty if none was given
   * @param keys names of its key columns; empty if it has none
   * @param partitionColumn empty if it is not partitioned by its base table
   * @param partitionUnit as {@code date_trunc} takes it; empty if partitions are those of the base
   *     table
   * @param hashColumns names of columns that rows are distributed by; empty = at random
   * @param buckets 0 = Doris decides
   */
  record DroppedMaterializedView(
      DroppedView view,
      String build,
      String method,
      String trigger,
      String every,
      String starts,
      List<String> keys,
      String partitionColumn,
      String partitionUnit,
      List<String> hashColumns,
      int buckets,
      Map<String, String> properties) {}

  /**
   * One dropped database.
   *
   * @param missing tables that it had and that are not in the bin any more; Doris cannot recover it
   *     then, and loses its other tables when asked to
   * @param views its views, which Doris takes out of the bin and forgets
   * @param materialized its asynchronous materialized views, which Doris forgets with their rows
   * @param lost names of external tables, and of whatever else is not known: Doris forgets these
   *     too, and their definitions cannot be run again as they are
   */
  record DroppedDatabase(
      List<String> missing,
      List<DroppedView> views,
      List<DroppedMaterializedView> materialized,
      List<String> lost) {}

  /**
   * The dropped database with this id; empty if none lies in the bin.
   *
   * @throws HostException if the FE keeps its bin in a form that is not known
   */
  Optional<DroppedDatabase> find(long databaseId) throws HostException;
}
