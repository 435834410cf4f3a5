package org.dorisdr.minidoris.fe.catalog.op;

import org.dorisdr.minidoris.fe.Frontend;
import org.dorisdr.minidoris.fe.catalog.Table;
import org.dorisdr.minidoris.fe.journal.JournalOp;
import org.dorisdr.minidoris.fe.recycle.RecycleBin;

/**
 * A table takes the name of another, which takes its name ({@code swapTable}) or goes to the
 * recycle bin.
 *
 * @param origTblId the one whose name is taken
 * @param newTblName id of the one that takes it: Doris calls the field so
 * @param recycleTime ms since the epoch
 */
public record ReplaceTableOp(
    long dbId,
    long origTblId,
    String origTblName,
    long newTblName,
    String actualNewTblName,
    boolean swapTable,
    boolean isForce,
    long recycleTime)
    implements JournalOp {
  @Override
  public void apply(Frontend frontend, long journalId) {
    Table original = frontend.catalog().table(origTblId).orElseThrow();
    Table other = frontend.catalog().table(newTblName).orElseThrow();
    if (swapTable) {
      CatalogAccess.rename(original, actualNewTblName);
    } else {
      CatalogAccess.manager(frontend).removeTable(dbId, origTblId);
      frontend.recycleBin().putTable(dbId, original, isForce ? RecycleBin.FORCED : recycleTime);
    }
    CatalogAccess.rename(other, origTblName);
  }
}
