package org.dorisdr.minidoris.be.agent.task;

import java.util.List;
import org.dorisdr.minidoris.be.storage.StorageEngine;
import org.dorisdr.minidoris.be.storage.Tablet;
import org.dorisdr.thrift.TAgentTaskRequest;
import org.dorisdr.thrift.TCreateTabletReq;
import org.dorisdr.thrift.TDropTabletReq;
import org.dorisdr.thrift.TFinishTaskRequest;
import org.dorisdr.thrift.TTabletGcBinlogInfo;
import org.dorisdr.thrift.TTabletMetaInfo;

/** Tasks that make, change and drop tablets. Thread safe. */
public final class TabletTasks {
  private final StorageEngine storage;

  public TabletTasks(StorageEngine storage) {
    this.storage = storage;
  }

  /** CREATE. */
  public void create(TAgentTaskRequest task, TFinishTaskRequest result) {
    TCreateTabletReq request = task.getCreateTabletReq();
    Tablet tablet = storage.createTablet(request);
    result.setFinishTabletInfos(List.of(tablet.info()));
  }

  /** DROP. */
  public void drop(TAgentTaskRequest task, TFinishTaskRequest result) {
    TDropTabletReq request = task.getDropTabletReq();
    storage.dropTablet(request.getTabletId(), request.getReplicaId());
  }

  /** UPDATE_TABLET_META_INFO. Tablets that are gone are passed over. */
  public void updateMeta(TAgentTaskRequest task, TFinishTaskRequest result) {
    for (TTabletMetaInfo info : task.getUpdateTabletMetaInfoReq().getTabletMetaInfos()) {
      if (storage.tablet(info.getTabletId()).isPresent()) {
        storage.updateMeta(info);
      }
    }
  }

  /** GC_BINLOG. */
  public void gcBinlog(TAgentTaskRequest task, TFinishTaskRequest result) throws Exception {
    for (TTabletGcBinlogInfo info : task.getGcBinlogReq().getTabletGcBinlogInfos()) {
      Tablet tablet = storage.tablet(info.getTabletId()).orElse(null);
      if (tablet != null) {
        storage.binlogs().gc(tablet, info.getVersion());
      }
    }
  }

  /** CLEAN_TRASH. */
  public void cleanTrash(TAgentTaskRequest task, TFinishTaskRequest result) throws Exception {
    storage.trash().sweep(0);
    storage.snapshots().sweep();
  }

  /** ALTER_INVERTED_INDEX: only the definition exists here, and the frontend keeps that. */
  public void alterIndex(TAgentTaskRequest task, TFinishTaskRequest result) {
    Tablet tablet = storage.requireTablet(task.getAlterInvertedIndexReq().getTabletId());
    result.setFinishTabletInfos(List.of(tablet.info()));
  }

  /** UPDATE_VISIBLE_VERSION: our queries name their version, so there is nothing to remember. */
  public void updateVisibleVersion(TAgentTaskRequest task, TFinishTaskRequest result) {}
}
