package org.dorisdr.minidoris.be.storage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The tablets of a storage root as its metadata have them, and where they lie. Stateless. */
final class StoredTablets {
  private static final int SHARDS = 1024;

  private StoredTablets() {}

  /** All of them with their rowsets; a directory that is not there is made. */
  static Map<Long, Tablet> read(MetaDb db, Path data, Clock clock) {
    Map<Long, List<RowsetMeta>> rowsets = new HashMap<>();
    db.scan(
        Keys.ROWSETS,
        RowsetMeta.class,
        (key, r) -> rowsets.computeIfAbsent(r.tabletId(), t -> new ArrayList<>()).add(r));
    Map<Long, Tablet> tablets = new HashMap<>();
    db.scan(
        Keys.TABLETS,
        TabletMeta.class,
        (key, meta) -> {
          List<RowsetMeta> own = rowsets.getOrDefault(meta.tabletId(), List.of());
          tablets.put(meta.tabletId(), new Tablet(meta, ensure(directory(data, meta)), own, clock));
        });
    return tablets;
  }

  static Path directory(Path data, TabletMeta meta) {
    return data.resolve(String.valueOf(Math.floorMod(meta.tabletId(), (long) SHARDS)))
        .resolve(String.valueOf(meta.tabletId()))
        .resolve(String.valueOf(meta.schemaHash()));
  }

  private static Path ensure(Path directory) {
    try {
      return Files.isDirectory(directory) ? directory : Files.createDirectories(directory);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
