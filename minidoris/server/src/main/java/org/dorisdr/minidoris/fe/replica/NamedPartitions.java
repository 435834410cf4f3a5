package org.dorisdr.minidoris.fe.replica;

import java.util.List;
import org.dorisdr.minidoris.fe.catalog.OlapTable;
import org.dorisdr.minidoris.fe.catalog.Partition;
import org.dorisdr.minidoris.fe.session.StatementError;
import org.dorisdr.sql.stock.catalog.PartitionNames;

/** Partitions that a statement about replicas names, in Doris's words. Stateless. */
final class NamedPartitions {
  private NamedPartitions() {}

  /**
   * The catalog's lock is held.
   *
   * @param names null = all of the table
   */
  static List<Partition> of(OlapTable table, PartitionNames names) {
    if (names == null) {
      return List.copyOf(table.partitions.values());
    }
    return names.names().stream()
        .map(
            name ->
                (names.temporary() ? table.temporaryPartition(name) : table.partition(name))
                    .orElseThrow(() -> StatementError.general("Partition does not exist: " + name)))
        .toList();
  }

  /**
   * @throws StatementError if they are temporary
   */
  static void refuseTemporary(PartitionNames names, String what) {
    if (names != null && names.temporary()) {
      throw StatementError.general("Do not support " + what + " temporary partitions");
    }
  }
}
