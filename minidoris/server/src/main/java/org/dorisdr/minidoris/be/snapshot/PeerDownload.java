package org.dorisdr.minidoris.be.snapshot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.dorisdr.minidoris.be.agent.TaskException;
import org.dorisdr.minidoris.be.http.HttpFetch;
import org.dorisdr.minidoris.be.storage.Checksums;
import org.dorisdr.minidoris.be.storage.Durable;
import org.dorisdr.minidoris.be.storage.HeaderFile;
import org.dorisdr.minidoris.be.storage.RowsetMeta;
import org.dorisdr.thrift.TRemoteTabletSnapshot;
import org.dorisdr.thrift.TStatusCode;

/**
 * Fetches the snapshot of one tablet from the backend that made it, over HTTP. Rowsets that the
 * local tablet got from there before are linked, not fetched. Thread safe; may be repeated.
 */
public final class PeerDownload {
  private final SnapshotMaker snapshots;
  private final HttpFetch http;

  public PeerDownload(SnapshotMaker snapshots, HttpFetch http) {
    this.snapshots = snapshots;
    this.http = http;
  }

  /** Fills {@code local_snapshot_path}. */
  public void run(TRemoteTabletSnapshot request, TransferProgress progress) throws Exception {
    Path leaf = snapshots.insideSnapshots(request.getLocalSnapshotPath());
    snapshots.requireRoom();
    Files.createDirectories(leaf);
    Peer peer = new Peer(http, request);
    List<String> names = peer.list();
    String remoteHeader = request.getRemoteTabletId() + ".hdr";
    if (!names.contains(remoteHeader)) {
      throw new TaskException(
          TStatusCode.INTERNAL_ERROR,
          "get nothing from remote path: " + request.getRemoteSnapshotPath());
    }
    String header = request.getLocalTabletId() + ".hdr";
    Path fresh = leaf.resolve(header + ".new");
    peer.fetch(remoteHeader, fresh);
    Set<String> wanted = new HashSet<>(Set.of(header, fresh.getFileName().toString()));
    Map<String, Path> known = known(leaf, leaf.resolve(header));
    for (RowsetMeta rowset : HeaderFile.read(fresh).rowsets()) {
      for (int segment = 0; segment < rowset.segments(); segment++) {
        progress.fileDone();
        int number = segment;
        Path file = leaf.resolve(rowset.fileName(segment));
        wanted.add(rowset.fileName(segment));
        Path linked = known.get(key(rowset.rowsetId(), rowset, segment));
        obtain(peer, file, linked, f -> Checksums.wrong(rowset, number, f));
      }
    }
    // From here on the header names the fetched files; before, a repeat still knows the local ones.
    Files.move(
        fresh,
        leaf.resolve(header),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
    RepositoryDownload.deleteOthers(leaf, wanted);
  }

  /** What is wrong with the bytes of a file. */
  private interface Check {
    Optional<String> wrong(Path file) throws IOException;
  }

  private static void obtain(Peer peer, Path file, Path known, Check check) throws Exception {
    String name = file.getFileName().toString();
    long size = peer.size(name);
    if (Files.exists(file) && Files.size(file) == size && check.wrong(file).isEmpty()) {
      return;
    }
    Files.deleteIfExists(file);
    if (known != null && Files.exists(known) && Files.size(known) == size) {
      Durable.link(known, file);
      return;
    }
    peer.fetch(name, file);
    if (Files.size(file) != size) {
      throw new IOException("got " + Files.size(file) + " of " + size + " bytes of " + name);
    }
    Optional<String> wrong = check.wrong(file);
    if (wrong.isPresent()) {
      // It must not become a tablet's: a restore would succeed and the table be unreadable.
      throw new TaskException(
          TStatusCode.INTERNAL_ERROR,
          "snapshot on " + peer.address() + " is damaged: " + wrong.get());
    }
  }

  /** Local files by the rowset that they were copied from. */
  private static Map<String, Path> known(Path leaf, Path header) throws IOException {
    Map<String, Path> files = new HashMap<>();
    if (!Files.exists(header)) {
      return files;
    }
    for (RowsetMeta rowset : HeaderFile.read(header).rowsets()) {
      if (rowset.sourceRowsetId() != null) {
        for (int segment = 0; segment < rowset.segments(); segment++) {
          files.put(
              key(rowset.sourceRowsetId(), rowset, segment),
              leaf.resolve(rowset.fileName(segment)));
        }
      }
    }
    return files;
  }

  private static String key(String rowsetId, RowsetMeta rowset, int segment) {
    return rowsetId + ":" + rowset.startVersion() + "-" + rowset.endVersion() + ":" + segment;
  }
}
