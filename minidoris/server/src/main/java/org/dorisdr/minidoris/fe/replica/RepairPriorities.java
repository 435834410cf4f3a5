package org.dorisdr.minidoris.fe.replica;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * Partitions that ADMIN REPAIR TABLE wants repaired first and without delay. In memory of the
 * master, as Doris's TabletChecker has them. Thread safe.
 */
final class RepairPriorities {
  /** AdminRepairTableCommand's. */
  private static final long TIMEOUT_MILLIS = 4 * 3_600_000L;

  /**
   * One of them.
   *
   * @param until ms since the epoch at which it is forgotten
   */
  record Priority(long databaseId, long tableId, long partitionId, long until) {}

  private final Map<Long, Priority> byPartition = new ConcurrentHashMap<>();
  private final LongSupplier clock;

  RepairPriorities(LongSupplier clock) {
    this.clock = clock;
  }

  /** What is there already keeps its time, as in Doris. */
  void add(long databaseId, long tableId, List<Long> partitionIds) {
    dropOld();
    long until = clock.getAsLong() + TIMEOUT_MILLIS;
    partitionIds.forEach(
        id -> byPartition.putIfAbsent(id, new Priority(databaseId, tableId, id, until)));
  }

  void remove(List<Long> partitionIds) {
    byPartition.keySet().removeAll(partitionIds);
  }

  /** Forgets all other partitions, which are well again or gone. */
  void retain(Set<Long> partitionIds) {
    byPartition.keySet().retainAll(partitionIds);
  }

  boolean has(long partitionId) {
    dropOld();
    return byPartition.containsKey(partitionId);
  }

  List<Priority> all() {
    dropOld();
    return List.copyOf(byPartition.values());
  }

  long remainingMillis(Priority priority) {
    return priority.until - clock.getAsLong();
  }

  private void dropOld() {
    long now = clock.getAsLong();
    byPartition.values().removeIf(p -> p.until <= now);
  }
}
