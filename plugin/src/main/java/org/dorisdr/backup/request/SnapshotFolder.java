package org.dorisdr.backup.request;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import org.dorisdr.backup.snapshot.ContentFile;
import org.dorisdr.backup.snapshot.ListedFiles;
import org.dorisdr.backup.store.Layout;
import org.dorisdr.backup.store.ObjectStore;
import org.dorisdr.backup.store.ObjectStores;
import org.dorisdr.backup.store.SnapshotInfo;
import org.dorisdr.backup.store.SnapshotReader;
import org.dorisdr.backup.store.StoredSnapshot;
import org.dorisdr.host.HostException;
import org.dorisdr.host.Repositories;
import org.dorisdr.host.Repositories.Repository;

/** The folder of one label in a repository, while it is open. Owned by one thread. */
final class SnapshotFolder implements AutoCloseable {
  private static final String INFO = "__info_";

  private final ObjectStore store;
  private final SnapshotReader reader;
  private final String label;

  SnapshotFolder(ObjectStore store, String repository, String label, Executor io) {
    this.store = store;
    this.reader = new SnapshotReader(store, repository, io);
    this.label = label;
  }

  /**
   * @throws HostException if the repository is gone
   */
  static SnapshotFolder open(RequestParts parts, RequestRecord record)
      throws HostException, IOException {
    Repository repository = repository(parts.repositories(), record.repository);
    ObjectStores stores = parts.stores();
    return new SnapshotFolder(stores.open(repository), repository.name(), record.label, parts.io());
  }

  static Repository repository(Repositories all, String name) throws HostException {
    return all.find(name)
        .orElseThrow(
            () ->
                new HostException(
                    "Repository " + name + " does not exist. HINT: SHOW REPOSITORIES lists them"));
  }

  String label() {
    return label;
  }

  String repository() {
    return layout().repository();
  }

  ObjectStore store() {
    return store;
  }

  SnapshotReader reader() {
    return reader;
  }

  Layout layout() {
    return reader.layout();
  }

  boolean exists() throws IOException {
    return !store.children(layout().snapshot(label)).isEmpty();
  }

  StoredSnapshot look() throws IOException {
    return reader.snapshot(label);
  }

  /** Whether nothing lies there but data of these databases and schemas, if anything does. */
  boolean isOnlyOf(Set<Long> databases) throws IOException {
    String content = layout().content(label);
    boolean others =
        store.children(layout().snapshot(label)).stream()
            .map(name -> layout().snapshot(label) + "/" + name)
            .anyMatch(path -> !path.equals(content) && !isMeta(path));
    List<String> known = databases.stream().map(id -> layout().database(label, id)).toList();
    List<String> folders =
        store.children(content).stream().map(name -> content + "/" + name).toList();
    return !others && known.containsAll(folders);
  }

  private boolean isMeta(String path) {
    return path.startsWith(layout().snapshot(label) + "/" + Layout.META + ".");
  }

  /** Removes everything of the label, what makes it a snapshot first. */
  void remove() throws IOException {
    List<String> first = new ArrayList<>();
    List<String> rest = new ArrayList<>();
    store.list(
        layout().snapshot(label) + "/",
        entry -> (entry.name().startsWith(INFO) ? first : rest).add(entry.path()));
    store.delete(first);
    store.delete(rest);
    store.deleteEmptyFolder(layout().snapshot(label));
  }

  /** Removes the hashes of the label's contents, which nobody needs without the snapshot. */
  void removeHashes() throws IOException {
    ContentFile.delete(store, layout(), label);
  }

  /**
   * Removes from the data what the description does not list: backends would take it for theirs.
   *
   * @return what of the description is there
   */
  ListedFiles trim(SnapshotInfo info) throws IOException {
    Set<String> listed = new HashSet<>();
    for (SnapshotInfo.TabletFiles tablet : info.tablets(layout())) {
      tablet.files().forEach(file -> listed.add(tablet.folder() + "/" + file));
    }
    Map<String, Long> kept = new HashMap<>();
    List<String> extra = new ArrayList<>();
    store.list(
        layout().content(label) + "/",
        entry -> {
          if (listed.contains(entry.path())) {
            kept.put(entry.path(), entry.bytes());
          } else {
            extra.add(entry.path());
          }
        });
    store.delete(extra);
    listed.removeAll(kept.keySet());
    return ListedFiles.of(store, kept, listed);
  }

  @Override
  public void close() {
    store.close();
  }
}
