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
 * A light schema change: the columns of indexes change, their data do not.
 *
 * @param indexSchemaMap columns after it, hidden ones too, by index id; their schema versions rise
 *     by one
 * @param oldIndexSchemaMap columns before it
 * @param indexes secondary indexes after it
 * @param maxColumnUniqueId highest unique id ever given
 * @param jobId of the finished job that SHOW ALTER TABLE COLUMN lists
 * @param time ms since the epoch
 */
public record ModifyColumnsOp(
    long dbId,
    long tableId,
    long baseIndexId,
    Map<Long, List<Column>> indexSchemaMap,
    Map<Long, List<Column>> oldIndexSchemaMap,
    List<SecondaryIndex> indexes,
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
              CatalogAccess.setColumns(t, indexSchemaMap);
              t.maxColumnUniqueId = maxColumnUniqueId;
              t.secondaryIndexes = new ArrayList<>(indexes);
              CatalogAccess.manager(frontend)
                  .jobs()
                  .put(AlterJob.lightColumnChange(dbId, t, changed(), jobId, time));
            });
  }

  private List<Long> changed() {
    return indexSchemaMap.keySet().stream()
        .filter(id -> !indexSchemaMap.get(id).equals(oldIndexSchemaMap.get(id)))
        .toList();
  }
}
