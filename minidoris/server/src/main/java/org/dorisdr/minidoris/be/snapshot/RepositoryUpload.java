package org.dorisdr.minidoris.be.snapshot;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32C;
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
    Map<Path, Segment> segments = segments(local);
    Map<Path, String> checksums = new LinkedHashMap<>();
    for (Path file : local) {
      progress.fileDone();
      checksums.put(file, checksum(file, segments.get(file)));
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

  /** A file that a rowset says to have. */
  private record Segment(RowsetMeta rowset, int number) {}

  /** Those that the headers name; after a power failure a snapshot may lack anything. */
  private static Map<Path, Segment> segments(List<Path> files) throws IOException, TaskException {
    Map<Path, Segment> segments = new HashMap<>();
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
          segments.put(file, new Segment(rowset, segment));
        }
      }
    }
    return segments;
  }

  /**
   * MD5 of a file, whose bytes are held against what was written, for a disk changes them by
   * itself; one reading does for both.
   *
   * @param segment null if no rowset has it
   */
  private static String checksum(Path file, Segment segment) throws IOException, TaskException {
    CRC32C crc = new CRC32C();
    String md5 = HashedCopy.md5(file, crc);
    if (segment != null) {
      Optional<String> wrong =
          Checksums.wrong(segment.rowset, segment.number, file, crc.getValue());
      if (wrong.isPresent()) {
        throw damaged(wrong.get());
      }
    }
    return md5;
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
