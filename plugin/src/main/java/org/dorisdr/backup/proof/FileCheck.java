package org.dorisdr.backup.proof;

import com.google.common.hash.Hasher;
import com.google.common.hash.Hashing;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.dorisdr.backup.snapshot.ContentFile;
import org.dorisdr.backup.snapshot.RepositoryAccess;
import org.dorisdr.backup.store.ChecksumName;
import org.dorisdr.backup.store.Layout;
import org.dorisdr.backup.store.ObjectStore;
import org.dorisdr.backup.store.ObjectStore.Entry;
import org.dorisdr.backup.store.SnapshotInfo;

/**
 * Level FILES: reads every file of the snapshot as a stream and holds it against the checksum in
 * its name; looks for files that are missing, and for some that backends would take for data.
 */
final class FileCheck {
  private static final Duration SLICE = Duration.ofSeconds(3);
  private static final int BUFFER = 1 << 18;

  /** So many files that are not listed are asked for before the others count as missing. */
  private static final int CONFIRMED = 20;

  private final ProofParts parts;
  private List<Entry> files;

  FileCheck(ProofParts parts) {
    this.parts = parts;
  }

  /**
   * Reads for a few seconds.
   *
   * @return whether all files are read
   */
  boolean step(ProofRecord proof, RepositoryAccess.Opened opened, SnapshotInfo info)
      throws IOException, InterruptedException {
    if (files == null) {
      list(proof, opened, info);
    }
    long start = parts.clock().nanoTime();
    while (proof.done < files.size()) {
      Entry file = files.get((int) proof.done);
      check(proof, opened.store(), file);
      proof.done++;
      proof.bytesDone += file.bytes();
      if (parts.clock().nanoTime() - start > SLICE.toNanos()) {
        return false;
      }
    }
    return true;
  }

  /** A second listing after a restart gives the same order, so that counting goes on. */
  private void list(ProofRecord proof, RepositoryAccess.Opened opened, SnapshotInfo info)
      throws IOException {
    Layout layout = opened.reader().layout();
    Set<String> listed = new HashSet<>();
    info.tablets(layout)
        .forEach(t -> t.files().forEach(file -> listed.add(t.folder() + "/" + file)));
    Set<String> folders = new HashSet<>();
    info.tablets(layout).forEach(t -> folders.add(t.folder()));
    List<Entry> found = new ArrayList<>();
    List<String> foreign = new ArrayList<>();
    opened
        .store()
        .list(
            layout.content(proof.label) + "/",
            entry -> {
              if (listed.remove(entry.path())) {
                found.add(entry);
              } else {
                foreign.add(entry.path());
              }
            });
    confirm(proof, opened.store(), listed, found);
    found.sort(Comparator.comparing(Entry::path));
    boolean alone = opened.reader().snapshot(proof.label).timestamps().size() == 1;
    if (proof.total == 0 && alone) {
      tellForeign(proof, opened.store(), foreign, folders);
    }
    addOwn(proof, opened, found);
    proof.total = found.size();
    proof.bytesTotal = found.stream().mapToLong(Entry::bytes).sum();
    files = found;
  }

  /** A store may list what was there some time ago: a file that it gives is not missing. */
  private static void confirm(
      ProofRecord proof, ObjectStore store, Set<String> unlisted, List<Entry> found)
      throws IOException {
    int missing = 0;
    for (String path : unlisted.stream().sorted().toList()) {
      // Of many that are gone the first ones are proof enough.
      boolean there = missing < CONFIRMED && isThere(store, path);
      if (there) {
        found.add(new Entry(path, 0));
      } else {
        missing++;
        if (proof.total == 0) {
          proof.problem("missing: " + path);
        }
      }
    }
  }

  /**
   * Another timestamp's files lie in folders of other tablets, or have other names; so only one
   * that is alone is looked at.
   */
  private static void tellForeign(
      ProofRecord proof, ObjectStore store, List<String> foreign, Set<String> folders)
      throws IOException {
    int told = 0;
    for (String path : foreign) {
      boolean among = folders.contains(path.substring(0, path.lastIndexOf('/')));
      if (among && (told >= CONFIRMED || isThere(store, path))) {
        told++;
        proof.problem("foreign file among the data: " + path);
      }
    }
  }

  private static boolean isThere(ObjectStore store, String path) throws IOException {
    try {
      store.open(path).close();
      return true;
    } catch (FileNotFoundException e) {
      return false;
    }
  }

  private static void addOwn(ProofRecord proof, RepositoryAccess.Opened opened, List<Entry> found)
      throws IOException {
    String info = opened.reader().infoPath(proof.label, proof.timestamp);
    String meta;
    try {
      meta = opened.reader().metaPath(proof.label);
    } catch (FileNotFoundException e) {
      meta = null;
      if (proof.total == 0) {
        proof.problem("missing: the schemas of " + proof.label);
      }
    }
    Set<String> own = new HashSet<>();
    own.add(info);
    own.add(String.valueOf(meta));
    found.addAll(ContentFile.entries(opened.store(), opened.reader().layout(), proof.label));
    opened
        .store()
        .list(
            opened.reader().layout().snapshot(proof.label) + "/__",
            entry -> {
              if (own.contains(entry.path())) {
                found.add(entry);
              }
            });
  }

  @SuppressWarnings("deprecation") // The layout has MD5.
  private void check(ProofRecord proof, ObjectStore store, Entry file)
      throws IOException, InterruptedException {
    String wanted = ChecksumName.parse(file.name()).map(ChecksumName::md5).orElse("");
    Hasher hasher = Hashing.md5().newHasher();
    Throttle throttle = new Throttle(parts.clock(), parts.bytesPerSecond().getAsLong());
    long read = 0;
    try (InputStream in = store.open(file.path())) {
      byte[] buffer = new byte[BUFFER];
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        hasher.putBytes(buffer, 0, n);
        read += n;
        throttle.passed(n);
      }
    } catch (FileNotFoundException e) {
      proof.problem("missing: " + file.path());
      return;
    }
    String found = hasher.hash().toString();
    if (!found.equals(wanted)) {
      proof.problem("damaged: %s, of %d bytes, has MD5 %s".formatted(file.path(), read, found));
    }
  }
}
