package org.dorisdr.minidoris.be.agent.task;

import java.util.List;
import org.dorisdr.minidoris.be.exec.TabletConversion;
import org.dorisdr.minidoris.be.snapshot.TabletClone;
import org.dorisdr.minidoris.be.storage.StorageEngine;
import org.dorisdr.minidoris.be.storage.StoredColumn;
import org.dorisdr.minidoris.be.storage.Tablet;
import org.dorisdr.thrift.TAgentTaskRequest;
import org.dorisdr.thrift.TAlterTabletReqV2;
import org.dorisdr.thrift.TFinishTaskRequest;

/** Tasks that make a tablet from another: schema changes, rollups, new replicas. Thread safe. */
public final class AlterTasks {
  private final StorageEngine storage;
  private final TabletConversion conversion;
  private final TabletClone clone;

  public AlterTasks(StorageEngine storage, TabletConversion conversion, TabletClone clone) {
    this.clone = clone;
    this.storage = storage;
    this.conversion = conversion;
  }

  /** ALTER. */
  public void alter(TAgentTaskRequest task, TFinishTaskRequest result) throws Exception {
    TAlterTabletReqV2 request = task.getAlterTabletReqV2();
    Tablet target = storage.requireTablet(request.getNewTabletId());
    conversion.run(
        storage.requireTablet(request.getBaseTabletId()),
        target,
        request.getAlterVersion(),
        request.isSetColumns()
            ? request.getColumns().stream().map(StoredColumn::of).toList()
            : List.of());
    result.setFinishTabletInfos(List.of(target.info()));
  }

  /** CLONE. */
  public void copy(TAgentTaskRequest task, TFinishTaskRequest result) throws Exception {
    result.setFinishTabletInfos(List.of(clone.run(task.getCloneReq()).info()));
  }
}
