package org.dorisdr.minidoris.fe.catalog.op;

import org.dorisdr.minidoris.fe.Frontend;
import org.dorisdr.minidoris.fe.catalog.Database;
import org.dorisdr.minidoris.fe.journal.JournalOp;
import org.dorisdr.minidoris.fe.recycle.RecycleBin;

/**
 * A database goes to the recycle bin, its tables with it.
 *
 * @param recycleTime ms since the epoch
 */
public record DropDatabaseOp(long id, String name, boolean force, long recycleTime)
    implements JournalOp {
  @Override
  public void apply(Frontend frontend, long journalId) {
    Database database = frontend.catalog().removeDatabase(id);
    if (database != null) {
      frontend.recycleBin().putDatabase(database, force ? RecycleBin.FORCED : recycleTime);
    }
  }
}
