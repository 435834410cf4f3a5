package org.dorisdr.minidoris.fe.recycle;

import org.dorisdr.minidoris.fe.FeServer;
import org.dorisdr.minidoris.fe.Frontend;
import org.dorisdr.minidoris.fe.catalog.Table;
import org.dorisdr.minidoris.fe.catalog.TableNames;
import org.dorisdr.minidoris.fe.journal.JournalOp;

/**
 * Puts a dropped table back into its database.
 *
 * @param tableName its name from now on, as Doris's record has it
 * @param newTableName null = no other name was asked for
 */
public record RecoverTableOp(long dbId, long tableId, String tableName, String newTableName)
    implements JournalOp {
  @Override
  public void apply(Frontend frontend, long journalId) {
    CatalogRecycleBin bin = (CatalogRecycleBin) frontend.recycleBin();
    RecycleBin.TableEntry entry = bin.takeTable(tableId);
    if (entry == null) {
      return;
    }
    Table table = entry.table();
    if (newTableName != null) {
      TableNames.rename(table, newTableName);
    }
    ((FeServer) frontend).catalogManager().addTable(dbId, table);
  }
}
