package org.dorisdr.backup.request;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.dorisdr.backup.request.RequestRecord.Phase;
import org.dorisdr.backup.snapshot.ListedFiles;
import org.dorisdr.backup.store.SnapshotInfo;
import org.dorisdr.backup.store.StoredSnapshot;
import org.dorisdr.config.Settings;
import org.dorisdr.host.HostException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Leaves the repository as it should be when a backup is over. Owned by one worker. */
final class Ender {
  private static final Logger LOG = LoggerFactory.getLogger(Ender.class);
  private static final Duration AGAIN = Duration.ofSeconds(5);

  /** How long a store that cannot be reached is tried beyond the usual. */
  private static final Duration LONGEST = Duration.ofDays(1);

  private final RequestParts parts;
  private final Reuse reuse;
  private final Outcome outcome;
  private final FolderWatch watch;

  /** Requests that the store does not let end. */
  private final Map<Long, Hindrance> hindered = new HashMap<>();

  private record Hindrance(long sinceMs, long againMs) {}

  Ender(RequestParts parts, Reuse reuse, FolderWatch watch) {
    this.parts = parts;
    this.reuse = reuse;
    this.watch = watch;
    this.outcome = new Outcome(parts);
  }

  /** Removes what is in the folder of a whole snapshot and not of it, then ends the request. */
  Duration finish(RequestRecord record) throws HostException {
    try (SnapshotFolder folder = SnapshotFolder.open(parts, record)) {
      String timestamp = timestamp(record, folder.look());
      SnapshotInfo info = folder.reader().info(record.label, timestamp);
      ListedFiles files = folder.trim(info);
      if (!files.missing().isEmpty()) {
        lacks(record, files.missing());
        return Duration.ZERO;
      }
      Map<String, Long> kept = files.bytes();
      long copied = reuse.copied(record, kept);
      long watchMs = watch.mayBeDisturbed(record) ? watch.untilMs() : 0;
      parts
          .store()
          .update(
              record.id,
              r -> {
                r.timestamp = timestamp;
                r.tablets = info.tablets(folder.layout()).size();
                r.bytes = kept.values().stream().mapToLong(Long::longValue).sum();
                r.bytesCopied = copied;
                r.error = null;
                r.watchMs = watchMs;
                outcome.reach(r, Phase.FINISHED);
              });
      if (watchMs > 0) {
        watch.begin(record);
      }
      reuse.forget(record);
      hindered.remove(record.id);
      return Duration.ZERO;
    } catch (IOException | HostException e) {
      // The FE made the snapshot: to give it up is the last resort.
      return putOff(record, Phase.FAILED, LONGEST, e);
    }
  }

  /** What looks like a snapshot is none: it goes, and the backup is made again. */
  private void lacks(RequestRecord record, List<String> missing) throws HostException {
    hindered.remove(record.id);
    parts.store().update(record.id, r -> r.damaged = true);
    outcome.failed(
        record,
        "the FE finished the backup, but of the files that it lists %d are not in the store, such as %s"
            .formatted(missing.size(), missing.get(0)));
  }

  /** Whether it waits for the store to come back, and needs nothing of the FE meanwhile. */
  boolean isPutOff(RequestRecord record) {
    Hindrance hindrance = hindered.get(record.id);
    return record.phase == Phase.FINISHING
        && hindrance != null
        && parts.nowMs() < hindrance.againMs();
  }

  private static String timestamp(RequestRecord record, StoredSnapshot snapshot)
      throws IOException {
    String expected =
        record.shown.getOrDefault("CreateTime", "").replace(' ', '-').replace(':', '-');
    List<String> found = snapshot.timestamps();
    if (found.contains(expected)) {
      return expected;
    }
    if (found.size() == 1) {
      return found.get(0);
    }
    throw new IOException("the FE finished the backup but its description is not in the store yet");
  }

  /** Removes what an attempt has uploaded, unless it is whole all the same. */
  Duration clean(RequestRecord record) throws HostException {
    try (SnapshotFolder folder = SnapshotFolder.open(parts, record)) {
      if (!record.damaged && folder.look().isWhole()) {
        // The FE had written the last file before it cancelled its job.
        parts
            .store()
            .update(
                record.id,
                r -> {
                  r.error = null;
                  r.phase = Phase.FINISHING;
                });
        return Duration.ZERO;
      }
      folder.remove();
      if (record.goal.isEnd()) {
        folder.removeHashes();
      }
    } catch (IOException | HostException e) {
      Duration limit = Duration.ofSeconds(parts.config().number(Settings.BACKUP_STALL_SECONDS));
      return putOff(record, record.goal, limit, e);
    }
    reach(record, record.goal);
    return Duration.ZERO;
  }

  private void reach(RequestRecord record, Phase goal) throws HostException {
    long watchMs = watch.untilMs();
    parts
        .store()
        .update(
            record.id,
            r -> {
              outcome.reach(r, goal);
              r.watchMs = r.phase.isEnd() ? watchMs : 0;
            });
    watch.begin(record);
    hindered.remove(record.id);
    reuse.forget(record);
  }

  /** A store that cannot be reached holds others up for a while only; the folder stays watched. */
  private Duration putOff(RequestRecord record, Phase goal, Duration limit, Exception e)
      throws HostException {
    LOG.warn("backup {} cannot be brought to its end yet: {}", record.label, e.getMessage());
    Hindrance last = hindered.get(record.id);
    long since = last == null ? parts.nowMs() : last.sinceMs();
    if (parts.nowMs() - since < limit.toMillis()) {
      hindered.put(record.id, new Hindrance(since, parts.nowMs() + AGAIN.toMillis()));
      if (last == null) {
        parts.store().update(record.id, r -> r.error = e.getMessage());
      }
      return record.phase == Phase.FINISHING ? Duration.ofSeconds(1) : AGAIN;
    }
    parts.store().update(record.id, r -> r.error = e.getMessage());
    reach(record, goal);
    return Duration.ZERO;
  }
}
