package org.dorisdr.minidoris.be.agent.task;

import org.dorisdr.minidoris.be.BeConfig;
import org.dorisdr.minidoris.be.agent.FrontendLink;
import org.dorisdr.minidoris.be.agent.TaskHandler;
import org.dorisdr.minidoris.be.agent.TaskPools;
import org.dorisdr.minidoris.be.http.HttpFetch;
import org.dorisdr.minidoris.be.snapshot.PeerDownload;
import org.dorisdr.minidoris.be.snapshot.RepositoryDownload;
import org.dorisdr.minidoris.be.snapshot.RepositoryUpload;
import org.dorisdr.minidoris.be.snapshot.SnapshotMaker;
import org.dorisdr.minidoris.be.storage.StorageEngine;
import org.dorisdr.thrift.TTaskType;

/** Which task is done by whom, and by how many at a time. */
public final class Tasks {
  private final TaskPools pools;
  private final BeConfig config;

  /** Doris has one; here each waits for the disk, and several wait together. */
  private static final int MOVE_WORKERS = 8;

  private Tasks(TaskPools pools, BeConfig config) {
    this.pools = pools;
    this.config = config;
  }

  public static void register(
      TaskPools pools,
      BeConfig config,
      StorageEngine storage,
      SnapshotMaker snapshots,
      FrontendLink frontend,
      HttpFetch http,
      AlterTasks alters) {
    Tasks tasks = new Tasks(pools, config);
    tasks.tablets(new TabletTasks(storage));
    tasks.add(TTaskType.ALTER, "alter_tablet_worker_count", alters::alter);
    tasks.add(TTaskType.CLONE, "clone_worker_count", alters::copy);
    tasks.transactions(new TransactionTasks(storage, config));
    tasks.snapshots(new SnapshotTasks(storage, snapshots));
    tasks.transfers(
        new TransferTasks(
            frontend,
            new RepositoryUpload(snapshots),
            new RepositoryDownload(snapshots),
            new PeerDownload(snapshots, http)));
  }

  private void tablets(TabletTasks tablets) {
    add(TTaskType.CREATE, "create_tablet_worker_count", tablets::create);
    add(TTaskType.DROP, "drop_tablet_worker_count", tablets::drop);
    single(TTaskType.UPDATE_TABLET_META_INFO, tablets::updateMeta);
    pools.registerUnreported(TTaskType.GC_BINLOG, tablets::gcBinlog);
    pools.registerUnreported(TTaskType.CLEAN_TRASH, tablets::cleanTrash);
    single(TTaskType.ALTER_INVERTED_INDEX, tablets::alterIndex);
    pools.registerUnreported(TTaskType.UPDATE_VISIBLE_VERSION, tablets::updateVisibleVersion);
  }

  private void transactions(TransactionTasks transactions) {
    add(TTaskType.PUBLISH_VERSION, "publish_version_worker_count", transactions::publish);
    add(
        TTaskType.CLEAR_TRANSACTION_TASK,
        "clear_transaction_task_worker_count",
        transactions::clear);
  }

  private void snapshots(SnapshotTasks snapshots) {
    add(TTaskType.MAKE_SNAPSHOT, "make_snapshot_worker_count", snapshots::make);
    add(TTaskType.RELEASE_SNAPSHOT, "release_snapshot_worker_count", snapshots::release);
    pools.register(TTaskType.MOVE, MOVE_WORKERS, snapshots::move);
  }

  private void transfers(TransferTasks transfers) {
    add(TTaskType.UPLOAD, "upload_worker_count", transfers::upload);
    add(TTaskType.DOWNLOAD, "download_worker_count", transfers::download);
  }

  private void add(TTaskType type, String workers, TaskHandler handler) {
    pools.register(type, Math.toIntExact(config.number(workers)), handler);
  }

  private void single(TTaskType type, TaskHandler handler) {
    pools.register(type, 1, handler);
  }
}
