package org.dorisdr.sync.txn;

import java.util.concurrent.Executor;
import org.dorisdr.cluster.ClusterException;
import org.dorisdr.sync.context.SyncContext;
import org.dorisdr.sync.context.TableProblem;
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
    TxnPlan plan = plan(flight, fresh);
    if (plan == null) {
      return;
    }
    if (plan.ingests().isEmpty()) {
      flight.empty = true;
      return;
    }
    flight.run =
        new TxnRun(
            context.target(),
            context.targetDatabase(),
            label(flight.binlog.seq()),
            requestId(flight.binlog.seq()),
            plan,
            context.clock());
    flight.ready = flight.run.prepare(io, gate, ask);
  }

  /** Null if it is stuck. */
  private TxnPlan plan(Flight flight, boolean fresh) throws ClusterException {
    while (true) {
      try {
        return planner.plan(flight.upsert, flight.tables, fresh);
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

  private String label(long seq) {
    return context.tag() + "_" + context.progress().epoch + "_" + seq;
  }

  private TUniqueId requestId(long seq) {
    long job = context.record().id << 20 ^ context.progress().epoch;
    return new TUniqueId(context.record().createdMs ^ job << 16, seq);
  }
}
