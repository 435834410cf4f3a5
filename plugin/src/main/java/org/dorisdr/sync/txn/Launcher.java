package org.dorisdr.sync.txn;

import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Executor;
import org.dorisdr.cluster.Backend;
import org.dorisdr.cluster.ClusterException;
import org.dorisdr.sync.context.SyncContext;
import org.dorisdr.sync.context.TableProblem;
import org.dorisdr.sync.state.KeptTransaction;
import org.dorisdr.sync.state.TableProgress;
import org.dorisdr.thrift.TUniqueId;

/** Starts transactions on the target, under names that follow from the source. One worker's. */
final class Launcher {

  private final SyncContext context;
  private final Executor io;
  private final BackendGate gate;
  private final TxnPlanner planner;

  Launcher(SyncContext context, Executor io, BackendGate gate) {
    this.context = context;
    this.io = io;
    this.gate = gate;
    this.planner =
        new TxnPlanner(context.sourceMeta(), context.targetMeta(), context::temporaryPartition);
  }

  /**
   * Plans and begins; the flight then is empty, stuck or under way.
   *
   * @param ask whether an earlier attempt may have got somewhere
   * @param fresh true to distrust everything that is cached
   * @throws ClusterException if a cluster cannot be asked; nothing has been begun then
   */
  void start(Flight flight, boolean ask, boolean fresh) throws ClusterException {
    flight.stuck = null;
    KeptTransactions.tidy(context, flight);
    // What has failed may have done so because a backend died.
    boolean failing = failures(flight) > 0;
    TxnPlan plan = plan(flight, fresh || failing);
    if (plan == null) {
      return;
    }
    if (plan.ingests().isEmpty()) {
      flight.empty = true;
      return;
    }
    KeptTransaction kept = KeptTransactions.of(context, flight);
    TxnRun.Known known = known(flight, kept);
    flight.epoch = kept == null ? context.progress().epoch : kept.epoch();
    flight.run =
        new TxnRun(
            context.target(),
            context.targetDatabase(),
            label(flight),
            requestId(flight),
            plan,
            known,
            context.clock());
    // One whose backend did not answer is asked first, which is known sooner.
    flight.ready = flight.run.prepare(io, gate, ask || failing);
  }

  /**
   * What to go on with; null if nothing. What waits for a backend of the source that died meanwhile
   * is begun anew, from the others: the target's backends would wait for minutes.
   */
  private TxnRun.Known known(Flight flight, KeptTransaction kept) throws ClusterException {
    TxnRun.Known known = flight.run == null ? null : flight.run.known();
    if (known == null && kept != null) {
      known = new TxnRun.Known(kept.txnId(), kept.subTxnIds(), new TreeSet<>(kept.sources()));
    }
    if (known == null || flight.commitSent || !isAnyDead(known.sources())) {
      return known;
    }
    KeptTransactions.abort(context, known.txnId());
    for (Long id : flight.tables.keySet()) {
      TableProgress table = context.progress().tables.get(id);
      if (table != null && table.kept != null && table.kept.txnId() == known.txnId()) {
        table.kept = table.kept.givenUp();
        context.journal().tablesChanged();
      }
    }
    return null;
  }

  private boolean isAnyDead(Set<Long> sources) throws ClusterException {
    for (Long id : sources) {
      Backend backend = context.sourceMeta().backend(id);
      if (backend == null || !backend.alive()) {
        return true;
      }
    }
    return false;
  }

  /** Null if it is stuck. */
  private TxnPlan plan(Flight flight, boolean fresh) throws ClusterException {
    while (true) {
      try {
        return planner.plan(flight.upsert, flight.tables, failures(flight), fresh);
      } catch (TableProblem e) {
        if (!e.isCopyNeeded()) {
          flight.stuck = e;
          return null;
        }
        flight.leaveOut(e.sourceTable());
        TableProgress table = context.progress().tables.get(e.sourceTable());
        if (table != null) {
          context.requestCopy(table, flight.binlog.seq(), e.getMessage());
        }
      }
    }
  }

  /** How often its tables have failed: what did not come from one backend may from another. */
  private int failures(Flight flight) {
    int all = flight.failures;
    for (Long id : flight.tables.keySet()) {
      TableProgress table = context.progress().tables.get(id);
      all += table == null ? 0 : table.failures;
    }
    return all;
  }

  private String label(Flight flight) {
    return context.tag() + "_" + flight.epoch + "_" + flight.binlog.seq();
  }

  private TUniqueId requestId(Flight flight) {
    long job = context.record().id << 20 ^ flight.epoch;
    return new TUniqueId(context.record().createdMs ^ job << 16, flight.binlog.seq());
  }
}
