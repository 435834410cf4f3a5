package org.dorisdr.minidoris.fe.catalog.ddl;

import java.util.List;
import org.dorisdr.minidoris.fe.catalog.AlterJob;
import org.dorisdr.minidoris.fe.catalog.OlapTable;
import org.dorisdr.minidoris.fe.catalog.job.AlterJobRunner;
import org.dorisdr.minidoris.fe.session.Session;
import org.dorisdr.minidoris.fe.session.StatementError;
import org.dorisdr.minidoris.fe.session.StatementHandler;
import org.dorisdr.minidoris.fe.session.StatementResult;
import org.dorisdr.sql.stock.catalog.CancelAlterTable;

/** Runs CANCEL ALTER TABLE. */
final class CancelAlterHandler implements StatementHandler<CancelAlterTable> {
  private final Ddl ddl;

  CancelAlterHandler(Ddl ddl) {
    this.ddl = ddl;
  }

  @Override
  public StatementResult run(Session session, CancelAlterTable statement) {
    String type = statement.kind().equals("ROLLUP") ? "ROLLUP" : "SCHEMA_CHANGE";
    List<AlterJob> open =
        ddl.read(
            () -> {
              OlapTable table =
                  ddl.olap(ddl.database(session, statement.name()), statement.name().table());
              List<AlterJob> jobs =
                  ddl.fe().catalogManager().jobs().all().stream()
                      .filter(j -> j.tableId == table.id && j.type.equals(type))
                      .filter(j -> j.finishTime <= 0)
                      .filter(j -> statement.jobs().isEmpty() || statement.jobs().contains(j.jobId))
                      .toList();
              if (jobs.isEmpty()) {
                throw StatementError.general(
                    "Table[%s] is not under %s.%s"
                        .formatted(
                            table.name,
                            type,
                            type.equals("ROLLUP")
                                ? " Use 'ALTER TABLE DROP ROLLUP' if you want to."
                                : ""));
              }
              return jobs;
            });
    AlterJobRunner runner = new AlterJobRunner(ddl);
    open.forEach(runner::cancel);
    return StatementResult.ok();
  }
}
