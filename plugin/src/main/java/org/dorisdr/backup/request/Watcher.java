package org.dorisdr.backup.request;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.dorisdr.backup.request.RequestRecord.Phase;
import org.dorisdr.config.Settings;
import org.dorisdr.host.HostException;

/** Looks after the FE's job of a request until it is over, and ends one that is stuck. */
final class Watcher {
  private static final Duration LOOK = Duration.ofMillis(500);
  private static final Duration FIRST_LOOK = Duration.ofMillis(20);

  /** What is seen late may be this part of the time that a job takes. */
  private static final int SHARE = 50;

  /** Doris fetches a file that has another checksum again every ten seconds. */
  private static final long DAMAGE_SECONDS = 60;

  private static final String FORGOTTEN =
      "the FE was started again before the restore was known to be prepared, and may have forgotten its reserve_ properties";

  private static final String FORGOTTEN_UNSEEN =
      "restored, but "
          + FORGOTTEN
          + ". HINT: SHOW CREATE TABLE tells; drop the tables and restore again if they lack them";

  private static final String USER = "user cancelled";

  private final RequestParts parts;
  private final Reuse reuse;
  private final Map<Long, LiveView> live;
  private final StockJobs stock;
  private final Outcome outcome;
  private final ReserveProperties reserve;
  private final Wholeness wholeness;
  private final Map<Long, Position> positions = new HashMap<>();

  /** Where a job stood, and since when. */
  private record Position(String text, long sinceMs) {}

  Watcher(RequestParts parts, Reuse reuse, Map<Long, LiveView> live) {
    this.parts = parts;
    this.reuse = reuse;
    this.live = live;
    this.stock = parts.stock();
    this.outcome = new Outcome(parts);
    this.reserve = new ReserveProperties(parts);
    this.wholeness = new Wholeness(parts);
  }

  Duration watch(RequestRecord record) throws HostException {
    Optional<StockJob> found = current(record);
    if (found.isEmpty()) {
      over(record);
      outcome.failed(record, "the FE has forgotten the job");
      return Duration.ZERO;
    }
    StockJob job = found.get();
    if (job.isDone()) {
      over(record);
      ended(record, job);
      return Duration.ZERO;
    }
    String late = RequestTimeout.over(record, parts.nowMs());
    String missing = record.cancelAsked ? null : wholeness.problem(record, job);
    String why = missing != null ? missing : late == null ? stuck(record, job) : late;
    if (record.cancelAsked || why != null) {
      giveUp(record, job, why, missing != null);
      return Duration.ZERO;
    }
    reserve.note(record, job);
    reuse.start(record);
    live.put(record.id, reuse.progress(record, job));
    return untilNextLook(record);
  }

  private void giveUp(RequestRecord record, StockJob job, String why, boolean hopeless)
      throws HostException {
    parts
        .store()
        .update(
            record.id,
            r -> {
              keep(r, job);
              r.phase = Phase.ABORTING;
              if (r.cancelAsked) {
                r.goal = Phase.CANCELLED;
              } else {
                r.failures++;
                r.error = why;
                r.goal = hopeless ? Phase.FAILED : outcome.afterFailure(r, why);
              }
            });
  }

  /** Small jobs are over in a moment: they are looked at more often. */
  private Duration untilNextLook(RequestRecord record) {
    Duration share = Duration.ofMillis((parts.nowMs() - record.startedMs) / SHARE);
    Duration least = share.compareTo(FIRST_LOOK) < 0 ? FIRST_LOOK : share;
    return least.compareTo(LOOK) > 0 ? LOOK : least;
  }

  private Optional<StockJob> current(RequestRecord record) throws HostException {
    String created = record.shown.getOrDefault("CreateTime", "");
    return stock.newest(record).filter(job -> job.createTime().equals(created));
  }

