package org.dorisdr.sync.takeover;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dorisdr.cluster.Cluster;
import org.dorisdr.cluster.ClusterException;
import org.dorisdr.cluster.Names;
import org.dorisdr.host.AutoIncrements;
import org.dorisdr.host.Clock;
import org.dorisdr.host.HostException;
import org.dorisdr.sync.state.SyncJobRecord;

/**
 * Counters of AUTO_INCREMENT columns. Rows come with their values, the source's counter does not:
 * without this the first INSERT on the target would give values that are there already, and
 * overwrite rows of a unique table. Thread safe.
 */
final class Counters {

  private static final Duration LOOK = Duration.ofMillis(100);
  private static final Duration LIMIT = Duration.ofSeconds(2);
  private static final Duration QUERY_LIMIT = Duration.ofMinutes(5);

  private final SyncJobRecord job;
  private final Cluster target;
  private final AutoIncrements counters;
  private final Clock clock;
  private final Map<String, String> columns;

  Counters(SyncJobRecord job, Cluster target, AutoIncrements counters, Clock clock) {
    this.job = job;
    this.target = target;
    this.counters = counters;
    this.clock = clock;
    this.columns = counters.columns(job.targetDatabase);
  }

  /** Whether the table has one. */
  boolean has(String table) {
    return columns.containsKey(table);
  }

  /**
   * Waits until no transaction of the job is committed that cannot be read yet: its values would
   * not be seen.
   *
   * @return how many are left after a while
   */
  int awaitRows() throws ClusterException, InterruptedException {
    long end = clock.nanoTime() + LIMIT.toNanos();
    while (!columns.isEmpty()) {
      int hidden =
          TransactionList.of(target, job.targetDatabase, job.tag() + "_", List.of("COMMITTED"))
              .size();
      if (hidden == 0 || clock.nanoTime() >= end) {
        return hidden;
      }
      clock.sleep(LOOK);
    }
    return 0;
  }

  /** Moves the table's beyond all values that it has. */
  void pass(String table) throws ClusterException, HostException {
    String sql =
        "SELECT MAX(%s) FROM %s"
            .formatted(Names.quote(columns.get(table)), Names.quote(job.targetDatabase, table));
    String highest = target.query(sql, QUERY_LIMIT).first().orElse(null);
    if (highest != null) {
      counters.passBeyond(job.targetDatabase, table, Long.parseLong(highest));
    }
  }

  /** What somebody has to mind whose cluster forgets it again; empty = it does not. */
  Optional<String> forgets(String table) {
    return counters
        .mendProblem()
        .map(
            why ->
                "the counter of a table that was copied is lost when the FE restarts, for "
                    + why
                    + ". HINT: from then on insert values of `"
                    + columns.get(table)
                    + "` of your own, or make the table anew");
  }

  /** What somebody has to mind who cannot have it moved. */
  String hint(String table) {
    return ". HINT: INSERTs give values of `%s` that are there already, and replace rows of a unique table: insert values above SELECT MAX(`%s`) of your own"
        .formatted(columns.get(table), columns.get(table));
  }
}
