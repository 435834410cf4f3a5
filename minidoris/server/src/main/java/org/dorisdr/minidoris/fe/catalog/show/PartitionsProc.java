package org.dorisdr.minidoris.fe.catalog.show;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.dorisdr.minidoris.fe.catalog.MaterializedIndex;
import org.dorisdr.minidoris.fe.catalog.OlapTable;
import org.dorisdr.minidoris.fe.catalog.Partition;
import org.dorisdr.minidoris.fe.catalog.Tablet;
import org.dorisdr.minidoris.fe.catalog.ddl.Ddl;
import org.dorisdr.minidoris.fe.proc.ProcDirectory;
import org.dorisdr.minidoris.fe.proc.ProcNode;
import org.dorisdr.minidoris.fe.session.StatementError;
import org.dorisdr.minidoris.fe.session.StatementResult;

/**
 * {@code /dbs/<database>/<table>/partitions} down to the replicas; Doris's PartitionsProcDir,
 * IndicesProcDir, TabletsProcDir and ReplicasProcNode.
 */
final class PartitionsProc implements ProcDirectory {
  private final Ddl ddl;
  private final OlapTable table;
  private final boolean temporary;

  PartitionsProc(Ddl ddl, OlapTable table, boolean temporary) {
    this.ddl = ddl;
    this.table = table;
    this.temporary = temporary;
  }

  @Override
  public StatementResult rows() {
    return ddl.read(() -> PartitionRows.partitions(table, temporary).result());
  }

  @Override
  public ProcNode child(String name) {
    long id = ProcDirectory.id(name, "partition");
    Map<Long, Partition> all = temporary ? table.temporaryPartitions : table.partitions;
    Partition partition = ddl.read(() -> all.get(id));
    if (partition == null) {
      throw StatementError.general("Partition[" + id + "] does not exist");
    }
    return ProcDirectory.of(
        () -> ddl.read(() -> indexes(partition)), index -> index(partition, index));
  }

  private StatementResult indexes(Partition partition) {
    ShowRows rows = new ShowRows("IndexId", "IndexName", "State", "LastConsistencyCheckTime");
    partition.indexes.values().stream()
        .sorted(Comparator.comparingLong((MaterializedIndex i) -> i.id))
        .forEach(i -> rows.add(i.id, table.indexMetas.get(i.id).name, i.state, null));
    return rows.result();
  }

  private ProcNode index(Partition partition, String name) {
    long id = ProcDirectory.id(name, "index");
    MaterializedIndex index = ddl.read(() -> partition.index(id));
    if (index == null) {
      throw StatementError.general("Index[" + id + "] does not exist.");
    }
    return ProcDirectory.of(
        () ->
            ddl.read(() -> PartitionRows.tablets(ddl.fe(), table, List.of(partition), id).result()),
        tablet -> tablet(index, tablet));
  }

  private ProcNode tablet(MaterializedIndex index, String name) {
    long id = ProcDirectory.id(name, "tablet");
    Tablet tablet =
        ddl.read(() -> index.tablets.stream().filter(t -> t.id == id).findFirst())
            .orElseThrow(() -> StatementError.general("Tablet[" + id + "] does not exist"));
    return () ->
        ddl.read(
            () ->
                ReplicaRows.of(
                    ddl.fe().cluster(), tablet, table.indexMetas.get(index.id).schemaHash));
  }
}
