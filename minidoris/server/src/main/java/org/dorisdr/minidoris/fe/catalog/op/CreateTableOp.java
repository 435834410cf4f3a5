package org.dorisdr.minidoris.fe.catalog.op;

import org.dorisdr.minidoris.fe.Frontend;
import org.dorisdr.minidoris.fe.catalog.OlapTable;
import org.dorisdr.minidoris.fe.catalog.Table;
import org.dorisdr.minidoris.fe.journal.JournalOp;

/** A table or view, with all ids, in a database. */
public record CreateTableOp(long dbId, String dbName, Table table) implements JournalOp {
  @Override
  public void apply(Frontend frontend, long journalId) {
    if (table instanceof OlapTable olap) {
      olap.counterDatabase = dbId;
      olap.counterTable = olap.id;
    }
    CatalogAccess.manager(frontend).addTable(dbId, table);
  }
}
