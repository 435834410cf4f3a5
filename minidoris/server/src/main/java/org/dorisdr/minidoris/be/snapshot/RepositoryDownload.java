package org.dorisdr.minidoris.be.snapshot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dorisdr.minidoris.be.agent.TaskException;
import org.dorisdr.minidoris.be.storage.Durable;
import org.dorisdr.minidoris.common.remote.HashedCopy;
import org.dorisdr.minidoris.common.remote.RemoteStore;
import org.dorisdr.thrift.TStatusCode;

/**
 * Fetches the snapshot of one tablet from a repository into a local snapshot directory. Files that
 * are there already with the right checksum stay; the header is always fetched. Thread safe.
 */
public final class RepositoryDownload {
  private static final long LARGE = 1 << 20;

  private final SnapshotMaker snapshots;

  public RepositoryDownload(SnapshotMaker snapshots) {
    this.snapshots = snapshots;
  }

  /**
   * @param source the tablet's directory in the repository
   * @param target {@code <snapshot>/<tabletId>/<schemaHash>} of the local tablet
   * @return id of the local tablet
   */
  public long run(RemoteStore store, String source, String target, TransferProgress progress)
      throws Exception {
    Path leaf = snapshots.insideSnapshots(target);
    String tabletId = leaf.getParent().getFileName().toString();
    Map<String, List<RemoteFiles.Entry>> remote = RemoteFiles.list(store, source);
    if (remote.isEmpty()) {
      throw new TaskException(
          TStatusCode.INTERNAL_ERROR, "get nothing from remote path: " + source);
    }
    snapshots.requireRoom();
    Files.createDirectories(leaf);
    Set<String> wanted = new HashSet<>();
    for (Map.Entry<String, List<RemoteFiles.Entry>> entry : remote.entrySet()) {
      progress.fileDone();
      String local = localName(entry.getKey(), tabletId);
      wanted.add(local);
      fetch(store, entry.getValue().get(0), leaf.resolve(local));
    }
    deleteOthers(leaf, wanted);
    return Long.parseLong(tabletId);
  }

  private static String localName(String remote, String tabletId) throws TaskException {
    if (remote.endsWith(".hdr")) {
      return tabletId + ".hdr";
    }
    if (remote.endsWith(".dat") || remote.endsWith(".idx")) {
      return remote;
    }
    throw new TaskException(TStatusCode.INTERNAL_ERROR, "invalid tablet file name: " + remote);
  }

  private static void fetch(RemoteStore store, RemoteFiles.Entry entry, Path local)
      throws IOException, TaskException {
    boolean header = local.getFileName().toString().endsWith(".hdr");
    if (!header && Files.exists(local) && HashedCopy.md5(local).equals(entry.md5())) {
      return;
    }
    // What lies here may be a hard link to a tablet's file: never write into it.
    Files.deleteIfExists(local);
    if (!store.download(entry.location(), local).equals(entry.md5())) {
      Files.deleteIfExists(local);
      throw new TaskException(
          TStatusCode.INTERNAL_ERROR, "invalid md5 of downloaded file: " + entry.location());
    }
    if (entry.size() >= LARGE) {
      // It must be on disk once it is the tablet's; here others are fetched meanwhile.
      Durable.sync(local);
    }
  }

  static void deleteOthers(Path leaf, Set<String> wanted) throws IOException {
    for (Path file : Durable.list(leaf)) {
      if (!wanted.contains(file.getFileName().toString())) {
        Files.delete(file);
      }
    }
  }
}
