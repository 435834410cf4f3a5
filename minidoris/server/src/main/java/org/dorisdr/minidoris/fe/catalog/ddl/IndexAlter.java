package org.dorisdr.minidoris.fe.catalog.ddl;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dorisdr.minidoris.fe.catalog.Column;
import org.dorisdr.minidoris.fe.catalog.IndexJob;
import org.dorisdr.minidoris.fe.catalog.OlapTable;
import org.dorisdr.minidoris.fe.catalog.Partition;
import org.dorisdr.minidoris.fe.catalog.SecondaryIndex;
import org.dorisdr.minidoris.fe.catalog.op.IndexJobOp;
import org.dorisdr.minidoris.fe.catalog.op.ModifyIndexesOp;
import org.dorisdr.minidoris.fe.session.StatementError;
import org.dorisdr.sql.stock.catalog.AddIndex;
import org.dorisdr.sql.stock.catalog.BuildIndex;
import org.dorisdr.sql.stock.catalog.DropIndex;

/** Adds, drops and builds secondary indexes. */
final class IndexAlter {
  private final Ddl ddl;
  private final AlterTarget target;

  IndexAlter(Ddl ddl, AlterTarget target) {
    this.ddl = ddl;
    this.target = target;
  }

  void add(AddIndex clause) {
    ddl.change(
        () -> {
          OlapTable table = target.table();
          boolean there = find(table, clause.index().name()) != null;
          if (there && clause.index().ifNotExists()) {
            return;
          }
          SecondaryIndex index = SecondaryIndexes.build(table, clause.index(), ddl.nextId());
          List<SecondaryIndex> after = new ArrayList<>(table.secondaryIndexes);
          after.add(index);
          String sql =
              "ALTER TABLE " + target.sqlName(table) + " " + AlterSql.index(clause.index());
          log(table, after, index, false, sql);
        });
  }

  void drop(DropIndex clause) {
    ddl.change(
        () -> {
          OlapTable table = target.table();
          SecondaryIndex index = find(table, clause.name());
          if (index == null && clause.ifExists()) {
            return;
          }
          if (index == null) {
            throw StatementError.general("index " + clause.name() + " does not exist");
          }
          List<SecondaryIndex> after = new ArrayList<>(table.secondaryIndexes);
          after.remove(index);
          String sql = "ALTER TABLE " + target.sqlName(table) + " DROP INDEX " + index.name();
          log(table, after, index, true, sql);
          table.partitions.values().forEach(p -> logJob(table, p, index, true));
        });
  }

  void build(BuildIndex statement) {
    ddl.change(
        () -> {
          OlapTable table = target.table();
          List<SecondaryIndex> chosen = new ArrayList<>(table.secondaryIndexes);
          if (statement.index() != null) {
            SecondaryIndex index = find(table, statement.index());
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
              chosen.forEach(i -> logJob(table, partition, i, false));
            }
          }
        });
  }

  private static SecondaryIndex find(OlapTable table, String name) {
    return table.secondaryIndexes.stream()
        .filter(i -> i.name().equalsIgnoreCase(name))
        .findFirst()
        .orElse(null);
  }

  private void log(
      OlapTable table,
      List<SecondaryIndex> after,
      SecondaryIndex changed,
      boolean drop,
      String sql) {
    Map<Long, List<Column>> columns = new LinkedHashMap<>();
    table.indexMetas.values().forEach(m -> columns.put(m.id, m.columns));
    ddl.log(
        new ModifyIndexesOp(
            target.databaseId(),
            table.id,
            table.baseIndexId,
            columns,
            after,
            List.of(changed),
            drop,
            ddl.nextId(),
            sql,
            ddl.now()));
  }

  private void logJob(OlapTable table, Partition partition, SecondaryIndex index, boolean drop) {
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
                List.of(index),
                table.baseIndexId,
                table.baseIndex().schemaVersion,
                table.baseIndex().columns)));
  }
}
