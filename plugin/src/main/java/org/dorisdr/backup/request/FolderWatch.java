package org.dorisdr.backup.request;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.dorisdr.backup.request.RequestRecord.Phase;
import org.dorisdr.backup.store.StoredSnapshot;
import org.dorisdr.config.Settings;
import org.dorisdr.host.HostException;
import org.dorisdr.job.Backoff;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at the folders of backups that are over, since backends that were slow to stop may write to
 * them once more. Owned by one worker.
 */
final class FolderWatch {
  private static final Logger LOG = LoggerFactory.getLogger(FolderWatch.class);

  /** Most of what comes late comes soon. */
  private static final Duration FIRST = Duration.ofSeconds(1);

  /** When the time is up, the folder is to be seen empty once. */
  private static final Duration AGAIN = Duration.ofSeconds(5);

  private static final Duration LONGEST = Duration.ofDays(1);
  private static final int LOOKS = 8;

  private final RequestParts parts;

  /** By request. */
  private final Map<Long, Look> last = new HashMap<>();

  /**
   * A look at a folder.
   *
   * @param number how many there were, this one among them
   */
  private record Look(long atMs, int number) {}

  /** What a folder looked like. */
  private enum Seen {
    NOTHING_LATE,
    /** Now it is removed. */
    LATE_FILES,
    /** Somebody else's snapshot, whole or not; or the repository is gone. */
    OTHERS,
    /** The store does not tell. */
    UNKNOWN
  }

  FolderWatch(RequestParts parts) {
    this.parts = parts;
  }

  /** Until when a folder is watched that nobody writes to from now on, ms since the epoch. */
  long untilMs() {
    return parts.nowMs() + span();
  }

  /** How long a folder is watched, ms. */
  private long span() {
    return parts.config().number(Settings.BACKUP_CLEANUP_SECONDS) * 1000;
  }

  /** The folder has just been left as it should be. */
  void begin(RequestRecord record) {
    last.put(record.id, new Look(parts.nowMs(), 1));
  }

  /** Whether a snapshot may get files of an earlier attempt, which failed or was cancelled. */
  boolean mayBeDisturbed(RequestRecord record) {
    return record.failures > 0
        || parts.store().all().stream()
            .anyMatch(
                r -> r.id < record.id && r.watchMs > 0 && r.isAt(record.repository, record.label));
  }

  /** Removes what came late, if it is time to look. */
  void look(RequestRecord record) throws HostException {
    Look before = last.get(record.id);
    if (before != null && parts.nowMs() < before.atMs() + pause(record, before.number())) {
      return;
    }
    List<RequestRecord> newer =
        parts.store().all().stream()
            .filter(r -> r.id > record.id && r.isAt(record.repository, record.label))
            .toList();
    if (newer.stream().anyMatch(r -> !r.phase.isEnd())) {
      // It empties the folder itself before it begins, and then has files of its own there.
      return;
    }
    last.put(record.id, new Look(parts.nowMs(), before == null ? 1 : before.number() + 1));
    boolean isWatchedByNewer =
        newer.stream().anyMatch(r -> r.phase == Phase.FINISHED || r.watchMs > 0);
    if (isWatchedByNewer || isOver(record, seen(record))) {
      last.remove(record.id);
      parts.store().update(record.id, r -> r.watchMs = 0);
    }
  }

  private boolean isOver(RequestRecord record, Seen seen) {
    boolean isTooLate = parts.nowMs() >= record.watchMs + LONGEST.toMillis();
    return isTooLate || seen == Seen.OTHERS || (isUp(record) && seen == Seen.NOTHING_LATE);
  }

  private boolean isUp(RequestRecord record) {
    return parts.nowMs() >= record.watchMs;
  }

  private long pause(RequestRecord record, int looks) {
    Duration usual = Duration.ofMillis(span() / LOOKS);
    if (isUp(record)) {
      return Math.max(AGAIN.toMillis(), usual.toMillis());
    }
    // All files of a whole snapshot have to be listed.
    Duration pause = record.phase == Phase.FINISHED ? usual : Backoff.doubled(FIRST, usual, looks);
    return pause.toMillis();
  }

  private static boolean isStill(RequestRecord record, StoredSnapshot there) {
    return there.isWhole() && List.of(record.timestamp).equals(there.timestamps());
  }

  private Seen seen(RequestRecord record) throws HostException {
    if (parts.repositories().find(record.repository).isEmpty()) {
      return Seen.OTHERS;
    }
    try (SnapshotFolder folder = SnapshotFolder.open(parts, record)) {
      if (!folder.exists()) {
        return Seen.NOTHING_LATE;
      }
      if (record.phase == Phase.FINISHED && isStill(record, folder.look())) {
        folder.trim(folder.reader().info(record.label, record.timestamp));
        return Seen.NOTHING_LATE;
      }
      if (!LeftOvers.areOurs(parts.store(), folder)) {
        return Seen.OTHERS;
      }
      folder.remove();
      folder.removeHashes();
      return Seen.LATE_FILES;
    } catch (IOException | HostException e) {
      LOG.warn("what backup {} left cannot be looked at: {}", record.label, e.getMessage());
      return Seen.UNKNOWN;
    }
  }
}
