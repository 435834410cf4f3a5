package org.dorisdr.backup.request;

import java.time.Duration;
import java.util.Locale;
import org.dorisdr.backup.request.RequestRecord.Phase;
import org.dorisdr.config.Settings;
import org.dorisdr.host.HostException;
import org.dorisdr.job.Backoff;

/** Decides what follows the end of an attempt, and writes it down. Stateless. */
final class Outcome {
  private final RequestParts parts;

  Outcome(RequestParts parts) {
    this.parts = parts;
  }

  /** Where an attempt leads that failed for this reason. */
  Phase afterFailure(RequestRecord record, String error) {
    boolean last =
        record.attended
            || record.failures >= parts.config().number(Settings.BACKUP_MAX_ATTEMPTS)
            || StockJobs.isFinal(error, record.phase != Phase.STARTING)
            || String.valueOf(error).toUpperCase(Locale.ROOT).startsWith("[TIMEOUT");
    return last ? Phase.FAILED : Phase.RETRYING;
  }

  /** The attempt failed by itself: what it left is removed, then it is tried again or over. */
  void failed(RequestRecord record, String error) throws HostException {
    parts
        .store()
        .update(
            record.id,
            r -> {
              r.failures++;
              r.error = error;
              leave(r, r.cancelAsked ? Phase.CANCELLED : afterFailure(r, error));
            });
  }

  /** No further attempt can end otherwise. */
  void hopeless(RequestRecord record, String error) throws HostException {
    parts
        .store()
        .update(
            record.id,
            r -> {
              r.failures++;
              r.error = error;
              leave(r, r.cancelAsked ? Phase.CANCELLED : Phase.FAILED);
            });
  }

  /** Goes to {@code goal}, by way of removing what a backup has left. */
  void leave(RequestRecord r, Phase goal) {
    if (r.isBackup() && r.owned) {
      r.goal = goal;
      r.phase = Phase.CLEANING;
    } else {
      reach(r, goal);
    }
  }

  /** The request is where it was to be. */
  void reach(RequestRecord r, Phase goal) {
    r.phase = goal;
    r.goal = null;
    if (goal == Phase.RETRYING) {
      r.retryMs = parts.nowMs() + pause(r.failures).toMillis();
    }
    if (goal.isEnd()) {
      r.finishedMs = parts.nowMs();
      r.attended = r.attended && goal == Phase.FAILED;
    }
  }

  private Duration pause(int failures) {
    Duration first = Duration.ofSeconds(parts.config().number(Settings.BACKUP_RETRY_FIRST_SECONDS));
    Duration limit = Duration.ofSeconds(parts.config().number(Settings.BACKUP_RETRY_MAX_SECONDS));
    return new Backoff(first, limit, parts.random()).after(Math.max(1, failures));
  }
}
