package org.dorisdr.minidoris.fe.catalog.ddl;

import java.util.List;
import org.dorisdr.minidoris.fe.catalog.IndexJob;
import org.dorisdr.minidoris.fe.catalog.OlapTable;
import org.dorisdr.minidoris.fe.catalog.op.IndexJobOp;
import org.dorisdr.minidoris.fe.session.Session;
import org.dorisdr.minidoris.fe.session.StatementError;
import org.dorisdr.minidoris.fe.session.StatementHandler;
import org.dorisdr.minidoris.fe.session.StatementResult;
import org.dorisdr.sql.stock.catalog.CancelBuildIndex;

/** Runs CANCEL BUILD INDEX. */
final class CancelBuildIndexHandler implements StatementHandler<CancelBuildIndex> {
  private final Ddl ddl;

  CancelBuildIndexHandler(Ddl ddl) {
    this.ddl = ddl;
  }

  @Override
  public StatementResult run(Session session, CancelBuildIndex statement) {
    ddl.change(
        () -> {
          OlapTable table =
              ddl.olap(ddl.database(session, statement.name()), statement.name().table());
          List<IndexJob> jobs =
              ddl.fe().catalogManager().jobs().indexJobs().stream()
                  .filter(job -> isMeant(statement, table, job))
                  .toList();
          if (jobs.isEmpty()) {
            throw StatementError.general("No job to cancel for Table[" + table.name + "]");
          }
          jobs.forEach(this::cancel);
        });
    return StatementResult.ok();
  }

  /** Jobs that are named may be of any table, as in Doris. */
  private static boolean isMeant(CancelBuildIndex statement, OlapTable table, IndexJob job) {
    return statement.jobs().isEmpty()
        ? !job.isDone() && job.tableId() == table.id
        : statement.jobs().contains(job.jobId());
  }

  private void cancel(IndexJob job) {
    if (job.isDone()) {
      throw StatementError.general("Job can not be cancelled. State: " + job.jobState());
    }
    ddl.log(new IndexJobOp(job.cancelled("user cancelled", ddl.now())));
  }
}
