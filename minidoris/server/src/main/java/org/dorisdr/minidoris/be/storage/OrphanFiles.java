package org.dorisdr.minidoris.be.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Removes, at start, files that no metadata names: what a crash interrupted. */
final class OrphanFiles {
  private final StorageEngine engine;
  private final TabletTxns txns;
  private final Binlogs binlogs;
  private final Trash trash;

  OrphanFiles(StorageEngine engine, TabletTxns txns, Binlogs binlogs, Trash trash) {
    this.engine = engine;
    this.txns = txns;
    this.binlogs = binlogs;
    this.trash = trash;
  }

  void clean() throws IOException {
    Durable.deleteTree(engine.root().resolve(StorageEngine.QUERY_TEMP));
    Durable.deleteTree(engine.stagingDirectory());
    Files.createDirectories(engine.stagingDirectory());
    for (Path shard : Durable.list(engine.dataDirectory())) {
      for (Path tabletDirectory : Durable.list(shard)) {
        cleanTablet(tabletDirectory);
      }
    }
  }

  private void cleanTablet(Path tabletDirectory) throws IOException {
    Optional<Tablet> tablet = engine.tablet(idOf(tabletDirectory));
    if (tablet.isEmpty()) {
      trash.take(tabletDirectory);
      return;
    }
    Set<String> known = new HashSet<>();
    tablet.get().rowsets().forEach(r -> known.addAll(r.fileNames()));
    txns.ofTablet(tablet.get().id()).forEach(t -> known.addAll(t.rowset().fileNames()));
    deleteUnknown(tablet.get().directory(), known);
    Set<String> kept = new HashSet<>();
    binlogs.versions(tablet.get().id()).values().forEach(r -> kept.addAll(r.fileNames()));
    deleteUnknown(tablet.get().binlogDirectory(), kept);
  }

  private static long idOf(Path tabletDirectory) {
    try {
      return Long.parseLong(tabletDirectory.getFileName().toString());
    } catch (NumberFormatException e) {
      return -1;
    }
  }

  private static void deleteUnknown(Path directory, Set<String> known) throws IOException {
    for (Path file : Durable.list(directory)) {
      if (Files.isRegularFile(file) && !known.contains(file.getFileName().toString())) {
        Files.delete(file);
      }
    }
  }
}
