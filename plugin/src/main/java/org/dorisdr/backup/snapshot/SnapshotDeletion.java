package org.dorisdr.backup.snapshot;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.dorisdr.backup.store.Layout;
import org.dorisdr.backup.store.ObjectStore;
import org.dorisdr.backup.store.SnapshotInfo;
import org.dorisdr.backup.store.SnapshotReader;
import org.dorisdr.backup.store.StoredSnapshot;

/**
 * Deletes one snapshot: its description first, so that nobody takes it for whole any more, then the
 * schemas, then the data. Files that another timestamp of the same label needs stay. Repeated after
 * a crash anywhere, it ends at the same. Thread safe.
 */
public final class SnapshotDeletion {
  private static final int BATCH = 1000;

  private final ObjectStore store;
  private final SnapshotReader reader;
  private final Layout layout;

  public SnapshotDeletion(ObjectStore store, SnapshotReader reader) {
    this.store = store;
    this.reader = reader;
    this.layout = reader.layout();
  }

  /**
   * Deletes it, and what an earlier attempt left behind.
   *
   * @param timestamp which one of the label
   * @return number of files deleted; 0 if nothing was there
   */
  public long delete(String label, String timestamp) throws IOException {
    StoredSnapshot found = reader.snapshot(label);
    List<String> others = new ArrayList<>(found.timestamps());
    others.remove(timestamp);
    Set<String> needed = needed(label, others);
    List<String> doomed = new ArrayList<>();
    if (found.timestamps().contains(timestamp)) {
      doomed.add(reader.infoPath(label, timestamp));
    }
    if (others.isEmpty()) {
      // Half a description, of a writer that died, would keep the label from being used again.
      doomed.addAll(named(label, Layout.INFO, doomed));
      doomed.addAll(named(label, Layout.META + ".", doomed));
    }
    store.list(
        layout.content(label) + "/",
        entry -> {
          if (!needed.contains(entry.path())) {
            doomed.add(entry.path());
          }
        });
    if (others.isEmpty()) {
      store.list(ContentFile.folder(layout) + "/", entry -> addHashes(label, entry, doomed));
    }
    for (int from = 0; from < doomed.size(); from += BATCH) {
      store.delete(doomed.subList(from, Math.min(doomed.size(), from + BATCH)));
    }
    if (others.isEmpty()) {
      // Left by an attempt that died between the files and their folder, which keeps the label.
      store.deleteEmptyFolder(layout.snapshot(label));
    }
    return doomed.size();
  }

  private static void addHashes(String label, ObjectStore.Entry entry, List<String> doomed) {
    if (ContentFile.isOf(label, entry.name())) {
      doomed.add(entry.path());
    }
  }

  /** Files that the other timestamps name. One that cannot be read could need any file. */
  private Set<String> needed(String label, List<String> timestamps) throws IOException {
    Set<String> files = new HashSet<>();
    for (String timestamp : timestamps) {
      SnapshotInfo info;
      try {
        info = reader.info(label, timestamp);
      } catch (FileNotFoundException e) {
        continue;
      } catch (IOException e) {
        throw new IOException(
            "nothing is deleted of label %s, as its snapshot %s cannot be read: %s"
                .formatted(label, timestamp, e.getMessage()),
            e);
      }
      info.tablets(layout)
          .forEach(
              tablet -> tablet.files().forEach(file -> files.add(tablet.folder() + "/" + file)));
    }
    return files;
  }

  /** Files of the label's own folder that begin so and are not listed yet. */
  private List<String> named(String label, String start, List<String> listed) throws IOException {
    return store.children(layout.snapshot(label)).stream()
        .filter(name -> name.startsWith(start))
        .map(name -> layout.snapshot(label) + "/" + name)
        .filter(path -> !listed.contains(path))
        .toList();
  }
}
