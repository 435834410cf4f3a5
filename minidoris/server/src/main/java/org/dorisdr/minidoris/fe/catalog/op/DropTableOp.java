package org.dorisdr.minidoris.fe.catalog.op;

import org.dorisdr.minidoris.fe.Frontend;
import org.dorisdr.minidoris.fe.catalog.Table;
import org.dorisdr.minidoris.fe.journal.JournalOp;
import org.dorisdr.minidoris.fe.recycle.RecycleBin;

/**
 * A table or view goes to the recycle bin.
 *
 * @param recycleTime ms since the epoch
 */
public record DropTableOp(
    long dbId, long tableId, String tableName, boolean isView, boolean forceDrop, long recycleTime)
    implements JournalOp {
  @Override
  public void apply(Frontend frontend, long journalId) {
    Table table = CatalogAccess.manager(frontend).removeTable(dbId, tableId);
    if (table != null) {
      frontend.recycleBin().putTable(dbId, table, forceDrop ? RecycleBin.FORCED : recycleTime);
    }
  }
}
