package org.dorisdr.minidoris.fe.recycle;

import java.util.Set;
import org.dorisdr.minidoris.fe.Frontend;
import org.dorisdr.minidoris.fe.catalog.Database;
import org.dorisdr.minidoris.fe.catalog.OlapTable;
import org.dorisdr.minidoris.fe.catalog.Partition;
import org.dorisdr.minidoris.fe.catalog.PartitionOverlap;
import org.dorisdr.minidoris.fe.catalog.Table;
import org.dorisdr.minidoris.fe.recycle.RecycleBin.PartitionEntry;
import org.dorisdr.minidoris.fe.session.Session;
import org.dorisdr.minidoris.fe.session.StatementError;
import org.dorisdr.minidoris.fe.session.StatementHandler;
import org.dorisdr.minidoris.fe.session.StatementResult;
import org.dorisdr.sql.stock.backup.RecoverPartition;

/** Runs RECOVER PARTITION. */
final class RecoverPartitionHandler implements StatementHandler<RecoverPartition> {
  private final Frontend frontend;

  RecoverPartitionHandler(Frontend frontend) {
    this.frontend = frontend;
  }

  @Override
  public StatementResult run(Session session, RecoverPartition statement) {
    ObjectName name = ObjectName.of(session, statement.table());
    RecycleAccess.needTable(frontend, session, name);
    frontend.catalog().lock().writeLock().lock();
    try {
      recover(name, statement);
    } finally {
      frontend.catalog().lock().writeLock().unlock();
    }
    return StatementResult.ok();
  }

  private void recover(ObjectName name, RecoverPartition statement) {
    Database database = name.database(frontend.catalog());
    OlapTable table = table(database, name.object());
    String newName = statement.newName();
    String wanted = newName == null ? statement.partition() : newName;
    if (table.partition(wanted).isPresent() || table.temporaryPartition(wanted).isPresent()) {
      throw StatementError.general(
          "partition[%s] already exist in table[%s]".formatted(wanted, table.name));
    }
    Partition partition = find(table, statement);
    checkItem(table, partition, statement.partition());
    checkIndexes(table, partition);
    frontend
        .editLog()
        .write(
            new RecoverPartitionOp(
                database.id,
                table.id,
                table.name,
                partition.id,
                partition.name,
                newName,
                System.currentTimeMillis()));
  }

  private static OlapTable table(Database database, String name) {
    Table table =
        database
            .table(name)
            .orElseThrow(
                () ->
                    StatementError.general(
                        "Unknown table '%s' in %s".formatted(name, database.name)));
    if (table instanceof OlapTable olap) {
      return olap;
    }
    throw StatementError.general("Table '" + name + "' is not a OLAP table");
  }

  private Partition find(OlapTable table, RecoverPartition statement) {
    PartitionEntry entry =
        NewestEntry.find(
            frontend.recycleBin().partitions(),
            e ->
                e.tableId() == table.id
                    && e.partition().name.equalsIgnoreCase(statement.partition()),
            e -> e.partition().id,
            PartitionEntry::dropTime,
            statement.id());
    if (entry == null) {
      throw StatementError.general(
          "No partition named '%s' or partition id '%d' in table %s"
              .formatted(statement.partition(), statement.id(), table.name));
    }
    return entry.partition();
  }

  private static void checkItem(OlapTable table, Partition recovered, String name) {
    for (Partition partition : table.partitions.values()) {
      if (PartitionOverlap.of(table, partition.item, recovered.item)) {
        throw StatementError.general(
            "Can not recover partition[" + name + "]. Partition item conflict.");
      }
    }
  }

  private static void checkIndexes(OlapTable table, Partition partition) {
    Set<Long> ofTable = table.indexMetas.keySet();
    Set<Long> ofPartition = partition.indexes.keySet();
    if (!ofTable.equals(ofPartition)) {
      throw StatementError.general(
          "table's index not equal with partition's index. table's index="
              + ofTable
              + ", partition's index="
              + ofPartition);
    }
  }
}
