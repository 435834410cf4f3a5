package org.dorisdr.minidoris.fe.replica;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dorisdr.minidoris.fe.ClusterState;
import org.dorisdr.minidoris.fe.ClusterState.Backend;
import org.dorisdr.minidoris.fe.catalog.Catalog.TabletPlace;
import org.dorisdr.minidoris.fe.catalog.Replica;
import org.dorisdr.thrift.TAgentServiceVersion;
import org.dorisdr.thrift.TAgentTaskRequest;
import org.dorisdr.thrift.TBackend;
import org.dorisdr.thrift.TCloneReq;
import org.dorisdr.thrift.TFinishTaskRequest;
import org.dorisdr.thrift.TTabletInfo;
import org.dorisdr.thrift.TTaskType;

/** Agent tasks that copy a tablet from the replicas that have it whole. Stateless. */
final class CloneTasks {
  private CloneTasks() {}

  /**
   * Task for the backend that shall hold the replica; empty if no living backend has the tablet
   * whole. Signature: the tablet's id. The catalog's lock is held.
   */
  static Optional<TAgentTaskRequest> of(TabletPlace place, ClusterState cluster, long replicaId) {
    List<TBackend> sources = new ArrayList<>();
    for (Replica good : place.tablet().replicas) {
      if (good.serves(place.partition().visibleVersion)) {
        cluster
            .backend(good.backendId)
            .filter(Backend::alive)
            .ifPresent(b -> sources.add(new TBackend(b.host(), b.bePort(), b.httpPort())));
      }
    }
    if (sources.isEmpty()) {
      return Optional.empty();
    }
    int hash = place.table().indexMetas.get(place.index().id).schemaHash;
    TCloneReq clone = new TCloneReq(place.tablet().id, hash, sources);
    clone.setVersion(place.partition().visibleVersion);
    clone.setReplicaId(replicaId);
    clone.setPartitionId(place.partition().id);
    clone.setTableId(place.table().id);
    TAgentTaskRequest task =
        new TAgentTaskRequest(TAgentServiceVersion.V1, TTaskType.CLONE, place.tablet().id);
    task.setCloneReq(clone);
    return Optional.of(task);
  }

  /** Version that a backend has after a clone that went well. */
  static long version(TAgentTaskRequest task, TFinishTaskRequest answer) {
    if (!answer.isSetFinishTabletInfos()) {
      return task.getCloneReq().getVersion();
    }
    return answer.getFinishTabletInfos().stream()
        .mapToLong(TTabletInfo::getVersion)
        .max()
        .orElse(-1);
  }
}
