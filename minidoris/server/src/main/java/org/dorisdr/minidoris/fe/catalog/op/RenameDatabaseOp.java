package org.dorisdr.minidoris.fe.catalog.op;

import org.dorisdr.minidoris.fe.Frontend;
import org.dorisdr.minidoris.fe.journal.JournalOp;

/** A database gets another name. */
public record RenameDatabaseOp(long dbId, String dbName, String newDbName) implements JournalOp {
  @Override
  public void apply(Frontend frontend, long journalId) {
    CatalogAccess.manager(frontend).renameDatabase(dbId, newDbName);
  }
}
