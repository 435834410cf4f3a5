package org.dorisdr.minidoris.fe.catalog.op;

import org.dorisdr.minidoris.fe.Frontend;
import org.dorisdr.minidoris.fe.journal.JournalOp;

/** A rollup leaves its table; its tablets are dropped from the backends. */
public record DropRollupOp(
    long dbId, long tableId, String tableName, long indexId, String indexName)
    implements JournalOp {
  @Override
  public void apply(Frontend frontend, long journalId) {
    CatalogAccess.olap(frontend, tableId)
        .ifPresent(
            t -> {
              t.indexMetas.remove(indexId);
              t.allPartitions().forEach(p -> CatalogAccess.dropIndex(frontend, p, indexId));
            });
  }
}
