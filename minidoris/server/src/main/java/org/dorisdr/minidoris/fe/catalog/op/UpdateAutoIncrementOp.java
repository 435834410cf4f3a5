package org.dorisdr.minidoris.fe.catalog.op;

import org.dorisdr.minidoris.fe.Frontend;
import org.dorisdr.minidoris.fe.catalog.OlapTable;
import org.dorisdr.minidoris.fe.journal.JournalOp;

/**
 * Values of an AUTO_INCREMENT column below {@code end} may be in use. Has the ids that the counter
 * holds, which may be another table's or nobody's, see {@link OlapTable#counterTable}.
 */
public record UpdateAutoIncrementOp(long dbId, long tableId, long end) implements JournalOp {
  @Override
  public void apply(Frontend frontend, long journalId) {
    frontend
        .catalog()
        .database(dbId)
        .map(database -> database.tables.get(tableId))
        .filter(OlapTable.class::isInstance)
        .map(OlapTable.class::cast)
        .ifPresent(t -> t.autoIncrementEnd = Math.max(t.autoIncrementEnd, end));
  }
}
