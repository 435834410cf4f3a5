package org.dorisdr.minidoris.fe.catalog.op;

import org.dorisdr.minidoris.fe.Frontend;
import org.dorisdr.minidoris.fe.catalog.ColocateGroup;
import org.dorisdr.minidoris.fe.journal.JournalOp;

/**
 * A table comes into a colocation group, or leaves its own.
 *
 * @param group null = none
 */
public record ModifyColocationOp(long dbId, long tableId, ColocateGroup group)
    implements JournalOp {
  @Override
  public void apply(Frontend frontend, long journalId) {
    CatalogAccess.olap(frontend, tableId).ifPresent(table -> table.colocation = group);
  }
}
