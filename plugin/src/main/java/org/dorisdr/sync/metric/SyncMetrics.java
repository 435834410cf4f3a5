package org.dorisdr.sync.metric;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dorisdr.host.Clock;
import org.dorisdr.host.HostException;
import org.dorisdr.host.MetaStore;
import org.dorisdr.host.Metrics;
import org.dorisdr.job.CountedStore;
import org.dorisdr.sync.check.SyncJobChecks;
import org.dorisdr.sync.job.SyncJobs;
import org.dorisdr.sync.state.CheckRecord;
import org.dorisdr.sync.state.CopyProgress;
import org.dorisdr.sync.state.SyncJobRecord;
import org.dorisdr.sync.state.SyncLag;
import org.dorisdr.sync.state.SyncProgress;
import org.dorisdr.sync.state.SyncStore;
import org.dorisdr.sync.state.TableProgress;

/** Samples of the sync jobs for the FE's metrics page. Thread safe. */
public final class SyncMetrics implements Metrics.Source {

  private final SyncJobs jobs;
  private final SyncJobChecks checks;
  private final Clock clock;

  public SyncMetrics(SyncJobs jobs, SyncJobChecks checks, Clock clock) {
    this.jobs = jobs;
    this.checks = checks;
    this.clock = clock;
  }

  /** The store to hand to the jobs, so that their journal records are counted. */
  public static CountedStore counted(MetaStore store) {
    return new CountedStore(
        store, "dr_sync_state_writes_total", "Journal records that sync jobs have written here");
  }

  @Override
  public List<Metrics.Sample> samples() {
    List<Metrics.Sample> all = new ArrayList<>();
    Map<String, Integer> states = new LinkedHashMap<>();
    for (SyncJobRecord.State state : SyncJobRecord.State.values()) {
      states.put(state.name(), 0);
    }
    states.put("UNREADABLE", 0);
    for (SyncStore.Slot slot : jobs.all()) {
      String state = slot.record() == null ? "UNREADABLE" : slot.record().state.name();
      states.merge(state, 1, Integer::sum);
      if (slot.record() != null) {
        job(slot, all);
      }
    }
    states.forEach(
        (state, count) ->
            all.add(
                new Metrics.Sample(
                    "dr_sync_jobs", "Sync jobs by state", Map.of("state", state), count)));
    return all;
  }

  private void job(SyncStore.Slot slot, List<Metrics.Sample> all) {
    try {
      of(slot.record(), jobs.progress(slot), all);
      check(slot, all);
    } catch (HostException e) {
      // Told by SHOW SYNC JOBS.
    }
  }

  private void of(SyncJobRecord job, SyncProgress progress, List<Metrics.Sample> all) {
    long now = clock.now().toEpochMilli();
    Job one = new Job(job.name, all);
    boolean running = job.state == SyncJobRecord.State.RUNNING;
    one.add("running", "Whether the job is to run", running ? 1 : 0);
    boolean incremental = progress.phase == SyncProgress.Phase.INCREMENTAL;
    one.add("incremental", "Whether the first copy is over", incremental ? 1 : 0);
    one.known("lag_seconds", "How old the target is", SyncLag.seconds(job, progress, now));
    one.known(
        "lag_binlogs", "Binlogs that are not applied yet", SyncLag.binlogs(job, progress, now));
    one.known("commit_seq", "Last binlog that was applied", progress.position);
    one.add("in_flight", "Transactions under way", running ? progress.inFlight : 0);
    boolean limited = running && progress.waitsFor != null;
    one.add("limited", "Whether a limit holds it back", limited ? 1 : 0);
    one.add("transactions_total", "Transactions applied", progress.appliedTransactions);
    one.add("rows_total", "Rows applied, as far as known", progress.appliedRows);
    one.add("statements_total", "Changes of structure applied", progress.appliedStatements);
    one.add("full_copies_total", "How often everything was copied", progress.fullCopies);
    one.add("table_copies_total", "How often one table was copied", progress.tableCopies);
    one.add("tables", "Tables and views", progress.tables.size());
    one.add(
        "tables_copying", "Tables that are copied", count(progress, TableProgress.State.COPYING));
    one.add(
        "tables_waiting",
        "Tables that cannot be written right now",
        count(progress, TableProgress.State.WAITING));
    one.add("tables_error", "Tables with an error", count(progress, TableProgress.State.ERROR));
    one.seconds("last_error_timestamp_seconds", "Time of the last error", progress.lastErrorMs);
    one.seconds("created_timestamp_seconds", "When it was created", job.createdMs);
    CopyProgress copy = job.isFollowing() ? progress.copy : null;
    one.seconds(
        "copy_started_timestamp_seconds",
        "When the copy under way was begun",
        copy == null ? 0 : copy.startedMs);
    one.add("copy_tablets", "Tablets of the copy under way", copy == null ? 0 : copy.tabletsTotal);
    one.add("copy_tablets_done", "Of these copied", copy == null ? 0 : copy.tabletsDone);
    one.add("copy_bytes", "Bytes of the copy under way", copy == null ? 0 : copy.bytesTotal);
    one.add("copy_bytes_done", "Of these copied", copy == null ? 0 : copy.bytesDone());
  }

  private static long count(SyncProgress progress, TableProgress.State state) {
    return progress.tables.values().stream().filter(t -> t.state == state).count();
  }

  private void check(SyncStore.Slot slot, List<Metrics.Sample> all) throws HostException {
    CheckRecord check = checks.of(slot);
    Job one = new Job(slot.record().name, all);
    one.add("check_running", "Whether contents are compared", check.isUnderWay() ? 1 : 0);
    one.seconds("check_timestamp_seconds", "End of the last check", check.finishedMs);
    one.add(
        "check_different_tables",
        "Tables whose content was different when compared last",
        count(check, CheckRecord.Verdict.DIFFERENT));
    one.add(
        "check_failed_tables",
        "Tables that could not be compared",
        count(check, CheckRecord.Verdict.FAILED));
  }

  private static long count(CheckRecord check, CheckRecord.Verdict verdict) {
    return check.results.values().stream().filter(r -> r.verdict == verdict).count();
  }

  /** Adds samples of one job. */
  private record Job(String name, List<Metrics.Sample> all) {
    void add(String what, String help, double value) {
      all.add(new Metrics.Sample("dr_sync_job_" + what, help, Map.of("job", name), value));
    }

    void known(String what, String help, long value) {
      if (value >= 0) {
        add(what, help, value);
      }
    }

    void seconds(String what, String help, long ms) {
      if (ms > 0) {
        add(what, help, ms / 1000.0);
      }
    }
  }
}
