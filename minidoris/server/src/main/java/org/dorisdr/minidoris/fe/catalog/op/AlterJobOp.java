package org.dorisdr.minidoris.fe.catalog.op;

import org.dorisdr.minidoris.fe.Frontend;
import org.dorisdr.minidoris.fe.catalog.AlterJob;
import org.dorisdr.minidoris.fe.journal.JournalOp;

/** State of a heavy schema change or rollup job; FINISHED puts its indexes in place. */
public record AlterJobOp(AlterJob job) implements JournalOp {
  @Override
  public void apply(Frontend frontend, long journalId) {
    job.apply(frontend);
  }
}
