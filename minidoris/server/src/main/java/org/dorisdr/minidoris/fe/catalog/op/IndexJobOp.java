package org.dorisdr.minidoris.fe.catalog.op;

import org.dorisdr.minidoris.fe.Frontend;
import org.dorisdr.minidoris.fe.catalog.IndexJob;
import org.dorisdr.minidoris.fe.journal.JournalOp;

/** State of a job that builds or drops the data of secondary indexes in one partition. */
public record IndexJobOp(IndexJob job) implements JournalOp {
  @Override
  public void apply(Frontend frontend, long journalId) {
    CatalogAccess.manager(frontend).jobs().put(job);
  }
}
