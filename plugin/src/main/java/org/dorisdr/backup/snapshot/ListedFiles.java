package org.dorisdr.backup.snapshot;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import org.dorisdr.backup.store.ChecksumName;
import org.dorisdr.backup.store.Layout;
import org.dorisdr.backup.store.ObjectStore;
import org.dorisdr.backup.store.SnapshotInfo;
import org.dorisdr.backup.store.SnapshotInfo.TabletFiles;

/**
 * What a snapshot's description lists, held against what the store has, without reading contents.
 *
 * @param bytes of the files that are there, by path
 * @param missing paths of those that are not, ordered
 */
public record ListedFiles(Map<String, Long> bytes, List<String> missing) {
  /** Up to so many tables are looked for one by one: a snapshot may hold many more. */
  private static final int FEW = 20;

  /** So many files are asked for by name before the listing is said to be at fault. */
  private static final int ASKED = 10;

  /**
   * Looks at the store.
   *
   * @param wanted table and partition that matter
   */
  public static ListedFiles look(
      ObjectStore store, Layout layout, SnapshotInfo info, BiPredicate<String, String> wanted)
      throws IOException {
    Set<String> left = new HashSet<>();
    Set<String> tables = new HashSet<>();
    for (TabletFiles tablet : info.tablets(layout)) {
      if (wanted.test(tablet.table(), tablet.partition())) {
        tables.add(layout.table(info.name(), info.databaseId(), id(info, tablet)) + "/");
        tablet.files().forEach(file -> left.add(tablet.folder() + "/" + file));
      }
    }
    Map<String, Long> bytes = new HashMap<>();
    Set<String> prefixes =
        tables.size() <= FEW ? tables : Set.of(layout.content(info.name()) + "/");
    for (String prefix : prefixes) {
      store.list(
          prefix,
          entry -> {
            if (left.remove(entry.path())) {
              bytes.put(entry.path(), entry.bytes());
            }
          });
    }
    return of(store, bytes, left);
  }

  private static long id(SnapshotInfo info, TabletFiles tablet) {
    return info.tables().get(tablet.table()).id();
  }

  /**
   * What a listing has shown.
   *
   * @param bytes of the files that it had, by path
   * @param unlisted paths that it did not have
   */
  public static ListedFiles of(ObjectStore store, Map<String, Long> bytes, Set<String> unlisted)
      throws IOException {
    return new ListedFiles(bytes, confirmed(store, unlisted.stream().sorted().toList()));
  }

  /** A listing may lag behind: nothing is missing unless the store says so when asked by name. */
  private static List<String> confirmed(ObjectStore store, List<String> unlisted)
      throws IOException {
    List<String> named =
        unlisted.stream().filter(path -> ChecksumName.parse(path).isPresent()).toList();
    for (String path : named.subList(0, Math.min(ASKED, named.size()))) {
      try {
        store.open(path).close();
      } catch (FileNotFoundException e) {
        return named;
      }
    }
    return List.of();
  }

  /**
   * What to tell who wants to restore it.
   *
   * @return null if nothing is missing
   */
  public String problem(String label, String repository) {
    if (missing.isEmpty()) {
      return null;
    }
    String more = missing.size() > 1 ? " and %d more are".formatted(missing.size() - 1) : " is";
    return "snapshot '%s' of repository %s is not whole: %s%s missing. HINT: VERIFY SNAPSHOT %s ON %s tells all that is; restore another one, SHOW SNAPSHOT ON %s lists them, or only what is whole with ON (t, …)"
        .formatted(label, repository, missing.get(0), more, label, repository, repository);
  }
}
