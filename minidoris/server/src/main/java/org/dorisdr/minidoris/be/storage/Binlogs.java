package org.dorisdr.minidoris.be.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * Published rowsets as readers of the binlog want them: one a version, with files of their own
 * (hard links) that a compaction leaves alone. Thread safe.
 */
public final class Binlogs {
  private final MetaDb db;
  private final SmallFiles smallFiles;
  private final Map<Long, NavigableMap<Long, RowsetMeta>> byTablet = new ConcurrentHashMap<>();

  Binlogs(MetaDb db, SmallFiles smallFiles) {
    this.db = db;
    this.smallFiles = smallFiles;
  }

  void load() {
    db.scan(Keys.BINLOGS, RowsetMeta.class, (key, rowset) -> remember(rowset));
  }

  /**
   * Rowset that {@code version} of a tablet consists of; empty if it was never kept, or is gone.
   */
  public Optional<RowsetMeta> find(long tabletId, long version) {
    return Optional.ofNullable(versions(tabletId).get(version));
  }

  /** Kept versions of a tablet. */
  public NavigableMap<Long, RowsetMeta> versions(long tabletId) {
    return byTablet.getOrDefault(tabletId, java.util.Collections.emptyNavigableMap());
  }

  /** File of a segment; it may be gone by the time it is opened. */
  public Path file(Tablet tablet, RowsetMeta rowset, int segment) {
    return tablet.binlogDirectory().resolve(rowset.fileName(segment));
  }

  /** Deletes the binlogs of a tablet up to and including {@code version}. */
  public void gc(Tablet tablet, long version) throws IOException {
    List<RowsetMeta> old = List.copyOf(versions(tablet.id()).headMap(version, true).values());
    MetaDb.Batch batch = new MetaDb.Batch();
    old.forEach(r -> batch.delete(Keys.binlog(tablet.id(), r.endVersion())));
    db.write(batch);
    for (RowsetMeta rowset : old) {
      byTablet.get(tablet.id()).remove(rowset.endVersion());
      for (String name : rowset.fileNames()) {
        Files.deleteIfExists(tablet.binlogDirectory().resolve(name));
      }
    }
  }

  /** Links the files of a rowset and adds its record to {@code batch}. */
  void keep(Tablet tablet, RowsetMeta rowset, MetaDb.Batch batch) throws IOException {
    Path directory = tablet.binlogDirectory();
    if (rowset.segments() > 0) {
      Files.createDirectories(directory);
      for (String name : rowset.fileNames()) {
        Durable.link(tablet.directory().resolve(name), directory.resolve(name));
      }
      if (!smallFiles.has(rowset)) {
        Durable.sync(directory);
      }
    }
    batch.put(Keys.binlog(tablet.id(), rowset.endVersion()), rowset);
  }

  void remember(RowsetMeta rowset) {
    byTablet
        .computeIfAbsent(rowset.tabletId(), t -> new ConcurrentSkipListMap<>())
        .put(rowset.endVersion(), rowset);
  }

  /** Drops all binlogs of a tablet as part of {@code batch}; the caller deletes the files. */
  void forget(long tabletId, MetaDb.Batch batch) {
    versions(tabletId).keySet().forEach(v -> batch.delete(Keys.binlog(tabletId, v)));
    byTablet.remove(tabletId);
  }
}
