package org.dorisdr.sync.watch;

import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import org.dorisdr.cluster.Cluster;
import org.dorisdr.cluster.ClusterException;
import org.dorisdr.cluster.Names;
import org.dorisdr.host.HostException;
import org.dorisdr.sync.context.Inspection;
import org.dorisdr.sync.context.SyncContext;
import org.dorisdr.sync.state.SyncProgress;
import org.dorisdr.sync.state.TableProgress;

/**
 * Notices that somebody dropped tables of the target, or all of its database, though no change
 * comes that would fail there. A table is copied again, as it is when a change comes. A database is
 * not made again without being asked: that would take its name, and with it the way back by RECOVER
 * DATABASE. Owned by one worker.
 */
public final class TargetWatch {
  private static final Duration EVERY = Duration.ofSeconds(30);

  private final SyncContext context;
  private long lookAt;
  private boolean tablesDue;

  TargetWatch(SyncContext context) {
    this.context = context;
    this.lookAt = context.clock().nanoTime();
  }

  /**
   * Looks if it is time to; again and again while there is no database.
   *
   * @param still whether nothing is in flight, copied or known to come, so that all tables have to
   *     be there
   * @throws ClusterException also if the target has no such database
   */
  void look(boolean still) throws ClusterException, HostException {
    String database = context.targetDatabase();
    if (context.clock().nanoTime() >= lookAt) {
      requireDatabase(context.target(), database);
      lookAt = context.clock().nanoTime() + EVERY.toNanos();
      tablesDue = true;
    }
    SyncProgress progress = context.progress();
    if (tablesDue && still && progress.position >= progress.rewindUntil) {
      tablesDue = false;
      // A target with lower_case_table_names has its own idea of letter case: not worth a copy.
      Set<String> there = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
      there.addAll(Inspection.tables(context.target(), database).keySet());
      copyMissing(there);
    }
  }

  /** Fails, telling how to get on, if the target has no such database. */
  public static void requireDatabase(Cluster target, String database) throws ClusterException {
    if (!Inspection.databaseExists(target, database)) {
      throw ClusterException.transientError(
          "the target has no database %s. HINT: RECOVER DATABASE %s takes it back, ALTER SYNC JOB … RESYNC copies all anew"
              .formatted(database, Names.quote(database)));
    }
  }

  private void copyMissing(Set<String> there) throws HostException {
    boolean any = false;
    for (TableProgress table : context.progress().tables.values()) {
      if (table.state == TableProgress.State.NORMAL && !there.contains(table.targetName)) {
        String reason = "the target has no table " + table.targetName;
        context.requestCopy(table, context.progress().position, reason);
        context.targetMeta().forget(table.targetName);
        any = true;
      }
    }
    if (any) {
      context.journal().save();
    }
  }
}
