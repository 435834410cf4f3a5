package org.dorisdr.minidoris.be.agent.task;

import java.nio.file.Path;
import org.dorisdr.minidoris.be.snapshot.SnapshotMaker;
import org.dorisdr.minidoris.be.storage.Snapshots;
import org.dorisdr.minidoris.be.storage.StorageEngine;
import org.dorisdr.thrift.TAgentTaskRequest;
import org.dorisdr.thrift.TFinishTaskRequest;
import org.dorisdr.thrift.TMoveDirReq;
import org.dorisdr.thrift.TSnapshotRequest;

/** Tasks that make, release and load snapshots of tablets. Thread safe. */
public final class SnapshotTasks {
  private final StorageEngine storage;
  private final SnapshotMaker maker;

  public SnapshotTasks(StorageEngine storage, SnapshotMaker maker) {
    this.storage = storage;
    this.maker = maker;
  }

  /** MAKE_SNAPSHOT. */
  public void make(TAgentTaskRequest task, TFinishTaskRequest result) throws Exception {
    TSnapshotRequest request = task.getSnapshotReq();
    Snapshots.Snapshot snapshot = maker.make(request);
    result.setSnapshotPath(snapshot.path().toString());
    if (request.isListFiles()) {
      result.setSnapshotFiles(snapshot.files());
    }
  }

  /** RELEASE_SNAPSHOT. */
  public void release(TAgentTaskRequest task, TFinishTaskRequest result) throws Exception {
    storage.snapshots().release(Path.of(task.getReleaseSnapshotReq().getSnapshotPath()));
  }

  /** MOVE: what was downloaded takes the place of the tablet's contents. */
  public void move(TAgentTaskRequest task, TFinishTaskRequest result) throws Exception {
    TMoveDirReq request = task.getMoveDirReq();
    Path leaf = maker.insideSnapshots(request.getSrc());
    storage.snapshots().load(storage.requireTablet(request.getTabletId()), leaf);
  }
}
