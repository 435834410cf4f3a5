package org.dorisdr.minidoris.fe.catalog.op;

import org.dorisdr.minidoris.fe.Frontend;
import org.dorisdr.minidoris.fe.catalog.MaterializedView;
import org.dorisdr.minidoris.fe.journal.JournalOp;

/** A materialized view gets another state. */
public record AlterMaterializedViewOp(long tableId, MaterializedView view) implements JournalOp {
  @Override
  public void apply(Frontend frontend, long journalId) {
    CatalogAccess.olap(frontend, tableId).ifPresent(table -> table.materialized = view);
  }
}
