package org.dorisdr.minidoris.fe.recycle;

import org.dorisdr.minidoris.fe.FeServer;
import org.dorisdr.minidoris.fe.Frontend;
import org.dorisdr.minidoris.fe.catalog.Database;
import org.dorisdr.minidoris.fe.catalog.OlapTable;
import org.dorisdr.minidoris.fe.catalog.Table;
import org.dorisdr.minidoris.fe.journal.JournalOp;

/**
 * Puts a dropped database back with the tables that it had. Views and materialized views do not
 * come back: so does Doris.
 *
 * @param newDbName null = its old name
 */
public record RecoverDatabaseOp(long dbId, String newDbName) implements JournalOp {
  @Override
  public void apply(Frontend frontend, long journalId) {
    CatalogRecycleBin bin = (CatalogRecycleBin) frontend.recycleBin();
    RecycleBin.DatabaseEntry entry = bin.takeDatabase(dbId);
    if (entry == null) {
      return;
    }
    Database database = entry.database();
    for (long tableId : entry.tableIds()) {
      RecycleBin.TableEntry table = bin.takeTable(tableId);
      if (table != null && comesBack(table.table())) {
        database.tables.put(tableId, table.table());
      } else if (table != null) {
        ((FeServer) frontend).catalogManager().forgetTablets(table.table());
      }
    }
    if (newDbName != null) {
      database.name = newDbName;
    }
    frontend.catalog().addDatabase(database);
  }

  private static boolean comesBack(Table table) {
    return table instanceof OlapTable && !OlapTable.isMaterialized(table);
  }
}
