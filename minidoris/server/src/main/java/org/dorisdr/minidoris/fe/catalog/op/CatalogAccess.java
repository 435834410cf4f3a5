package org.dorisdr.minidoris.fe.catalog.op;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dorisdr.minidoris.fe.FeServer;
import org.dorisdr.minidoris.fe.Frontend;
import org.dorisdr.minidoris.fe.catalog.BloomFilter;
import org.dorisdr.minidoris.fe.catalog.CatalogManager;
import org.dorisdr.minidoris.fe.catalog.Column;
import org.dorisdr.minidoris.fe.catalog.IndexMeta;
import org.dorisdr.minidoris.fe.catalog.MaterializedIndex;
import org.dorisdr.minidoris.fe.catalog.OlapTable;
import org.dorisdr.minidoris.fe.catalog.Partition;
import org.dorisdr.minidoris.fe.catalog.Table;

/** What several operations do to the catalog. The write lock is held. */
public final class CatalogAccess {
  private CatalogAccess() {}

  public static CatalogManager manager(Frontend frontend) {
    return ((FeServer) frontend).catalogManager();
  }

  public static Optional<OlapTable> olap(Frontend frontend, long tableId) {
    return frontend
        .catalog()
        .table(tableId)
        .filter(OlapTable.class::isInstance)
        .map(OlapTable.class::cast);
  }

  /** Also renames what bears the table's name: base index, and the partition if there is one. */
  public static void rename(Table table, String newName) {
    if (table instanceof OlapTable olap) {
      olap.baseIndex().name = newName;
      if (olap.partitionType.equals("UNPARTITIONED")) {
        olap.partitions.values().forEach(p -> p.name = newName);
      }
    }
    table.name = newName;
  }

  /** Sets the columns of indexes and raises their schema versions. */
  public static void setColumns(OlapTable table, Map<Long, List<Column>> columns) {
    columns.forEach(
        (id, list) -> {
          IndexMeta meta = table.indexMetas.get(id);
          if (meta != null) {
            meta.columns = new ArrayList<>(list);
            meta.schemaVersion++;
          }
        });
    BloomFilter.prune(table);
  }

  /** Takes an index out of a partition and forgets its tablets. */
  public static void dropIndex(Frontend frontend, Partition partition, long indexId) {
    MaterializedIndex index = partition.indexes.remove(indexId);
    if (index != null) {
      Partition gone = new Partition();
      gone.indexes.put(indexId, index);
      manager(frontend).forgetTablets(gone);
    }
  }
}
