package org.dorisdr.minidoris.fe.catalog.show;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.dorisdr.minidoris.common.Times;
import org.dorisdr.minidoris.fe.catalog.Database;
import org.dorisdr.minidoris.fe.catalog.IndexMeta;
import org.dorisdr.minidoris.fe.catalog.OlapTable;
import org.dorisdr.minidoris.fe.catalog.Partition;
import org.dorisdr.minidoris.fe.catalog.Sizes;
import org.dorisdr.minidoris.fe.catalog.Table;
import org.dorisdr.minidoris.fe.catalog.ddl.Ddl;
import org.dorisdr.minidoris.fe.session.StatementError;
import org.dorisdr.minidoris.fe.session.StatementResult;

/** {@code /dbs}: databases, their tables, partitions, indexes and tablets. */
final class DbsProc {
  private final Ddl ddl;

  DbsProc(Ddl ddl) {
    this.ddl = ddl;
  }

  StatementResult show(List<String> path) {
    return ddl.read(
        () -> {
          if (path.isEmpty()) {
            return databases();
          }
          long databaseId = id(path.get(0));
          Database database =
              ddl.fe().catalog().database(databaseId).orElse(new Database(databaseId, ""));
          if (path.size() == 1) {
            return tables(database);
          }
          Table table = database.tables.get(id(path.get(1)));
          if (!(table instanceof OlapTable olap)) {
            throw missing(path.get(1));
          }
          return table(olap, path.subList(2, path.size()));
        });
  }

  private static long id(String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw missing(text);
    }
  }

  private static StatementError missing(String name) {
    return StatementError.general("Can't find proc node: " + name);
  }

  private StatementResult databases() {
    ShowRows rows =
        new ShowRows(
            "DbId",
            "DbName",
            "TableNum",
            "Size",
            "Quota",
            "LastConsistencyCheckTime",
            "ReplicaCount",
            "ReplicaQuota",
            "RunningTransactionNum",
            "TransactionQuota",
            "LastUpdateTime");
    List<Database> all = new ArrayList<>(ddl.fe().catalog().databases());
    all.sort(Comparator.comparingLong(d -> d.id));
    for (Database database : all) {
      rows.add(
          database.id,
          database.name,
          tableCount(database),
          SizeTexts.text(database.tables.values().stream().mapToLong(Sizes::bytes).sum()),
          "8388608.000 TB",
          null,
          replicas(database),
          "1073741824",
          0,
          10000,
          null);
    }
    return rows.result();
  }

  /** Those of {@code mysql} are not in the catalog. */
  private static int tableCount(Database database) {
    return database.name.equals("mysql") ? SystemTables.MYSQL.size() : database.tables.size();
  }

  private static long replicas(Database database) {
    return database.tables.values().stream()
        .filter(OlapTable.class::isInstance)
        .mapToLong(t -> ShowPartitionHandlers.replicas((OlapTable) t))
        .sum();
  }

  private static StatementResult tables(Database database) {
    ShowRows rows =
        new ShowRows(
            "TableId",
            "TableName",
            "IndexNum",
            "PartitionColumnName",
            "PartitionNum",
            "State",
            "Type",
            "LastConsistencyCheckTime",
            "ReplicaCount",
            "VisibleVersion",
            "VisibleVersionTime",
            "RunningTransactionNum",
            "LastUpdateTime");
    List<Table> all = new ArrayList<>(database.tables.values());
    all.sort(Comparator.comparingLong(t -> t.id));
    for (Table table : all) {
      if (table instanceof OlapTable olap) {
        rows.add(
            olap.id,
            olap.name,
            olap.indexMetas.size(),
            olap.partitionColumns.isEmpty() ? null : String.join(", ", olap.partitionColumns),
            olap.partitions.size(),
            olap.state,
            olap.materialized == null ? "OLAP" : "MATERIALIZED_VIEW",
            null,
            ShowPartitionHandlers.replicas(olap),
            olap.visibleVersion,
            Times.text(olap.visibleVersionTime),
            0,
            null);
      } else {
        rows.add(
            table.id,
            table.name,
            1,
            null,
            1,
            "",
            "VIEW",
            null,
            0,
            1,
            Times.text(table.createTime * 1000),
            0,
            null);
      }
    }
    return rows.result();
  }

  private StatementResult table(OlapTable table, List<String> path) {
    if (path.isEmpty()) {
      return new ShowRows("Nodes")
          .add("partitions")
          .add("temp_partitions")
          .add("index_schema")
          .result();
    }
    return switch (path.get(0)) {
      case "partitions", "temp_partitions" -> {
        boolean temporary = path.get(0).startsWith("temp");
        if (path.size() == 1) {
          yield PartitionRows.partitions(table, temporary).result();
        }
        Partition partition =
            (temporary ? table.temporaryPartitions : table.partitions).get(id(path.get(1)));
        if (partition == null) {
          throw missing(path.get(1));
        }
        yield partition(table, partition, path.subList(2, path.size()));
      }
      case "index_schema" -> schemas(table);
      default -> throw missing(path.get(0));
    };
  }

  private StatementResult partition(OlapTable table, Partition partition, List<String> path) {
    if (path.isEmpty()) {
      ShowRows rows =
          new ShowRows(
              "IndexId", "IndexName", "State", "LastConsistencyCheckTime", "BackendMetaVersion");
      partition
          .indexes
          .values()
          .forEach(i -> rows.add(i.id, table.indexMetas.get(i.id).name, i.state, null, 0));
      return rows.result();
    }
    return PartitionRows.tablets(ddl.fe(), table, List.of(partition), id(path.get(0))).result();
  }

  private static StatementResult schemas(OlapTable table) {
    ShowRows rows =
        new ShowRows(
            "IndexId",
            "IndexName",
            "SchemaVersion",
            "SchemaHash",
            "ShortKeyColumnCount",
            "StorageType",
            "Keys");
    for (IndexMeta meta : table.indexMetas.values()) {
      List<String> keys = meta.columns.stream().filter(c -> c.key()).map(c -> c.name()).toList();
      rows.add(
          meta.id,
          meta.name,
          meta.schemaVersion,
          meta.schemaHash,
          meta.shortKeyCount,
          "COLUMN",
          String.join(",", keys));
    }
    return rows.result();
  }
}
