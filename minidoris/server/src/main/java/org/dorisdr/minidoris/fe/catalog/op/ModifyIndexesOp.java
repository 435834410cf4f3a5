package org.dorisdr.minidoris.fe.catalog.op;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dorisdr.minidoris.fe.Frontend;
import org.dorisdr.minidoris.fe.catalog.AlterJob;
import org.dorisdr.minidoris.fe.catalog.Column;
import org.dorisdr.minidoris.fe.catalog.SecondaryIndex;
import org.dorisdr.minidoris.fe.journal.JournalOp;

/**
 * Secondary indexes are added or dropped, and columns with them in the same statement; data are
 * indexed by a job of their own.
 *
 * @param indexSchemaMap columns after it, by index id
 * @param indexes after it
 * @param alterInvertedIndexes those that come or go
 * @param isDropInvertedIndex whether the last of them goes, as Doris tells of all
 * @param maxColumnUniqueId highest unique id ever given
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
    int maxColumnUniqueId,
    long jobId,
    String rawSql,
    long time)
    implements JournalOp {
  @Override
  public void apply(Frontend frontend, long journalId) {
    CatalogAccess.olap(frontend, tableId)
        .ifPresent(
            t -> {
              Set<Long> changed = new LinkedHashSet<>(Set.of(baseIndexId));
              indexSchemaMap.forEach(
                  (id, columns) -> {
                    if (!columns.equals(t.indexMetas.get(id).columns)) {
                      changed.add(id);
                    }
                  });
              CatalogAccess.setColumns(t, indexSchemaMap);
              t.maxColumnUniqueId = Math.max(t.maxColumnUniqueId, maxColumnUniqueId);
              t.secondaryIndexes = new ArrayList<>(indexes);
              CatalogAccess.manager(frontend)
                  .jobs()
                  .put(AlterJob.lightColumnChange(dbId, t, changed, jobId, time));
            });
  }
}
