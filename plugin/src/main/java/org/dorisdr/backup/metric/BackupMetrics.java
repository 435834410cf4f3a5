package org.dorisdr.backup.metric;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.dorisdr.backup.proof.ProofRecord;
import org.dorisdr.backup.proof.Proofs;
import org.dorisdr.backup.request.BackupRequests.Kind;
import org.dorisdr.backup.request.BackupRequests.State;
import org.dorisdr.backup.request.RequestQueue;
import org.dorisdr.backup.request.RequestRecord;
import org.dorisdr.backup.schedule.ScheduleProgress;
import org.dorisdr.backup.schedule.ScheduleRecord;
import org.dorisdr.backup.schedule.ScheduleStore;
import org.dorisdr.backup.schedule.Schedules;
import org.dorisdr.host.Metrics;
import org.dorisdr.job.UnknownFormatException;

/** Samples of the queue, the schedules and their proofs for the FE's metrics page. Thread safe. */
public final class BackupMetrics implements Metrics.Source {
  private final RequestQueue queue;
  private final Schedules schedules;
  private final Proofs proofs;

  public BackupMetrics(RequestQueue queue, Schedules schedules, Proofs proofs) {
    this.queue = queue;
    this.schedules = schedules;
    this.proofs = proofs;
  }

  @Override
  public List<Metrics.Sample> samples() {
    List<Metrics.Sample> all = new ArrayList<>();
    List<RequestRecord> requests = queue.all();
    for (Kind kind : Kind.values()) {
      ofQueue(kind, requests.stream().filter(r -> r.kind == kind).toList(), all);
    }
    List<ProofRecord> known = proofs.store().all();
    int unreadable = 0;
    for (ScheduleStore.Slot slot : schedules.all()) {
      try {
        if (slot.record() == null) {
          unreadable++;
        } else {
          ofSchedule(slot.record(), schedules.store().progress(slot), known, all);
        }
      } catch (UnknownFormatException | IllegalStateException e) {
        unreadable++;
      }
    }
    all.add(
        new Metrics.Sample(
            "dr_backup_schedules_unreadable",
            "Backup schedules of a newer version of the plugin",
            Map.of(),
            unreadable));
    return all;
  }

  private static void ofQueue(Kind kind, List<RequestRecord> requests, List<Metrics.Sample> all) {
    Map<State, Integer> states = new EnumMap<>(State.class);
    for (State state : State.values()) {
      states.put(state, 0);
    }
    long oldest = 0;
    for (RequestRecord request : requests) {
      states.merge(request.state(), 1, Integer::sum);
      if (!request.phase.isEnd() && (oldest == 0 || request.createdMs < oldest)) {
        oldest = request.createdMs;
      }
    }
    String name = kind.name();
    states.forEach(
        (state, count) ->
            all.add(
                new Metrics.Sample(
                    "dr_backup_requests",
                    "Requests that are remembered, by state",
                    Map.of("kind", name, "state", state.name()),
                    count)));
    if (oldest > 0) {
      all.add(
          new Metrics.Sample(
              "dr_backup_oldest_request_timestamp_seconds",
              "When the oldest request that is not over was made",
              Map.of("kind", name),
              oldest / 1000.0));
    }
  }

  private static void ofSchedule(
      ScheduleRecord schedule,
      ScheduleProgress progress,
      List<ProofRecord> proofs,
      List<Metrics.Sample> all) {
    One one = new One(schedule.name, all);
    one.flag("running", "Whether it plans runs", schedule.state == ScheduleRecord.State.RUNNING);
    one.flag("busy", "Whether a run is under way", progress.current != null);
    ScheduleProgress.Run last = progress.last;
    one.flag(
        "last_run_failed",
        "Whether the last run failed",
        last != null && last.state() == ScheduleProgress.State.FAILED);
    one.seconds(
        "last_run_timestamp_seconds", "End of the last run", last == null ? 0 : last.finishedMs);
    ScheduleProgress.Run good = progress.lastGood;
    one.seconds(
        "last_success_timestamp_seconds",
        "End of the last run that made all its snapshots",
        good == null ? 0 : good.finishedMs);
    one.seconds("created_timestamp_seconds", "When it was created", schedule.createdMs);
    one.add("runs_total", "Runs that are over", progress.runs);
    one.add("failures_total", "Runs that failed", progress.failures);
    one.add("skipped_total", "Planned times left out", progress.skipped);
    one.add("snapshots", "Snapshots that it made and that are kept", progress.made.size());
    one.flag(
        "retention_failed",
        "Whether old snapshots could not be deleted",
        progress.retentionError != null);
    ofProofs(progress, proofs, one);
  }

  /** A proof that could not be made says nothing, so it does not count. */
  private static void ofProofs(ScheduleProgress progress, List<ProofRecord> proofs, One one) {
    ProofRecord last = null;
    ProofRecord passed = null;
    for (ProofRecord proof : proofs) {
      boolean decided =
          proof.state == ProofRecord.State.PASSED || proof.state == ProofRecord.State.FAILED;
      if (!decided || progress.made.stream().noneMatch(proof::isOf)) {
        continue;
      }
      last = last == null || proof.finishedMs >= last.finishedMs ? proof : last;
      if (proof.state == ProofRecord.State.PASSED) {
        passed = passed == null || proof.finishedMs >= passed.finishedMs ? proof : passed;
      }
    }
    one.seconds(
        "last_proof_timestamp_seconds",
        "When one of its snapshots was last proven to be whole",
        Math.max(progress.provenMs, passed == null ? 0 : passed.finishedMs));
    one.flag(
        "last_proof_failed",
        "Whether the last proof found damage",
        last != null && last.state == ProofRecord.State.FAILED);
    if (passed != null && passed.restoreMs > 0) {
      one.add("last_proof_restore_seconds", "How long its restore took", passed.restoreMs / 1000.0);
    }
  }

  /** Adds samples of one schedule. */
  private record One(String name, List<Metrics.Sample> all) {
    void add(String what, String help, double value) {
      all.add(
          new Metrics.Sample("dr_backup_schedule_" + what, help, Map.of("schedule", name), value));
    }

    void flag(String what, String help, boolean value) {
      add(what, help, value ? 1 : 0);
    }

    void seconds(String what, String help, long ms) {
      if (ms > 0) {
        add(what, help, ms / 1000.0);
      }
    }
  }
}
