package org.dorisdr.minidoris.fe.catalog;

import java.util.Collection;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * Bytes, rows and replicas as backends last reported them: bytes of all replicas together, rows of
 * the fullest replica of each tablet, as Doris's TabletStatMgr counts. The catalog's lock is held.
 * Stateless.
 */
public final class Sizes {
  private Sizes() {}

  /** Views have no size. */
  public static long bytes(Table table) {
    return table instanceof OlapTable olap ? bytes(olap.allPartitions()) : 0;
  }

  private static long bytes(Collection<Partition> partitions) {
    return partitions.stream().mapToLong(Sizes::bytes).sum();
  }

  public static long bytes(Partition partition) {
    return partition.indexes.values().stream().mapToLong(Sizes::bytes).sum();
  }

  public static long bytes(MaterializedIndex index) {
    return replicas(index).mapToLong(r -> r.dataSize).sum();
  }

  /** Rows of the base index; -1 = not reported yet. */
  public static long rows(OlapTable table, Partition partition) {
    return rows(partition.index(table.baseIndexId));
  }

  /** -1 = not reported yet. */
  public static long rows(MaterializedIndex index) {
    long sum = 0;
    boolean known = false;
    for (Tablet tablet : index.tablets) {
      OptionalLong most = tablet.replicas.stream().mapToLong(r -> r.rowCount).max();
      if (most.orElse(-1) >= 0) {
        known = true;
        sum += most.getAsLong();
      }
    }
    return known ? sum : -1;
  }

  /** Replicas that were reported. */
  public static long replicaCount(OlapTable table) {
    return table.allPartitions().stream()
        .flatMap(p -> p.indexes.values().stream())
        .mapToLong(Sizes::replicaCount)
        .sum();
  }

  /** Replicas that were reported. */
  public static long replicaCount(MaterializedIndex index) {
    return replicas(index).filter(r -> r.rowCount >= 0).count();
  }

  private static Stream<Replica> replicas(MaterializedIndex index) {
    return index.tablets.stream().flatMap(t -> t.replicas.stream());
  }
}
