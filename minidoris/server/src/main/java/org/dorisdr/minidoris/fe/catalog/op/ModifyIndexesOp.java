package org.dorisdr.minidoris.fe.catalog.op;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.dorisdr.minidoris.fe.Frontend;
import org.dorisdr.minidoris.fe.catalog.AlterJob;
import org.dorisdr.minidoris.fe.catalog.Column;
import org.dorisdr.minidoris.fe.catalog.SecondaryIndex;
import org.dorisdr.minidoris.fe.journal.JournalOp;

/**
 * Secondary indexes are added or dropped; data are indexed by a job of their own.
 *
 * @param indexSchemaMap columns by index id
 * @param indexes after it
 * @param alterInvertedIndexes those that come or go
 * @param time ms since the epoch
 */
public record ModifyIndexesOp(
    long dbId,
    long tableId,
    long baseIndexId,
    Map<Long, List<Column>> indexSchemaMap,
    List<SecondaryIndex> indexes,
    List<SecondaryIndex> alterInvertedIndexes,
    boolean isDropInvertedIndex,
    long jobId,
    String rawSql,
    long time)
    implements JournalOp {
  @Override
  public void apply(Frontend frontend, long journalId) {
    CatalogAccess.olap(frontend, tableId)
        .ifPresent(
            t -> {
              t.indexMetas.values().forEach(m -> m.schemaVersion++);
              t.secondaryIndexes = new ArrayList<>(indexes);
              CatalogAccess.manager(frontend)
                  .jobs()
                  .put(AlterJob.lightColumnChange(dbId, t, List.of(baseIndexId), jobId, time));
            });
  }
}
