package org.dorisdr.backup.request;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.dorisdr.backup.snapshot.ListedFiles;
import org.dorisdr.backup.snapshot.RepositoryAccess;
import org.dorisdr.backup.store.SnapshotInfo;
import org.dorisdr.host.HostException;

/**
 * Looks whether the files that a restore needs are in the store. Backends find out late or not at
 * all, when tables that are there are being replaced. Owned by one worker.
 */
final class Wholeness {
  /**
   * A listing of a large snapshot is not cheap, and errors of backends change from task to task.
   */
  private static final long PAUSE_MS = 30_000;

  private final RequestParts parts;

  /** When a request was looked at last because of what backends said. */
  private final Map<Long, Look> looked = new HashMap<>();

  private record Look(String told, long atMs) {}

  Wholeness(RequestParts parts) {
    this.parts = parts;
  }

  /**
   * What a restore has to fetch.
   *
   * @param problem what of it is missing, for the user; null if nothing is
   */
  record Needed(String problem, String timestamp, long tablets, long bytes) {
    void note(RequestRecord restore) {
      restore.timestamp = timestamp;
      restore.tablets = tablets;
      restore.bytes = bytes;
    }
  }

  /**
   * Looks at what a restore needs.
   *
   * @throws HostException if the store cannot tell
   */
  Needed look(RequestRecord record) throws HostException {
    Statements.Parsed statement = Statements.parse(record.sql);
    String timestamp = statement.property("backup_timestamp");
    try (SnapshotFolder folder = SnapshotFolder.open(parts, record)) {
      SnapshotInfo info = folder.reader().info(record.label, timestamp);
      ListedFiles files =
          ListedFiles.look(folder.store(), folder.layout(), info, statement::covers);
      return new Needed(
          files.problem(record.label, record.repository),
          timestamp,
          info.tablets(folder.layout()).stream()
              .filter(tablet -> statement.covers(tablet.table(), tablet.partition()))
              .count(),
          files.bytes().values().stream().mapToLong(Long::longValue).sum());
    } catch (IOException e) {
      throw new HostException(RepositoryAccess.unreadable(record.repository, e), e);
    }
  }

  /**
   * What is missing, once backends have failed, and again only when they say something else or the
   * store could not tell; null if nothing is.
   */
  String problem(RequestRecord record, StockJob job) {
    String told = job.taskError();
    Look last = looked.get(record.id);
    long now = parts.nowMs();
    boolean known = last != null && (last.told.equals(told) || now - last.atMs < PAUSE_MS);
    if (record.isBackup() || told.isEmpty() || known) {
      return null;
    }
    try {
      looked.put(record.id, new Look(told, now));
      return look(record).problem();
    } catch (HostException e) {
      // The store is away, which passes: the same words of backends are a reason to look again.
      looked.put(record.id, new Look("", now));
      return null;
    }
  }

  void forget(RequestRecord record) {
    looked.remove(record.id);
  }
}
