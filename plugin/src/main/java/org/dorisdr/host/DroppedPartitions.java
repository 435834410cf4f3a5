package org.dorisdr.host;

import java.util.Map;
import java.util.Set;

/** Dropped partitions as the FE keeps them in its recycle bin. Thread safe. */
public interface DroppedPartitions {
  /**
   * What decides whether a table takes a partition back.
   *
   * @param range its values in a table that is partitioned by ranges, as Doris stores them: JSON of
   *     the first key and the first one behind it. Means nothing for other tables
   * @param list its values in a table that is partitioned by lists: JSON of all keys
   * @param indexes ids of its base table and rollups
   */
  record DroppedPartition(String range, String list, Set<Long> indexes) {}

  /**
   * Those of the partitions that lie in the bin, by id. Reads the bin up to the last of them, while
   * nobody else can use it.
   *
   * @throws HostException if the FE keeps its bin in a form that is not known
   */
  Map<Long, DroppedPartition> find(Set<Long> partitionIds) throws HostException;
}
