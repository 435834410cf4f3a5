package org.dorisdr.minidoris.fe.query;

import java.util.ArrayList;
import java.util.List;
import org.dorisdr.minidoris.fe.catalog.Column;
import org.dorisdr.minidoris.fe.catalog.IndexMeta;
import org.dorisdr.minidoris.fe.catalog.OlapTable;
import org.dorisdr.minidoris.fe.catalog.Partition;
import org.dorisdr.minidoris.fe.catalog.Tablet;
import org.dorisdr.minidoris.fe.session.StatementError;
import org.dorisdr.minidoris.thrift.TMiniColumn;
import org.dorisdr.minidoris.thrift.TMiniReplica;
import org.dorisdr.minidoris.thrift.TMiniWrite;
import org.dorisdr.minidoris.thrift.TMiniWritePartition;
import org.dorisdr.minidoris.thrift.TMiniWriteTablet;

/** Plans where the rows of a load go. The catalog is locked. */
final class WritePlanner {
  private final Wire wire;

  WritePlanner(Wire wire) {
    this.wire = wire;
  }

  /**
   * @param columns columns of {@code index} that the load gives, in its order
   */
  TMiniWrite plan(
      OlapTable table,
      IndexMeta index,
      List<Partition> partitions,
      List<Column> columns,
      long txnId) {
    List<TMiniColumn> wireColumns = new ArrayList<>(columns.stream().map(Wire::column).toList());
    List<TMiniWritePartition> targets = new ArrayList<>();
    for (Partition partition : HomePartitions.defaultLast(partitions)) {
      if (partition.index(index.id) != null) {
        targets.add(partition(table, index, partition));
      }
    }
    TMiniWrite write =
        new TMiniWrite(
            txnId,
            table.id,
            index.keysType.name(),
            wireColumns,
            distribution(table, partitions),
            targets);
    write.setSequenceUniqueId(Wire.hidden(index, Column.SEQUENCE_COL));
    return write.setTimeoutSeconds(3600);
  }

  private static List<String> distribution(OlapTable table, List<Partition> partitions) {
    return partitions.isEmpty()
        ? table.distribution.columns()
        : partitions.get(0).distribution.columns();
  }

  private TMiniWritePartition partition(OlapTable table, IndexMeta index, Partition partition) {
    List<TMiniWriteTablet> tablets = new ArrayList<>();
    for (Tablet tablet : partition.index(index.id).tablets) {
      List<TMiniReplica> replicas = wire.replicas(tablet.replicas);
      if (replicas.isEmpty()) {
        throw StatementError.general("tablet " + tablet.id + " has no replica on a living backend");
      }
      tablets.add(new TMiniWriteTablet(tablet.id, index.schemaHash, replicas));
    }
    TMiniWritePartition target = new TMiniWritePartition(partition.id, tablets);
    return target.setPredicate(PartitionPredicate.of(table, partition.item));
  }
}
