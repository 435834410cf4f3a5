package org.dorisdr.fe;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.doris.backup.AbstractJob;
import org.apache.doris.backup.RestoreJob;
import org.apache.doris.catalog.AutoIncrementGenerator;
import org.apache.doris.catalog.Column;
import org.apache.doris.catalog.Database;
import org.apache.doris.catalog.Env;
import org.apache.doris.catalog.OlapTable;
import org.apache.doris.catalog.OlapTable.OlapTableState;
import org.apache.doris.catalog.Table;
import org.apache.doris.common.UserException;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.dorisdr.host.Clock;
import org.dorisdr.host.Leadership;

/**
 * Gives the counters of restored tables the ids of their tables. Doris leaves there those of the
 * tables that were backed up, journals under them what the counters hand out, and forgets it at a
 * restart.
 *
 * <p>A restore's tables are in the master's catalog before its first record is written: ids that
 * are set until then stand in that record, and all is well for ever. Else they are set in the
 * memory of each frontend, since each may become the master, and again whenever one has started.
 * Where values may have been handed out before, one record under the right ids is forced. Thread
 * safe.
 */
final class RestoredCounters {
  private static final Logger LOG = LogManager.getLogger(RestoredCounters.class);

  /** Doris journals a counter in steps of this, so that many more values make it journal. */
  private static final long BATCH = 500_000;

  /** Doris journals beyond what it hands out, which must not overflow. */
  static final long LAST = Long.MAX_VALUE - 4 * BATCH;

  /** Tables come otherwise than by a restore too, for example out of the recycle bin. */
  private static final long ALL_EVERY_NS = 10_000_000_000L;

  private final Leadership leadership;
  private final Clock clock;
  private final CounterIds ids;
  private final AtomicLong mended = new AtomicLong();

  /** By database, the last restore that is over. */
  private final Map<Long, Long> over = new HashMap<>();

  private boolean wasReady;
  private boolean wasLeader;
  private long allAtNs;

  RestoredCounters(Leadership leadership, Clock clock) {
    this(leadership, clock, new CounterIds(AutoIncrementGenerator.class));
  }

  RestoredCounters(Leadership leadership, Clock clock, CounterIds ids) {
    this.leadership = leadership;
    this.clock = clock;
    this.ids = ids;
  }

  Optional<String> problem() {
    return ids.problem();
  }

  /** How many counters had wrong ids. */
  long mended() {
    return mended.get();
  }

  /**
   * Looks at tables that a restore may have brought; at all of them now and then, when the
   * frontend's role changed, and always while it is not ready: then it loads and replays, and the
   * next that it does may be to become the master.
   */
  synchronized void look() {
    if (problem().isPresent()) {
      return;
    }
    boolean ready = leadership.isReady();
    boolean leader = leadership.isLeader();
    long now = clock.nanoTime();
    boolean all = !ready || !wasReady || leader != wasLeader || now - allAtNs >= ALL_EVERY_NS;
    for (Database database : Env.getCurrentInternalCatalog().getDbs()) {
      if (restored(database.getId()) || all) {
        mend(database);
      }
    }
    if (all) {
      wasReady = ready;
      wasLeader = leader;
      allAtNs = now;
    }
  }

  private boolean restored(long database) {
    AbstractJob job = Env.getCurrentEnv().getBackupHandler().getJob(database);
    if (!(job instanceof RestoreJob)) {
      return false;
    }
    // Until it is over its tables may come at any moment.
    return !job.isDone()
        || !Long.valueOf(job.getJobId()).equals(over.put(database, job.getJobId()));
  }

  private void mend(Database database) {
    for (Table table : database.getTables()) {
      if (table instanceof OlapTable) {
        mend(database, (OlapTable) table);
      }
    }
  }

  /** One table's, if it has one. */
  void mend(Database database, OlapTable table) {
    AutoIncrementGenerator counter = table.getAutoIncrementGenerator();
    if (counter == null
        || problem().isPresent()
        || ids.are(counter, database.getId(), table.getId())) {
      return;
    }
    Optional<Column> column = DorisAutoIncrements.column(table);
    synchronized (counter) {
      if (ids.are(counter, database.getId(), table.getId())) {
        return;
      }
      ids.set(counter, database.getId(), table.getId());
      // Asked only now: who becomes the master after this journals under the right ids.
      boolean gave = leadership.isLeader() && table.getState() != OlapTableState.RESTORE;
      if (gave && column.isPresent()) {
        force(table, counter, column.get().getUniqueId());
      }
    }
    mended.incrementAndGet();
    LOG.info(
        "the counter of table {} of {} is journalled under the table's own ids now",
        table.getName(),
        database.getFullName());
  }

  /** Has Doris journal an end beyond all that the counter ever gave. */
  private static void force(OlapTable table, AutoIncrementGenerator counter, long column) {
    try {
      if (counter.getAutoIncrementRange(column, 1, 0).first < LAST) {
        counter.getAutoIncrementRange(column, BATCH, 0);
      }
    } catch (UserException e) {
      LOG.warn("the counter of table {} was not journalled: {}", table.getName(), e.getMessage());
    }
  }
}
