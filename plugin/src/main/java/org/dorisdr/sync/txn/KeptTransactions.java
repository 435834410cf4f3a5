package org.dorisdr.sync.txn;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.dorisdr.cluster.ClusterException;
import org.dorisdr.cluster.Replies;
import org.dorisdr.sync.context.SyncContext;
import org.dorisdr.sync.state.KeptTransaction;
import org.dorisdr.sync.state.TableProgress;
import org.dorisdr.thrift.TRollbackTxnRequest;

/**
 * Transactions of tables that wait because backends are still fetching for them. When the table is
 * taken up again it finds what they have fetched meanwhile, under the label from back then.
 * Stateless.
 */
public final class KeptTransactions {

  /** A backend that has been at it for so long, with nothing to show, will never end. */
  static final Duration GIVE_UP = Duration.ofMinutes(30);

  private KeptTransactions() {}

  /** Notes what is under way for {@code flight}, whose only table is {@code table}. */
  static void keep(SyncContext context, Flight flight, TableProgress table) {
    KeptTransaction before = of(context, flight);
    TxnRun.Known run = flight.run.known();
    int fetched = flight.run.fetched();
    boolean same = before != null && before.txnId() == run.txnId() && before.fetched() >= fetched;
    table.kept =
        new KeptTransaction(
            flight.binlog.seq(),
            flight.epoch,
            run.txnId(),
            run.subTxnIds(),
            List.copyOf(run.sources()),
            fetched,
            same ? before.sinceMs() : context.nowMs());
  }

  /** What was kept for exactly this flight; null if nothing was. */
  static KeptTransaction of(SyncContext context, Flight flight) {
    if (flight.tables.size() != 1) {
      return null;
    }
    TableProgress table = context.progress().tables.get(flight.tables.keySet().iterator().next());
    boolean its = table != null && table.kept != null && table.kept.seq() == flight.binlog.seq();
    return its ? table.kept : null;
  }

  /** Gives up what the flight cannot go on with: it has more tables now, or it takes too long. */
  static void tidy(SyncContext context, Flight flight) throws ClusterException {
    for (Map.Entry<Long, String> entry : flight.tables.entrySet()) {
      TableProgress table = context.progress().tables.get(entry.getKey());
      if (table == null || table.kept == null || table.kept.seq() != flight.binlog.seq()) {
        continue;
      }
      boolean old = context.nowMs() - table.kept.sinceMs() > GIVE_UP.toMillis();
      if (!flight.commitSent && (flight.tables.size() > 1 || old)) {
        giveUp(context, table);
      }
    }
  }

  /**
   * Aborts what was kept for the table, if it is there: nobody goes on with it, as when the table
   * is copied instead. Does nothing to one that was committed.
   */
  public static void giveUp(SyncContext context, TableProgress table) throws ClusterException {
    if (table.kept == null || table.kept.txnId() < 0) {
      return;
    }
    abort(context, table.kept.txnId());
    table.kept = table.kept.givenUp();
    context.journal().tablesChanged();
  }

  /** Aborts a transaction of the target, if it is there. */
  static void abort(SyncContext context, long txnId) throws ClusterException {
    try {
      context
          .target()
          .frontend()
          .rollbackTxn(
              new TRollbackTxnRequest()
                  .setDb(context.targetDatabase())
                  .setTxnId(txnId)
                  .setReason("it is not waited for any more"));
    } catch (ClusterException e) {
      if (e.isRetryable() && !Replies.isUnknownTransaction(e)) {
        throw e;
      }
    }
  }
}
