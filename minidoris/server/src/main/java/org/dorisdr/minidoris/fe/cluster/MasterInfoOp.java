package org.dorisdr.minidoris.fe.cluster;

import org.dorisdr.minidoris.fe.Frontend;
import org.dorisdr.minidoris.fe.journal.JournalOp;

/**
 * A frontend has become the master. The id of this record is the epoch of its time as master:
 * higher than that of every former one, so that backends can tell them apart.
 */
public record MasterInfoOp(String name) implements JournalOp {
  @Override
  public void apply(Frontend frontend, long journalId) {
    // Who is the master now is what the election says; a replayed record is history.
  }
}
