package org.dorisdr.minidoris.be.snapshot;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dorisdr.minidoris.be.agent.TaskException;
import org.dorisdr.minidoris.be.storage.Checksums;
import org.dorisdr.minidoris.be.storage.Durable;
import org.dorisdr.minidoris.be.storage.HeaderFile;
import org.dorisdr.minidoris.be.storage.RowsetMeta;
import org.dorisdr.minidoris.common.remote.HashedCopy;
import org.dorisdr.minidoris.common.remote.RemoteStore;
import org.dorisdr.thrift.TStatusCode;

/**
 * Puts the snapshot of one tablet into a repository. A file that is there already under the same
 * name and checksum stays as it is, so a repeated upload moves only what is missing. Thread safe.
 */
public final class RepositoryUpload {
  /**
   * @param files {@code <name>.<md5>}, as the repository now holds them
   */
  public record Result(long tabletId, List<String> files) {}

  private final SnapshotMaker snapshots;

  public RepositoryUpload(SnapshotMaker snapshots) {
    this.snapshots = snapshots;
  }

  /**
   * @param source {@code <snapshot>/<tabletId>/<schemaHash>}
   * @param target the tablet's directory in the repository
   */
  public Result run(RemoteStore store, String source, String target, TransferProgress progress)
      throws Exception {
    Path leaf = snapshots.insideSnapshots(source);
    List<Path> local = Durable.list(leaf);
    if (local.isEmpty()) {
      throw new TaskException(TStatusCode.NOT_FOUND, "snapshot is gone or empty: " + source);
    }
    requireWhole(local);
    Map<Path, String> checksums = new LinkedHashMap<>();
    for (Path file : local) {
      progress.fileDone();
      checksums.put(file, HashedCopy.md5(file));
    }
    // As late as can be: somebody else may be about to put the same files there.
    Map<String, List<RemoteFiles.Entry>> remote = RemoteFiles.list(store, target);
    List<String> names = new ArrayList<>();
    for (Path file : local) {
      String name = file.getFileName().toString();
      names.add(
          upload(store, file, checksums.get(file), target, remote.getOrDefault(name, List.of())));
    }
    return new Result(Long.parseLong(leaf.getParent().getFileName().toString()), names);
  }

  /** After a power failure a snapshot may lack anything, and a disk changes bytes by itself. */
  private static void requireWhole(List<Path> files) throws IOException, TaskException {
    for (Path header : files) {
      if (!header.toString().endsWith(".hdr")) {
        continue;
      }
      for (RowsetMeta rowset : HeaderFile.read(header).rowsets()) {
        for (int segment = 0; segment < rowset.segments(); segment++) {
          Path file = header.resolveSibling(rowset.fileName(segment));
          if (!files.contains(file)) {
            throw damaged("it lacks " + file.getFileName());
          }
          Optional<String> wrong = Checksums.wrong(rowset, segment, file);
          if (wrong.isPresent()) {
            throw damaged(wrong.get());
          }
        }
      }
    }
  }

  private static TaskException damaged(String why) {
    return new TaskException(TStatusCode.INTERNAL_ERROR, "snapshot is damaged: " + why);
  }

  private static String upload(
      RemoteStore store, Path file, String md5, String target, List<RemoteFiles.Entry> present) {
    String name = file.getFileName() + "." + md5;
    if (present.stream().noneMatch(entry -> entry.md5().equals(md5))) {
      store.upload(file, md5, target + "/" + name);
    }
    // A reader takes the first of several checksums of one name, so leftovers must not stay.
    store.deleteAll(
        present.stream()
            .filter(entry -> !entry.md5().equals(md5))
            .map(RemoteFiles.Entry::location)
            .toList());
    return name;
  }
}
