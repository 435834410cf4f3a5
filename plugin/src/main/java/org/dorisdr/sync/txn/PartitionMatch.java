package org.dorisdr.sync.txn;

import org.dorisdr.sync.binlog.Upsert;
import org.dorisdr.sync.context.TableMeta;

/**
 * A partition that a source transaction wrote, and the one of the target that follows it.
 *
 * @param written what the transaction's record says of it
 */
record PartitionMatch(
    TableMeta from,
    TableMeta.Partition fromPartition,
    TableMeta to,
    TableMeta.Partition toPartition,
    Upsert.PartitionPart written) {}
