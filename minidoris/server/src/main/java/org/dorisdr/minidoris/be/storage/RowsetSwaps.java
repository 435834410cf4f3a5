package org.dorisdr.minidoris.be.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/**
 * Puts rowsets in the place of others, and deletes the files of those when nobody reads them any
 * more. Thread safe.
 */
public final class RowsetSwaps {
  private final StorageEngine engine;
  private final MetaDb db;

  RowsetSwaps(StorageEngine engine, MetaDb db) {
    this.engine = engine;
    this.db = db;
  }

  /**
   * Puts one merged rowset in the place of the rowsets that it was made of. Its files are on disk.
   *
   * @return false if the tablet no longer holds exactly those rowsets
   */
  public boolean replace(Tablet tablet, List<RowsetMeta> old, RowsetMeta merged) {
    tablet.lock().lock();
    try {
      if (tablet.dropped() || !tablet.rowsets().containsAll(old)) {
        return false;
      }
      MetaDb.Batch batch = new MetaDb.Batch().put(Keys.rowset(merged), merged);
      old.forEach(r -> batch.delete(Keys.rowset(r)));
      db.write(batch);
      tablet.replace(old, merged, engine.clock().millis());
      return true;
    } finally {
      tablet.lock().unlock();
    }
  }

  /**
   * Ends a schema change: {@code converted} takes the place of all versions up to its last; what
   * was published since stays. Its files are on disk. May be repeated.
   *
   * @return false if the tablet had been converted before, or is gone
   */
  public boolean finishConversion(Tablet tablet, RowsetMeta converted) throws IOException {
    tablet.lock().lock();
    try {
      if (tablet.dropped() || !tablet.meta().converting()) {
        return false;
      }
      List<RowsetMeta> old =
          tablet.rowsets().stream().filter(r -> r.endVersion() <= converted.endVersion()).toList();
      List<RowsetMeta> now = new ArrayList<>(tablet.rowsets());
      now.removeAll(old);
      now.add(converted);
      TabletMeta meta = tablet.meta().converted();
      MetaDb.Batch batch =
          new MetaDb.Batch()
              .put(Keys.tablet(tablet.id()), meta)
              .put(Keys.rowset(converted), converted);
      old.forEach(r -> batch.delete(Keys.rowset(r)));
      db.write(batch);
      tablet.meta(meta);
      tablet.replaceAll(now);
      for (RowsetMeta rowset : old) {
        deleteFiles(tablet, rowset);
      }
      return true;
    } finally {
      tablet.lock().unlock();
    }
  }

  /** Deletes files of rowsets that a compaction replaced more than {@code ageMillis} ago. */
  public void sweepStale(long ageMillis) throws IOException {
    for (Tablet tablet : engine.tablets()) {
      tablet.lock().lock();
      try {
        for (RowsetMeta rowset : tablet.takeStale(engine.clock().millis() - ageMillis)) {
          deleteFiles(tablet, rowset);
        }
      } finally {
        tablet.lock().unlock();
      }
    }
  }

  /** Deletes files that no reader can come to any more, or that nobody has ever read. */
  public void deleteFiles(Tablet tablet, RowsetMeta rowset) throws IOException {
    for (String name : rowset.fileNames()) {
      Files.deleteIfExists(tablet.directory().resolve(name));
    }
  }
}
