package org.dorisdr.minidoris.be.snapshot;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.dorisdr.minidoris.be.BeConfig;
import org.dorisdr.minidoris.be.agent.TaskException;
import org.dorisdr.minidoris.be.storage.Durable;
import org.dorisdr.minidoris.be.storage.HeaderFile;
import org.dorisdr.minidoris.be.storage.RowsetMeta;
import org.dorisdr.minidoris.be.storage.Snapshots;
import org.dorisdr.minidoris.be.storage.StorageEngine;
import org.dorisdr.minidoris.be.storage.Tablet;
import org.dorisdr.thrift.TSnapshotRequest;
import org.dorisdr.thrift.TStatusCode;

/** Makes snapshots as a frontend asks for them. Thread safe. */
public final class SnapshotMaker {
  private final StorageEngine storage;
  private final BeConfig config;

  public SnapshotMaker(StorageEngine storage, BeConfig config) {
    this.storage = storage;
    this.config = config;
  }

  public Snapshots.Snapshot make(TSnapshotRequest request) throws IOException {
    Tablet tablet = storage.requireTablet(request.getTabletId());
    long timeout =
        request.isSetTimeout() ? request.getTimeout() : config.number("snapshot_expire_time_sec");
    Snapshots.Snapshot snapshot =
        storage
            .snapshots()
            .make(tablet, request.isSetVersion() ? request.getVersion() : -1, timeout);
    try {
      return complete(request, tablet, snapshot);
    } catch (IOException | RuntimeException e) {
      // Tasks are repeated: without this each attempt would leave one until it expires.
      Durable.deleteTree(snapshot.path());
      throw e;
    }
  }

  private Snapshots.Snapshot complete(
      TSnapshotRequest request, Tablet tablet, Snapshots.Snapshot made) throws IOException {
    Snapshots.Snapshot snapshot =
        request.isIsCopyBinlog() ? storage.snapshots().withBinlogs(tablet, made) : made;
    Tablet reference =
        request.isSetRefTabletId() ? storage.tablet(request.getRefTabletId()).orElse(null) : null;
    return reference == null ? snapshot : withFilesOf(reference, tablet, snapshot);
  }

  /**
   * A path that a frontend names, checked to be inside our snapshot directory.
   *
   * @throws TaskException when it is elsewhere
   */
  public Path insideSnapshots(String path) throws TaskException {
    Path normal = Path.of(path).toAbsolutePath().normalize();
    Path directory = storage.snapshots().directory();
    if (!normal.startsWith(directory) || normal.equals(directory)) {
      throw new TaskException(
          TStatusCode.INVALID_ARGUMENT, "not a snapshot of this backend: " + path);
    }
    return normal;
  }

  /**
   * Adds the files of another tablet: an atomic restore then finds there what need not be copied
   * over the network.
   */
  private static Snapshots.Snapshot withFilesOf(
      Tablet reference, Tablet tablet, Snapshots.Snapshot snapshot) throws IOException {
    List<String> files = new ArrayList<>(snapshot.files());
    List<RowsetMeta> rowsets = new ArrayList<>(tablet.rowsets());
    for (RowsetMeta rowset : reference.rowsets()) {
      rowsets.add(rowset);
      for (int segment = 0; segment < rowset.segments(); segment++) {
        Durable.link(
            reference.file(rowset, segment), snapshot.leaf().resolve(rowset.fileName(segment)));
        files.add(rowset.fileName(segment));
      }
    }
    new HeaderFile(tablet.meta(), rowsets).write(snapshot.leaf().resolve(tablet.id() + ".hdr"));
    return new Snapshots.Snapshot(snapshot.path(), snapshot.leaf(), List.copyOf(files));
  }

  /**
   * To be called before a snapshot is filled from elsewhere.
   *
   * @throws org.dorisdr.minidoris.be.storage.StorageException if the disk is too full for that
   */
  void requireRoom() {
    storage.requireRoom();
  }
}
