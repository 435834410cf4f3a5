package org.dorisdr.backup.request;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.dorisdr.backup.store.SnapshotInfo;
import org.dorisdr.backup.store.SnapshotReader;
import org.dorisdr.backup.store.StoredSnapshot;

/** Finds the newest snapshot of a database in the repository that a backup goes to. Stateless. */
final class BaseFinder {
  /** Descriptions that are read at most, when nobody remembers which to take. */
  private static final int READ = 10;

  private final RequestParts parts;

  BaseFinder(RequestParts parts) {
    this.parts = parts;
  }

  Optional<SnapshotInfo> find(RequestRecord record, SnapshotFolder folder) throws IOException {
    List<RequestRecord> earlier = new ArrayList<>(parts.store().all());
    Collections.reverse(earlier);
    for (RequestRecord one : earlier) {
      if (one.isBackup()
          && one.phase == RequestRecord.Phase.FINISHED
          && one.timestamp != null
          && one.bytes > 0
          && one.database.equals(record.database)
          && one.repository.equals(record.repository)) {
        Optional<SnapshotInfo> info = read(folder.reader(), one.label, one.timestamp);
        if (info.isPresent()) {
          return info;
        }
      }
    }
    return search(record, folder.reader());
  }

  /** For the first backup that this plugin makes, and after a restore of the cluster. */
  private static Optional<SnapshotInfo> search(RequestRecord record, SnapshotReader reader)
      throws IOException {
    List<StoredSnapshot> whole =
        reader.snapshots().stream()
            .filter(StoredSnapshot::isWhole)
            .filter(snapshot -> !snapshot.label().equals(record.label))
            .sorted(Comparator.comparing(BaseFinder::newest).reversed())
            .limit(READ)
            .toList();
    for (StoredSnapshot snapshot : whole) {
      Optional<SnapshotInfo> info = read(reader, snapshot.label(), newest(snapshot));
      if (info.isPresent() && info.get().database().equals(record.database)) {
        return info;
      }
    }
    return Optional.empty();
  }

  private static String newest(StoredSnapshot snapshot) {
    return Collections.max(snapshot.timestamps());
  }

  private static Optional<SnapshotInfo> read(SnapshotReader reader, String label, String time) {
    try {
      return Optional.of(reader.info(label, time));
    } catch (IOException removedOrDamaged) {
      return Optional.empty();
    }
  }
}
