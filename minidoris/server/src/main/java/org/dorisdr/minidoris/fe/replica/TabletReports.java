package org.dorisdr.minidoris.fe.replica;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.Lock;
import org.dorisdr.minidoris.fe.FeServer;
import org.dorisdr.minidoris.fe.Frontend;
import org.dorisdr.minidoris.fe.catalog.Catalog.TabletPlace;
import org.dorisdr.minidoris.fe.catalog.Replica;
import org.dorisdr.minidoris.fe.catalog.tablet.TabletTasks;
import org.dorisdr.thrift.TAgentServiceVersion;
import org.dorisdr.thrift.TAgentTaskRequest;
import org.dorisdr.thrift.TClearTransactionTaskRequest;
import org.dorisdr.thrift.TReportRequest;
import org.dorisdr.thrift.TTablet;
import org.dorisdr.thrift.TTabletInfo;
import org.dorisdr.thrift.TTaskType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Compares the tablets that a backend has with those that it should have: replicas that lost files,
 * or all that they had, are bad from now on, those that have caught up count again, transactions
 * that nobody will commit are cleared, replicas that a tablet lacks are taken back, others that
 * were given up and tablets that nobody knows are dropped, and sizes are kept. Thread safe.
 */
public final class TabletReports {
  private static final Logger LOG = LoggerFactory.getLogger(TabletReports.class);

  private final Frontend frontend;
  private final ReplicaBuilder builder;
  private final MissingTablets missing;
  private final ForgottenTablets forgotten;
  private final ReturnedReplicas returned;

  TabletReports(FeServer frontend, ReplicaBuilder builder) {
    this.frontend = frontend;
    this.builder = builder;
    this.missing = new MissingTablets(frontend);
    this.forgotten = new ForgottenTablets(frontend);
    this.returned = new ReturnedReplicas(frontend);
  }

  /** Takes a report; those without tablets are ignored. */
  public void reported(TReportRequest report) {
    if (!report.isSetTablets() || !report.getBackend().isSetId()) {
      return;
    }
    long backendId = report.getBackend().getId();
    List<ReplicaVersionOp.Entry> repaired = new ArrayList<>();
    List<BadReplicasOp.Entry> bad = new ArrayList<>();
    Set<Long> orphans = new HashSet<>();
    List<TTabletInfo> surplus = new ArrayList<>();
    Lock lock = frontend.catalog().lock().writeLock();
    lock.lock();
    try {
      for (TTablet tablet : report.getTablets().values()) {
        for (TTabletInfo info : tablet.getTabletInfos()) {
          look(backendId, info, repaired, bad);
          orphans.addAll(orphans(info));
          if (isSurplus(backendId, info) && !returned.take(backendId, info)) {
            surplus.add(info);
          }
        }
      }
      surplus.addAll(forgotten.in(report.getTablets()));
      bad.addAll(missing.in(backendId, report.getTablets().keySet()));
      if (!bad.isEmpty()) {
        LOG.warn("backend {} has lost files of {}", backendId, bad);
        frontend.editLog().write(new BadReplicasOp(bad));
      }
      if (!repaired.isEmpty()) {
        frontend.editLog().write(new ReplicaVersionOp(repaired));
      }
    } finally {
      lock.unlock();
    }
    orphans.forEach(id -> frontend.agentTasks().send(backendId, clear(id)));
    surplus.forEach(
        info ->
            frontend
                .agentTasks()
                .send(
                    backendId,
                    TabletTasks.drop(
                        info.getTabletId(), info.getSchemaHash(), info.getReplicaId())));
  }

  private void look(
      long backendId,
      TTabletInfo info,
      List<ReplicaVersionOp.Entry> repaired,
      List<BadReplicasOp.Entry> bad) {
    Optional<TabletPlace> place = frontend.catalog().tablet(info.getTabletId());
    if (place.isEmpty()) {
      return;
    }
    for (Replica replica : place.get().tablet().replicas) {
      if (replica.backendId != backendId) {
        continue;
      }
      size(replica, info);
      if (info.isSetUsed() && !info.isUsed()) {
        if (!replica.bad) {
          bad.add(new BadReplicasOp.Entry(info.getTabletId(), replica.id));
        }
      } else if (!info.isVersionMiss() && isGoodAgain(replica, info)) {
        repaired.add(new ReplicaVersionOp.Entry(info.getTabletId(), replica.id, info.getVersion()));
      }
    }
  }

  private static boolean isGoodAgain(Replica replica, TTabletInfo info) {
    boolean marked = replica.bad || replica.lastFailedVersion >= 0;
    return marked && info.getVersion() >= Math.max(replica.version, replica.lastFailedVersion);
  }

  private static void size(Replica replica, TTabletInfo info) {
    replica.dataSize = info.getDataSize();
    replica.rowCount = info.getRowCount();
    replica.versionCount = info.getTotalVersionCount();
    replica.pathHash = info.isSetPathHash() ? info.getPathHash() : -1;
  }

  /** A replica that the tablet has given up; one that is just being made is not known yet. */
  private boolean isSurplus(long backendId, TTabletInfo info) {
    return frontend
        .catalog()
        .tablet(info.getTabletId())
        .filter(p -> p.tablet().replicas.stream().noneMatch(r -> r.backendId == backendId))
        .filter(p -> !builder.isMaking(info.getTabletId(), backendId))
        .isPresent();
  }

  /** Transactions that this backend still holds although nobody will commit them. */
  private Set<Long> orphans(TTabletInfo info) {
    Set<Long> orphans = new HashSet<>();
    if (info.isSetTransactionIds()) {
      info.getTransactionIds().stream()
          .filter(id -> frontend.transactions().isAbandoned(id))
          .forEach(orphans::add);
    }
    return orphans;
  }

  private static TAgentTaskRequest clear(long transactionId) {
    TAgentTaskRequest task =
        new TAgentTaskRequest(
            TAgentServiceVersion.V1, TTaskType.CLEAR_TRANSACTION_TASK, transactionId);
    task.setClearTransactionTaskReq(new TClearTransactionTaskRequest(transactionId, List.of()));
    return task;
  }
}
