package org.dorisdr.minidoris.fe.replica;

import java.util.List;
import java.util.Set;
import org.dorisdr.minidoris.fe.FeServer;
import org.dorisdr.minidoris.fe.catalog.Catalog.TabletPlace;
import org.dorisdr.minidoris.fe.catalog.show.ReplicaRows;
import org.dorisdr.minidoris.fe.catalog.show.ShowRows;
import org.dorisdr.minidoris.fe.proc.ProcDirectory;
import org.dorisdr.minidoris.fe.proc.ProcNode;
import org.dorisdr.minidoris.fe.session.StatementError;
import org.dorisdr.minidoris.fe.session.StatementResult;

/**
 * {@code /cluster_balance}: what is repaired, waits for it or was; Doris's ClusterBalanceProcDir
 * with those below it. minidoris repairs, and does not balance: it has no loads of backends, no
 * slots and no statistics to tell.
 */
final class ClusterBalanceProc implements ProcDirectory {
  private final FeServer fe;
  private final ReplicaCopies copies;
  private final RepairPriorities priorities;

  ClusterBalanceProc(FeServer fe, ReplicaCopies copies, RepairPriorities priorities) {
    this.fe = fe;
    this.copies = copies;
    this.priorities = priorities;
  }

  @Override
  public StatementResult rows() {
    return new ShowRows("Item", "Number")
        .add("cluster_load_stat", 0)
        .add("working_slots", 0)
        .add("sched_stat", 0)
        .add("priority_repair", priorities.all().size())
        .add("pending_tablets", pending().size())
        .add("running_tablets", copies.running().size())
        .add("history_tablets", copies.ended().size())
        .result();
  }

  private List<TabletPlace> pending() {
    Set<Long> running = copies.tablets();
    return ReplicaScan.of(fe).lacking.stream()
        .filter(place -> !running.contains(place.tablet().id))
        .toList();
  }

  @Override
  public ProcNode child(String name) {
    return switch (name) {
      case "cluster_load_stat", "working_slots", "sched_stat" ->
          throw StatementError.general(
              "minidoris does not balance tablets and has no " + name + " of its backends");
      case "priority_repair" -> this::priorities;
      case "pending_tablets" -> tablets(() -> CopyRows.waiting(fe, pending()));
      case "running_tablets" -> tablets(() -> CopyRows.of(fe, copies.running()));
      case "history_tablets" -> tablets(() -> CopyRows.of(fe, copies.ended()));
      default -> throw StatementError.general("invalid type: " + name);
    };
  }

  private StatementResult priorities() {
    ShowRows rows = new ShowRows("Database", "Table", "Partition", "RemainingTimeMs");
    priorities
        .all()
        .forEach(
            p ->
                rows.add(
                    p.databaseId(), p.tableId(), p.partitionId(), priorities.remainingMillis(p)));
    return rows.result();
  }

  private ProcNode tablets(ProcNode rows) {
    return ProcDirectory.of(rows::rows, tablet -> replicas(ProcDirectory.id(tablet, "tablet")));
  }

  private ProcNode replicas(long tabletId) {
    return () -> {
      var lock = fe.catalog().lock().readLock();
      lock.lock();
      try {
        return fe.catalog()
            .tablet(tabletId)
            .map(place -> ReplicaRows.of(fe.cluster(), place))
            .orElseThrow(() -> StatementError.general("Unknown tablet: " + tabletId));
      } finally {
        lock.unlock();
      }
    };
  }
}
