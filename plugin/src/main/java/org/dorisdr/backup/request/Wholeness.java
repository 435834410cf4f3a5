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
   * What is missing, for the user; null if nothing is.
   *
   * @throws HostException if the store cannot tell
   */
  String problem(RequestRecord record) throws HostException {
    if (record.isBackup()) {
      return null;
    }
    Statements.Parsed statement = Statements.parse(record.sql);
    try (SnapshotFolder folder = SnapshotFolder.open(parts, record)) {
      SnapshotInfo info =
          folder.reader().info(record.label, statement.property("backup_timestamp"));
      return ListedFiles.look(folder.store(), folder.layout(), info, statement::covers)
          .problem(record.label, record.repository);
    } catch (IOException e) {
      throw new HostException(RepositoryAccess.unreadable(record.repository, e), e);
    }
  }

  /**
   * The same once backends have failed, and again only when they say something else or the store
   * could not tell.
   */
  String problem(RequestRecord record, StockJob job) {
    String told = job.taskError();
    Look last = looked.get(record.id);
    long now = parts.nowMs();
    boolean known = last != null && (last.told.equals(told) || now - last.atMs < PAUSE_MS);
    if (told.isEmpty() || known) {
      return null;
    }
    try {
      looked.put(record.id, new Look(told, now));
      return problem(record);
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
