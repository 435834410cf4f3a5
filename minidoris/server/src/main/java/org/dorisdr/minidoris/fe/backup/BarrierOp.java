package org.dorisdr.minidoris.fe.backup;

import org.dorisdr.minidoris.fe.Frontend;
import org.dorisdr.minidoris.fe.journal.JournalOp;

/**
 * Changes nothing: its id is the commit sequence of a snapshot, of the whole database or of one
 * table. Whatever was committed before has a lower one.
 *
 * @param tableId 0 = the database
 */
public record BarrierOp(long dbId, String dbName, long tableId, String tableName)
    implements JournalOp {
  @Override
  public void apply(Frontend frontend, long journalId) {}
}
