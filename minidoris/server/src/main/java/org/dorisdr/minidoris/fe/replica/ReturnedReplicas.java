package org.dorisdr.minidoris.fe.replica;

import java.util.List;
import java.util.Set;
import org.dorisdr.minidoris.fe.Frontend;
import org.dorisdr.minidoris.fe.catalog.Catalog.TabletPlace;
import org.dorisdr.minidoris.fe.catalog.Partition;
import org.dorisdr.minidoris.fe.catalog.Replica;
import org.dorisdr.thrift.TTabletInfo;

/**
 * Takes back whole replicas that a backend has and their tablet lacks: of one that left the cluster
 * and came again, or whose place was not filled yet. So has it ReportHandler.addReplica of Doris.
 * Guarded by the catalog's write lock.
 */
final class ReturnedReplicas {
  private static final Set<TabletStatus> LACKING =
      Set.of(
          TabletStatus.VERSION_INCOMPLETE,
          TabletStatus.REPLICA_MISSING,
          TabletStatus.UNRECOVERABLE);

  private final Frontend frontend;

  ReturnedReplicas(Frontend frontend) {
    this.frontend = frontend;
  }

  /** Tells whether it was taken; if not, nobody wants it. */
  boolean take(long backendId, TTabletInfo info) {
    TabletPlace place = frontend.catalog().tablet(info.getTabletId()).orElse(null);
    if (place == null || !isWhole(place, info)) {
      return false;
    }
    frontend.editLog().settle();
    if (!LACKING.contains(TabletStatus.of(place.tablet(), place.partition(), frontend.cluster()))) {
      return false;
    }
    for (Replica same : List.copyOf(place.tablet().replicas)) {
      if (same.id == info.getReplicaId()) {
        if (frontend.cluster().backend(same.backendId).isPresent()) {
          return false;
        }
        // It is known under the id that its backend had before.
        frontend.editLog().write(new DropReplicaOp(info.getTabletId(), same.id));
      }
    }
    frontend
        .editLog()
        .write(
            new AddReplicaOp(
                info.getTabletId(), info.getReplicaId(), backendId, info.getVersion()));
    return true;
  }

  private static boolean isWhole(TabletPlace place, TTabletInfo info) {
    Partition partition = place.partition();
    boolean used = !info.isSetUsed() || info.isUsed();
    return used
        && !info.isVersionMiss()
        && info.getReplicaId() > 0
        && info.getVersion() >= partition.visibleVersion
        && info.getVersion() < partition.nextVersion
        && info.getSchemaHash() == place.table().indexMetas.get(place.index().id).schemaHash;
  }
}