  private void ended(RequestRecord record, StockJob job) throws HostException {
    if (job.isFinished()) {
      String doubt = reserve.mayBeForgotten(record) ? FORGOTTEN_UNSEEN : null;
      parts
          .store()
          .update(
              record.id,
              r -> {
                keep(r, job);
                r.error = doubt;
                if (r.isBackup()) {
                  r.phase = Phase.FINISHING;
                } else {
                  outcome.reach(r, Phase.FINISHED);
                }
              });
      return;
    }
    parts.store().update(record.id, r -> keep(r, job));
    if (record.cancelAsked || job.status().contains(USER)) {
      parts
          .store()
          .update(
              record.id,
              r -> {
                r.error = job.status();
                outcome.leave(r, Phase.CANCELLED);
              });
    } else {
      outcome.failed(record, reason(job));
    }
  }

  /** An FE that was started again has forgotten why it cancelled a job. */
  private static String reason(StockJob job) {
    return job.status().equals("[OK]") || job.status().isEmpty()
        ? "the FE cancelled the job and has forgotten why"
        : job.status();
  }

  private static void keep(RequestRecord r, StockJob job) {
    Map<String, String> shown = new TreeMap<>();
    job.columns().forEach((k, v) -> shown.put(k, v == null ? "" : v));
    if (isWithoutObjects(job)) {
      shown.put("BackupObjs", r.shown.getOrDefault("BackupObjs", ""));
    }
    r.shown = shown;
  }

  /** A FE that was started again has forgotten what was to be backed up. */
  private static boolean isWithoutObjects(StockJob job) {
    String objects = job.columns().get("BackupObjs");
    return objects != null && objects.contains("[null");
  }

  /** Why the job will get no further; null while there is hope. */
  private String stuck(RequestRecord record, StockJob job) throws HostException {
    if (isWithoutObjects(job) && job.state().equals("PENDING")) {
      return "the FE lost the job's tables in a restart";
    }
    Position last = positions.get(record.id);
    if (last == null && reserve.mayBeForgotten(record)) {
      return FORGOTTEN;
    }
    if (last == null || !last.text().equals(job.position())) {
      positions.put(record.id, new Position(job.position(), parts.nowMs()));
      return null;
    }
    long seconds = (parts.nowMs() - last.sinceMs()) / 1000;
    boolean waitsForBackends = job.taskError().isEmpty() && !job.state().equals("PENDING");
    if (waitsForBackends || seconds < patience(record, job)) {
      return null;
    }
    return "no progress for %d s in %s: %s"
            .formatted(
                seconds,
                job.state(),
                job.taskError().isEmpty() ? "no reason told" : job.taskError())
        + doubt(record);
  }

  private long patience(RequestRecord record, StockJob job) {
    long stall = parts.config().number(Settings.BACKUP_STALL_SECONDS);
    boolean damaged = !record.isBackup() && StockJobs.isDamage(job.taskError());
    return damaged ? Math.min(stall, DAMAGE_SECONDS) : stall;
  }

  /** What backends tell of a file that the snapshot lacks does not look like that. */
  private static String doubt(RequestRecord record) {
    return record.isBackup()
        ? ""
        : ". HINT: VERIFY SNAPSHOT %s ON %s tells whether the snapshot is whole"
            .formatted(record.label, record.repository);
  }

  private void over(RequestRecord record) {
    reuse.stop();
    positions.remove(record.id);
    live.remove(record.id);
    wholeness.forget(record);
  }

  /** Has the FE cancel its job; what the job did until then decides how it goes on. */
  Duration abort(RequestRecord record) throws HostException {
    reuse.stop();
    Optional<StockJob> job = current(record);
    if (job.isPresent() && !job.get().isDone()) {
      stock.cancel(record, job.get());
      job = current(record);
      if (job.isPresent() && !job.get().isDone()) {
        return LOOK;
      }
    }
    over(record);
    if (job.isPresent() && job.get().isFinished()) {
      ended(record, job.get());
      return Duration.ZERO;
    }
    Optional<StockJob> cancelled = job;
    parts
        .store()
        .update(
            record.id,
            r -> {
              cancelled.ifPresent(j -> keep(r, j));
              if (r.goal == Phase.CANCELLED) {
                r.error = cancelled.map(StockJob::status).orElse(r.error);
              }
              outcome.leave(r, r.cancelAsked ? Phase.CANCELLED : r.goal);
            });
    return Duration.ZERO;
  }
}
