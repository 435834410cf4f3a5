package org.dorisdr.minidoris.be.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Files of small rowsets whose bytes lie in the metadata too until they are on disk by themselves.
 * So a load of a few rows waits for one sync, that of the metadata, and not for those of the file
 * and its directories besides. Thread safe.
 */
final class SmallFiles {
  /** The records are copied when the metadata are cleaned: large files are synced at once. */
  private static final long MAX_BYTES = 16 << 10;

  private record Kept(long tabletId, String name, long sinceMillis) {}

  private final MetaDb db;
  private final Clock clock;

  /** By tablet and name. */
  private final Map<Long, Map<String, Kept>> kept = new ConcurrentHashMap<>();

  SmallFiles(MetaDb db, Clock clock) {
    this.db = db;
    this.clock = clock;
  }

  /** Whether the files of a rowset are kept. */
  static boolean areSmall(RowsetMeta rowset) {
    return rowset.bytes() <= MAX_BYTES;
  }

  /**
   * Adds the bytes of a rowset's files to {@code batch}, if they are few.
   *
   * @return false if they are not: the files have to be synced
   */
  boolean keep(Tablet tablet, RowsetMeta rowset, MetaDb.Batch batch) throws IOException {
    if (!areSmall(rowset)) {
      return false;
    }
    for (String name : rowset.fileNames()) {
      batch.putBytes(
          Keys.file(tablet.id(), name), Files.readAllBytes(tablet.directory().resolve(name)));
    }
    return true;
  }

  /** The batch of {@link #keep} has been written. */
  void remember(RowsetMeta rowset) {
    rowset.fileNames().forEach(name -> remember(rowset.tabletId(), name));
  }

  private void remember(long tabletId, String name) {
    Kept file = new Kept(tabletId, name, clock.millis());
    kept.compute(
        tabletId,
        (id, files) -> {
          Map<String, Kept> own = files == null ? new ConcurrentHashMap<>() : files;
          own.put(name, file);
          return own;
        });
  }

  /** Whether all files of a rowset are in the metadata. The tablet is locked. */
  boolean has(RowsetMeta rowset) {
    return kept.getOrDefault(rowset.tabletId(), Map.of()).keySet().containsAll(rowset.fileNames());
  }

  /**
   * Writes again what the disk lost; called at start, before files without metadata are deleted.
   */
  void restore(StorageEngine engine) throws IOException {
    Map<String, byte[]> all = db.scanBytes(Keys.FILES);
    MetaDb.Batch gone = new MetaDb.Batch();
    for (Map.Entry<String, byte[]> file : all.entrySet()) {
      long tabletId = Keys.tabletOfFile(file.getKey());
      String name = Keys.nameOfFile(file.getKey());
      Optional<Tablet> tablet = engine.tablet(tabletId);
      if (tablet.isEmpty()) {
        gone.delete(file.getKey());
      } else {
        restore(engine, tablet.get(), name, file.getValue());
        remember(tabletId, name);
      }
    }
    db.write(gone);
  }

  private static void restore(StorageEngine engine, Tablet tablet, String name, byte[] bytes)
      throws IOException {
    Path file = tablet.directory().resolve(name);
    if (!Files.exists(file) || !Arrays.equals(Files.readAllBytes(file), bytes)) {
      Files.createDirectories(file.getParent());
      Durable.write(file, bytes);
    }
    boolean inBinlog =
        engine.binlogs().versions(tablet.id()).values().stream()
            .anyMatch(r -> r.fileNames().contains(name));
    if (inBinlog) {
      Files.createDirectories(tablet.binlogDirectory());
      Durable.link(file, tablet.binlogDirectory().resolve(name));
    }
  }

  /** Syncs the files that came more than {@code ageMillis} ago, and takes their bytes out. */
  void flush(StorageEngine engine, long ageMillis) throws IOException {
    long before = clock.millis() - ageMillis;
    List<Long> tablets =
        kept.values().stream()
            .flatMap(files -> files.values().stream())
            .filter(k -> k.sinceMillis() <= before)
            .map(Kept::tabletId)
            .distinct()
            .toList();
    for (long tabletId : tablets) {
      flush(engine, tabletId, before);
    }
  }

  /** Syncs the files of a tablet that came up to {@code beforeMillis}. */
  void flush(StorageEngine engine, long tabletId, long beforeMillis) throws IOException {
    List<Kept> due =
        kept.getOrDefault(tabletId, Map.of()).values().stream()
            .filter(k -> k.sinceMillis() <= beforeMillis)
            .toList();
    if (due.isEmpty()) {
      return;
    }
    Optional<Tablet> tablet = engine.tablet(tabletId);
    if (tablet.isPresent()) {
      // Nothing is linked meanwhile by somebody who still relies on the metadata.
      tablet.get().lock().lock();
      try {
        sync(tablet.get(), due);
        forget(due);
      } finally {
        tablet.get().lock().unlock();
      }
    } else {
      forget(due);
    }
  }

  private static void sync(Tablet tablet, List<Kept> files) throws IOException {
    for (Path directory : List.of(tablet.directory(), tablet.binlogDirectory())) {
      for (Kept file : files) {
        Path path = directory.resolve(file.name());
        if (Files.exists(path)) {
          Durable.sync(path);
        }
      }
      if (Files.exists(directory)) {
        Durable.sync(directory);
      }
    }
  }

  private void forget(List<Kept> files) {
    MetaDb.Batch batch = new MetaDb.Batch();
    files.forEach(k -> batch.delete(Keys.file(k.tabletId(), k.name())));
    // What is deleted too late is written again at the next start, as it is.
    db.writeLazily(batch);
    for (Kept file : files) {
      kept.computeIfPresent(
          file.tabletId(),
          (id, own) -> {
            own.remove(file.name());
            return own.isEmpty() ? null : own;
          });
    }
  }
}
