package org.dorisdr.backup.request;

import java.io.IOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.dorisdr.backup.store.SnapshotInfo;
import org.dorisdr.config.Settings;
import org.dorisdr.host.HostException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Spares backends the upload of files that an earlier snapshot of the repository holds: copies them
 * inside the store to where the backends look before they upload. Whoever comes first, the file is
 * the same. Owned by one worker, which runs one request at a time.
 */
final class Reuse {
  private static final Logger LOG = LoggerFactory.getLogger(Reuse.class);

  private final RequestParts parts;
  private final BaseFinder finder;
  private final ProgressReader progress;
  private long current = -1;
  private FileCopies copies;

  /** Paths that were copied, by request. */
  private final Map<Long, Set<String>> copied = new HashMap<>();

  Reuse(RequestParts parts) {
    this.parts = parts;
    this.finder = new BaseFinder(parts);
    this.progress = new ProgressReader(parts);
  }

  /**
   * Finds out what can be copied, so that no time is lost once the FE has begun.
   *
   * @param fresh whether nothing of the backup is in the store yet
   */
  void prepare(RequestRecord record, boolean fresh) throws HostException, IOException {
    stop();
    current = record.id;
    if (!record.isBackup()) {
      return;
    }
    Statements.Parsed statement = Statements.parse(record.sql);
    String content = statement.property("content").toUpperCase(Locale.ROOT);
    if (!parts.config().flag(Settings.BACKUP_REUSE_FILES) || content.equals("METADATA_ONLY")) {
      return;
    }
    SnapshotFolder folder = SnapshotFolder.open(parts, record);
    try {
      if (folder.store().canCopy()) {
        SnapshotInfo base = finder.find(record, folder).orElse(null);
        if (base != null) {
          copies = new FileCopies(parts, folder, record.label, base, statement, fresh);
          return;
        }
      }
    } catch (IOException e) {
      // A backup without a base is a full one.
      LOG.warn("no earlier snapshot is of use to backup {}: {}", record.label, e.getMessage());
    }
    folder.close();
  }

  /** Begins to copy; does nothing if that has begun, or there is nothing to copy. */
  void start(RequestRecord record) {
    if (current != record.id) {
      try {
        prepare(record, false);
      } catch (HostException | IOException e) {
        LOG.warn("backup {} goes on as a full one: {}", record.label, e.getMessage());
      }
    }
    if (copies != null && copies.start()) {
      copied.put(record.id, copies.copied());
    }
  }

  /** Ends copying; on return nothing is copied any more. */
  void stop() {
    if (copies != null) {
      copies.close();
      copies = null;
    }
    current = -1;
  }

  /** Bytes of those of the paths that were copied. */
  long copied(RequestRecord record, Map<String, Long> sizes) {
    Collection<String> paths = copied.getOrDefault(record.id, Set.of());
    return paths.stream().mapToLong(path -> sizes.getOrDefault(path, 0L)).sum();
  }

  void forget(RequestRecord record) {
    copied.remove(record.id);
  }

  LiveView progress(RequestRecord record, StockJob job) {
    return progress.read(record, job, copied.getOrDefault(record.id, Set.of()));
  }
}
