package org.dorisdr.sync.check;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import org.dorisdr.cluster.ClusterException;
import org.dorisdr.host.HostException;
import org.dorisdr.job.UnknownFormatException;
import org.dorisdr.job.Worker;
import org.dorisdr.sync.job.SyncJobs;
import org.dorisdr.sync.job.SyncParts;
import org.dorisdr.sync.state.CheckRecord;
import org.dorisdr.sync.state.CheckRecord.Verdict;
import org.dorisdr.sync.state.SyncJobRecord;
import org.dorisdr.sync.state.SyncProgress;
import org.dorisdr.sync.state.SyncStore;
import org.dorisdr.sync.state.TableProgress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Works through the tables of one check, a table a step. Results are stored every few seconds;
 * after a crash the tables whose results were not are compared again.
 */
public final class CheckWorker implements Worker {

  private static final Logger LOG = LoggerFactory.getLogger(CheckWorker.class);
  private static final Duration LATER = Duration.ofSeconds(2);
  private static final Duration SAVE_EVERY = Duration.ofSeconds(2);
  private static final Duration NEVER = Duration.ofSeconds(60);

  /** What the story of the job tells of a table. */
  private static final Set<Verdict> TOLD =
      EnumSet.of(Verdict.DIFFERENT, Verdict.BUSY, Verdict.FAILED);

  /** How often one table may fail because a cluster cannot be asked. */
  private static final int MAX_FAILURES = 5;

  private final SyncJobs jobs;
  private final long jobId;
  private int failures;
  private CheckRecord record;
  private long savedAt;

  public CheckWorker(SyncJobs jobs, long jobId) {
    this.jobs = jobs;
    this.jobId = jobId;
  }

  @Override
  public Duration step() throws InterruptedException {
    SyncStore store = jobs.parts().store();
    try {
      SyncStore.Slot slot = store.find(jobId).orElse(null);
      if (slot == null) {
        return NEVER;
      }
      if (record == null) {
        record = store.check(slot);
      }
      if (!record.isUnderWay()) {
        record = null;
        return NEVER;
      }
      boolean over = slot.record().state == SyncJobRecord.State.PROMOTED;
      if (!over && slot.record().state != SyncJobRecord.State.RUNNING) {
        return LATER;
      }
      if (over || record.pending.isEmpty()) {
        finish(slot);
        record = null;
        return NEVER;
      }
      next(slot, record.pending.first());
      failures = 0;
      return Duration.ZERO;
    } catch (HostException | UnknownFormatException | ClusterException e) {
      LOG.info("check of sync job {}: {}", jobId, e.getMessage());
      return LATER;
    }
  }

  private void next(SyncStore.Slot slot, long tableId)
      throws HostException, UnknownFormatException, ClusterException, InterruptedException {
    TableCheck.Outcome outcome = compare(slot, tableId);
    if (isOver()) {
      // What was found while the job ended says nothing; the next step tells that.
      return;
    }
    TableProgress table = jobs.progress(slot).tables.get(tableId);
    record.pending.remove(tableId);
    note(tableId, outcome);
    if (TOLD.contains(outcome.verdict())) {
      String name = table == null ? null : table.sourceName;
      jobs.event(slot, "CHECK_" + outcome.verdict(), name, outcome.detail());
    }
    saveIfDue(slot);
  }

  private void note(long tableId, TableCheck.Outcome outcome) {
    CheckRecord.Result result = new CheckRecord.Result();
    result.timeMs = jobs.parts().clock().now().toEpochMilli();
    result.verdict = outcome.verdict();
    result.detail = outcome.detail();
    record.results.put(tableId, result);
  }

  private boolean isOver() {
    SyncStore.Slot now = jobs.parts().store().find(jobId).orElse(null);
    return now == null || now.record().state == SyncJobRecord.State.PROMOTED;
  }

  /** Not each time: a record of a job with very many tables is long. */
  private void saveIfDue(SyncStore.Slot slot) throws HostException {
    long now = jobs.parts().clock().nanoTime();
    if (now - savedAt > SAVE_EVERY.toNanos()) {
      jobs.parts().store().saveCheck(slot, record);
      savedAt = now;
    }
  }

  private TableCheck.Outcome compare(SyncStore.Slot slot, long tableId)
      throws HostException, ClusterException, InterruptedException {
    SyncProgress progress = jobs.progress(slot);
    TableProgress table = progress.tables.get(tableId);
    if (table == null) {
      return new TableCheck.Outcome(Verdict.SKIPPED, "the table is gone");
    }
    if (table.state != TableProgress.State.NORMAL) {
      return new TableCheck.Outcome(Verdict.SKIPPED, "the table is not in step");
    }
    SyncParts parts = jobs.parts();
    try {
      CheckScope scope =
          new CheckScope(
              slot.record(),
              progress,
              parts.connections().remote(slot.record().cluster),
              parts.connections().own(),
              parts.holds().of(jobId),
              parts.io(),
              parts.clock());
      TableCheck.Outcome outcome = new TableCheck(scope, table).run();
      return isSameTable(slot, table)
          ? outcome
          : new TableCheck.Outcome(Verdict.BUSY, "the table was changed while it was compared");
    } catch (ClusterException e) {
      if (++failures < MAX_FAILURES && e.isRetryable()) {
        throw e;
      }
      failures = 0;
      return new TableCheck.Outcome(Verdict.FAILED, e.getMessage());
    }
  }

  private boolean isSameTable(SyncStore.Slot slot, TableProgress before) throws HostException {
    TableProgress now = jobs.progress(slot).tables.get(before.sourceId);
    return now != null
        && now.state == before.state
        && now.seq == before.seq
        && now.sourceName.equals(before.sourceName)
        && now.targetName.equals(before.targetName);
  }

  private void finish(SyncStore.Slot slot)
      throws HostException, ClusterException, InterruptedException {
    record.finishedMs = jobs.parts().clock().now().toEpochMilli();
    for (long left : record.pending) {
      note(
          left,
          new TableCheck.Outcome(
              Verdict.SKIPPED, "the job was promoted before the table had been compared"));
    }
    record.pending.clear();
    String text = record.tables + " tables: " + record.summary();
    // First: who reads in the story that it is over may ask for the next one. A FE that dies in
    // between leaves the result, and only the line in the story is missing.
    jobs.parts().store().saveCheck(slot, record);
    jobs.event(slot, "CHECK_FINISHED", null, text);
  }

  @Override
  public void close() {}
}
