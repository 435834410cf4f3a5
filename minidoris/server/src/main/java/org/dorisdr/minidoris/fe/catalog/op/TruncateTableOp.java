package org.dorisdr.minidoris.fe.catalog.op;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dorisdr.minidoris.fe.Frontend;
import org.dorisdr.minidoris.fe.catalog.OlapTable;
import org.dorisdr.minidoris.fe.catalog.Partition;
import org.dorisdr.minidoris.fe.journal.JournalOp;
import org.dorisdr.minidoris.fe.recycle.RecycleBin;

/**
 * Partitions are replaced by empty ones; the old ones go to the recycle bin.
 *
 * @param newPartitions in place of those named in {@code op}
 * @param op id to name of the old ones
 * @param recycleTime ms since the epoch
 */
public record TruncateTableOp(
    long dbId,
    String db,
    long tblId,
    String table,
    List<Partition> newPartitions,
    boolean isEntireTable,
    String rawSql,
    Map<Long, String> op,
    boolean force,
    long recycleTime)
    implements JournalOp {
  @Override
  public void apply(Frontend frontend, long journalId) {
    CatalogAccess.olap(frontend, tblId).ifPresent(t -> truncate(frontend, t));
  }

  private void truncate(Frontend frontend, OlapTable olap) {
    long dropTime = force ? RecycleBin.FORCED : recycleTime;
    Map<String, Partition> fresh = new LinkedHashMap<>();
    newPartitions.forEach(p -> fresh.put(p.name, p));
    Map<Long, Partition> after = new LinkedHashMap<>();
    for (Partition old : olap.partitions.values()) {
      Partition replacement = op.containsKey(old.id) ? fresh.get(old.name) : null;
      if (replacement == null) {
        after.put(old.id, old);
      } else {
        after.put(replacement.id, replacement);
        frontend.recycleBin().putPartition(dbId, tblId, old, dropTime);
        CatalogAccess.manager(frontend).indexTablets(dbId, olap, replacement);
      }
    }
    olap.partitions = after;
    if (isEntireTable) {
      olap.temporaryPartitions
          .values()
          .forEach(
              partition -> {
                partition.temporary = false;
                frontend.recycleBin().putPartition(dbId, tblId, partition, dropTime);
              });
      olap.temporaryPartitions.clear();
    }
  }
}
