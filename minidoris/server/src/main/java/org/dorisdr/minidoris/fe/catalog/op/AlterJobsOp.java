package org.dorisdr.minidoris.fe.catalog.op;

import java.util.List;
import org.dorisdr.minidoris.fe.Frontend;
import org.dorisdr.minidoris.fe.catalog.AlterJob;
import org.dorisdr.minidoris.fe.journal.JournalOp;

/**
 * The jobs of all rollups of one statement, which begin together. Leaves no binlog, as in Doris.
 */
public record AlterJobsOp(List<AlterJob> jobs) implements JournalOp {
  @Override
  public void apply(Frontend frontend, long journalId) {
    jobs.forEach(job -> job.apply(frontend));
  }
}
