package org.dorisdr.sync.txn;

import org.dorisdr.sync.binlog.Upsert;
import org.dorisdr.sync.context.TableMeta;

/** How many rows a transaction wrote. Doris's record adds up what each replica was given. */
final class WrittenRows {
  private WrittenRows() {}

  /** Each row once; about so if a replica did not answer in time, which the record then lacks. */
  static long count(TableMeta source, Upsert.TablePart part) {
    long rows = 0;
    for (Upsert.PartitionPart written : part.partitions()) {
      TableMeta.Partition partition = source.partition(written.partitionId());
      rows += partition == null ? 0 : count(partition, part);
    }
    return rows;
  }

  private static long count(TableMeta.Partition partition, Upsert.TablePart part) {
    return partition.indexes().stream()
        .flatMap(index -> index.tablets().stream())
        .mapToLong(tablet -> once(part.rows().getOrDefault(tablet.id(), 0L), tablet))
        .sum();
  }

  /** Rounded up: what was written counts, also if a replica missed it. */
  private static long once(long counted, TableMeta.Tablet tablet) {
    int replicas = Math.max(1, tablet.replicas().size());
    return (counted + replicas - 1) / replicas;
  }
}
