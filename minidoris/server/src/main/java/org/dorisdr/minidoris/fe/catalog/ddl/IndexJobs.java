package org.dorisdr.minidoris.fe.catalog.ddl;

import java.util.ArrayList;
import java.util.List;
import org.dorisdr.minidoris.fe.catalog.IndexJob;
import org.dorisdr.minidoris.fe.catalog.OlapTable;
import org.dorisdr.minidoris.fe.catalog.Partition;
import org.dorisdr.minidoris.fe.catalog.SecondaryIndex;
import org.dorisdr.minidoris.fe.catalog.op.IndexJobOp;
import org.dorisdr.minidoris.fe.session.StatementError;
import org.dorisdr.sql.stock.catalog.BuildIndex;

/** Starts the jobs that build and drop the data of secondary indexes, one a partition. */
final class IndexJobs {
  private final Ddl ddl;
  private final AlterTarget target;

  IndexJobs(Ddl ddl, AlterTarget target) {
    this.ddl = ddl;
    this.target = target;
  }

  void build(BuildIndex statement) {
    ddl.change(
        () -> {
          OlapTable table = target.table();
          List<SecondaryIndex> chosen = new ArrayList<>(table.secondaryIndexes);
          if (statement.index() != null) {
            SecondaryIndex index = IndexDraft.find(chosen, statement.index());
            if (index == null) {
              throw StatementError.general(
                  "Index[" + statement.index() + "] is not exist in table[" + table.name + "]");
            }
            chosen.retainAll(List.of(index));
          }
          for (Partition partition : table.partitions.values()) {
            boolean wanted =
                statement.partitions() == null
                    || statement.partitions().names().stream().anyMatch(partition.name::equals);
            if (wanted) {
              chosen.forEach(i -> log(table, partition, List.of(i), false));
            }
          }
        });
  }

  /** The write lock is held. */
  void drop(OlapTable table, List<SecondaryIndex> indexes) {
    table.partitions.values().forEach(p -> log(table, p, indexes, true));
  }

  private void log(
      OlapTable table, Partition partition, List<SecondaryIndex> indexes, boolean drop) {
    ddl.log(
        new IndexJobOp(
            new IndexJob(
                ddl.nextId(),
                "WAITING_TXN",
                target.databaseId(),
                table.id,
                table.name,
                partition.id,
                partition.name,
                "",
                ddl.now(),
                -1,
                ddl.nextTransactionId(),
                drop,
                indexes,
                table.baseIndexId,
                table.baseIndex().schemaVersion,
                table.baseIndex().columns)));
  }
}
