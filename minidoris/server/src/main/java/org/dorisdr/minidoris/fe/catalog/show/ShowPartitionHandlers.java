package org.dorisdr.minidoris.fe.catalog.show;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.doris.common.ErrorCode;
import org.dorisdr.minidoris.fe.catalog.Catalog;
import org.dorisdr.minidoris.fe.catalog.Database;
import org.dorisdr.minidoris.fe.catalog.OlapTable;
import org.dorisdr.minidoris.fe.catalog.Partition;
import org.dorisdr.minidoris.fe.catalog.PartitionTexts;
import org.dorisdr.minidoris.fe.catalog.Table;
import org.dorisdr.minidoris.fe.catalog.ddl.Ddl;
import org.dorisdr.minidoris.fe.session.Errors;
import org.dorisdr.minidoris.fe.session.Session;
import org.dorisdr.minidoris.fe.session.StatementError;
import org.dorisdr.minidoris.fe.session.StatementResult;
import org.dorisdr.sql.stock.catalog.PartitionNames;
import org.dorisdr.sql.stock.catalog.RowFilter;
import org.dorisdr.sql.stock.catalog.ShowPartitionId;
import org.dorisdr.sql.stock.catalog.ShowPartitions;
import org.dorisdr.sql.stock.catalog.ShowTabletId;
import org.dorisdr.sql.stock.catalog.ShowTablets;

/** Shows partitions, tablets and sizes. */
final class ShowPartitionHandlers {

  private final Ddl ddl;

  ShowPartitionHandlers(Ddl ddl) {
    this.ddl = ddl;
  }

  StatementResult partitions(Session session, ShowPartitions statement) {
    return ddl.read(
        () -> {
          Database database = ddl.database(session, statement.name());
          OlapTable table = ddl.olap(database, statement.name().table());
          return PartitionRows.partitions(table, statement.temporary())
              .filter(statement.filter(), "PartitionName")
              .result();
        });
  }

  StatementResult partitionId(Session session, ShowPartitionId statement) {
    return ddl.read(
        () -> {
          ShowRows rows = new ShowRows("DbName", "TableName", "PartitionName", "DbId", "TableId");
          for (Database database : ddl.fe().catalog().databases()) {
            for (Table table : database.tables.values()) {
              if (table instanceof OlapTable olap) {
                olap.allPartitions().stream()
                    .filter(p -> p.id == statement.id())
                    .forEach(p -> rows.add(database.name, olap.name, p.name, database.id, olap.id));
              }
            }
          }
          return rows.result();
        });
  }

  /** Doris's ShowTabletsFromTableCommand. */
  private static void check(RowFilter filter) {
    if (filter.like() != null) {
      throw StatementError.general("Not support like clause");
    }
    for (RowFilter.Condition condition : filter.conditions()) {
      String name = condition.name().toLowerCase(Locale.ROOT);
      if (!condition.compare().equals("=")
          || !Set.of("version", "backendid", "state").contains(name)) {
        throw StatementError.general(
            "Where clause should looks like: Version = \"version\","
                + " or state = \"NORMAL|ROLLUP|CLONE|DECOMMISSION\", or BackendId = 10000"
                + " or compound predicate with operator AND");
      }
    }
  }

  StatementResult tablets(Session session, ShowTablets statement) {
    check(statement.filter());
    return ddl.read(
        () -> {
          Database database = ddl.database(session, statement.name());
          OlapTable table = ddl.olap(database, statement.name().table());
          List<Partition> partitions =
              statement.partitions() == null
                  ? PartitionTexts.ordered(table)
                  : named(table, statement.partitions());
          return PartitionRows.tablets(ddl.fe(), table, partitions, -1)
              .filter(statement.filter(), "TabletId")
              .result();
        });
  }

  private static List<Partition> named(OlapTable table, PartitionNames names) {
    List<Partition> found = new ArrayList<>();
    for (String name : names.names()) {
      found.add(
          (names.temporary() ? table.temporaryPartition(name) : table.partition(name))
              .orElseThrow(() -> StatementError.general("Unknown partition: " + name)));
    }
    return found;
  }

  /** Doris's ShowTabletIdCommand; it wants a current database, and then does not look at it. */
  StatementResult tabletId(Session session, ShowTabletId statement) {
    if (session.database() == null) {
      throw Errors.of(ErrorCode.ERR_NO_DB_ERROR);
    }
    return ddl.read(
        () -> {
          ShowRows rows =
              new ShowRows(
                  "DbName",
                  "TableName",
                  "PartitionName",
                  "IndexName",
                  "DbId",
                  "TableId",
                  "PartitionId",
                  "IndexId",
                  "IsSync",
                  "Order",
                  "QueryHits",
                  "DetailCmd");
          ddl.fe()
              .catalog()
              .tablet(statement.id())
              .ifPresentOrElse(
                  place -> rows.add(found(place)), () -> rows.add(unknown(statement.id())));
          return rows.result();
        });
  }

  private Object[] found(Catalog.TabletPlace place) {
    return new Object[] {
      ddl.fe().catalog().database(place.databaseId()).map(d -> d.name).orElse(null),
      place.table().name,
      place.partition().name,
      place.table().indexMetas.get(place.index().id).name,
      place.databaseId(),
      place.table().id,
      place.partition().id,
      place.index().id,
      "true",
      place.index().tablets.indexOf(place.tablet()),
      0,
      detail(
          place.databaseId(),
          place.table().id,
          place.partition().id,
          place.index().id,
          place.tablet().id)
    };
  }

  private static Object[] unknown(long tablet) {
    return new Object[] {
      null, null, null, null, -1, -1, -1, -1, "false", -1, 0, detail(-1, -1, -1, -1, tablet)
    };
  }

  private static String detail(long database, long table, long partition, long index, long id) {
    return "SHOW PROC '/dbs/%d/%d/partitions/%d/%d/%d';"
        .formatted(database, table, partition, index, id);
  }

  static long replicas(OlapTable table) {
    return table.indexMetas.keySet().stream().mapToLong(id -> replicas(table, id)).sum();
  }

  private static long replicas(OlapTable table, long indexId) {
    return table.allPartitions().stream()
        .filter(p -> p.indexes.containsKey(indexId))
        .flatMap(p -> p.index(indexId).tablets.stream())
        .mapToLong(t -> t.replicas.size())
        .sum();
  }
}
