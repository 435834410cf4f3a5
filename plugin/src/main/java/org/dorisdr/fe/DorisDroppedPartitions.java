package org.dorisdr.fe;

import java.util.Map;
import java.util.Set;
import org.dorisdr.host.DroppedPartitions;
import org.dorisdr.host.HostException;

/** Dropped partitions of the frontend, whose values no statement tells; its image does. */
final class DorisDroppedPartitions implements DroppedPartitions {
  @Override
  public Map<Long, DroppedPartition> find(Set<Long> partitionIds) throws HostException {
    if (partitionIds.isEmpty()) {
      return Map.of();
    }
    RecycledPartitionReader reader = new RecycledPartitionReader(partitionIds);
    RecycleBinImages.read(reader);
    return reader.result();
  }
}
