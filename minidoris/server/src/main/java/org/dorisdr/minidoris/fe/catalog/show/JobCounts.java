package org.dorisdr.minidoris.fe.catalog.show;

import java.util.List;
import java.util.function.LongPredicate;
import org.dorisdr.minidoris.fe.FeServer;
import org.dorisdr.minidoris.fe.catalog.AlterJob;
import org.dorisdr.minidoris.fe.session.StatementResult;
import org.dorisdr.minidoris.fe.txn.BeginRequest.Source;
import org.dorisdr.minidoris.fe.txn.Transaction;
import org.dorisdr.minidoris.fe.txn.TransactionStatus;

/**
 * How many jobs of each kind are in which state, as Doris's JobsProcDir counts them. Of loads,
 * those of INSERT, which Doris notes when they have ended. The catalog's lock is held.
 *
 * @param databases which count
 */
record JobCounts(FeServer fe, LongPredicate databases) {
  StatementResult result() {
    ShowRows rows = new ShowRows("JobType", "Pending", "Running", "Finished", "Cancelled", "Total");
    loads(rows);
    // Doris does not count them either.
    rows.add("delete", 0, 0, 0, 0, 0);
    alters(rows, "rollup", AlterJob.ROLLUP);
    alters(rows, "schema_change", AlterJob.SCHEMA_CHANGE);
    // There is no EXPORT.
    return rows.add("export", 0, 0, 0, 0, 0).result();
  }

  private void loads(ShowRows rows) {
    List<Transaction> inserts =
        fe.catalog().databases().stream()
            .filter(d -> databases.test(d.id))
            .flatMap(d -> fe.transactions().of(d.id).stream())
            .filter(t -> t.source == Source.INSERT_STREAMING && !t.status.isUndecided())
            .toList();
    long cancelled = inserts.stream().filter(t -> t.status == TransactionStatus.ABORTED).count();
    add(rows, "load", 0, 0, inserts.size() - cancelled, cancelled);
  }

  private void alters(ShowRows rows, String kind, String type) {
    List<AlterJob> jobs =
        fe.catalogManager().jobs().all().stream()
            .filter(j -> j.type.equals(type) && databases.test(j.dbId))
            .toList();
    add(
        rows,
        kind,
        count(jobs, "PENDING"),
        count(jobs, "WAITING_TXN") + count(jobs, "RUNNING"),
        count(jobs, "FINISHED"),
        count(jobs, "CANCELLED"));
  }

  private static long count(List<AlterJob> jobs, String state) {
    return jobs.stream().filter(j -> j.jobState.equals(state)).count();
  }

  private static void add(
      ShowRows rows, String kind, long pending, long running, long finished, long cancelled) {
    long total = pending + running + finished + cancelled;
    rows.add(kind, pending, running, finished, cancelled, total);
  }
}
