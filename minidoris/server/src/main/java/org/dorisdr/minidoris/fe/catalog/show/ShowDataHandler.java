package org.dorisdr.minidoris.fe.catalog.show;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.dorisdr.minidoris.fe.auth.Privileges;
import org.dorisdr.minidoris.fe.catalog.Database;
import org.dorisdr.minidoris.fe.catalog.IndexMeta;
import org.dorisdr.minidoris.fe.catalog.MaterializedIndex;
import org.dorisdr.minidoris.fe.catalog.OlapTable;
import org.dorisdr.minidoris.fe.catalog.Sizes;
import org.dorisdr.minidoris.fe.catalog.Table;
import org.dorisdr.minidoris.fe.catalog.ddl.Ddl;
import org.dorisdr.minidoris.fe.session.Session;
import org.dorisdr.minidoris.fe.session.StatementError;
import org.dorisdr.minidoris.fe.session.StatementResult;
import org.dorisdr.sql.stock.catalog.RowFilter;
import org.dorisdr.sql.stock.catalog.ShowData;

/**
 * SHOW DATA of all databases, of a database by table, of a table by index. With ALL it tells data
 * and indexes apart, which have no bytes of their own here. Thread safe.
 */
record ShowDataHandler(Ddl ddl) {
  private static final String NONE = SizeTexts.text(0);

  /** What has a size; {@code rows} of a table are not told. */
  private record Part(String name, long bytes, long replicas, long rows) {}

  StatementResult run(Session session, ShowData statement) {
    if (statement.properties()) {
      throw StatementError.general(
          "minidoris has no SHOW DATA PROPERTIES (…). HINT: SHOW DATA without a database tells the"
              + " sizes of all");
    }
    return ddl.read(
        () -> {
          if (statement.name() != null) {
            Database database = ddl.database(session, statement.name());
            return table(ddl.olap(database, statement.name().table()), statement);
          }
          return session.database() == null
              ? DatabaseSizes.rows(ddl.fe())
              : database(session, statement);
        });
  }

  private StatementResult database(Session session, ShowData statement) {
    Database database = ddl.database(session, (String) null);
    Privileges privileges = Privileges.of(ddl.fe());
    List<Part> parts = new ArrayList<>();
    for (Table table : ShowTableHandlers.sorted(database)) {
      // The total is of these, too: it must not tell of others.
      if (table instanceof OlapTable olap && privileges.canSee(session, database.name, olap.name)) {
        parts.add(new Part(olap.name, Sizes.bytes(olap), Sizes.replicaCount(olap), 0));
      }
    }
    sort(parts, statement.orders(), ShowDataHandler::ofTables);
    long bytes = parts.stream().mapToLong(Part::bytes).sum();
    long replicas = parts.stream().mapToLong(Part::replicas).sum();
    parts.add(new Part("Total", bytes, replicas, 0));
    ShowRows rows =
        statement.all()
            ? new ShowRows(
                "TableName",
                "ReplicaCount",
                "LocalTotalSize",
                "LocalDataSize",
                "LocalIndexSize",
                "RemoteTotalSize",
                "RemoteDataSize",
                "RemoteIndexSize")
            : new ShowRows("TableName", "Size", "ReplicaCount", "RemoteSize");
    for (Part part : parts) {
      String size = SizeTexts.text(part.bytes());
      if (statement.all()) {
        rows.add(part.name(), part.replicas(), size, size, NONE, NONE, NONE, NONE);
      } else {
        rows.add(part.name(), size, part.replicas(), NONE);
      }
    }
    limit(rows, "Quota", statement, database.dataQuota, database.replicaQuota);
    limit(
        rows,
        "Left",
        statement,
        Math.max(0, database.dataQuota - bytes),
        Math.max(0, database.replicaQuota - replicas));
    return rows.result();
  }

  private static void limit(
      ShowRows rows, String name, ShowData statement, long bytes, long replicas) {
    if (statement.all()) {
      rows.add(name, replicas, SizeTexts.text(bytes), "", "", "", "", "");
    } else {
      rows.add(name, SizeTexts.text(bytes), replicas, "");
    }
  }

  private static StatementResult table(OlapTable table, ShowData statement) {
    List<Part> parts = new ArrayList<>();
    for (IndexMeta meta : table.indexMetas.values()) {
      if (!meta.shadow) {
        parts.add(
            new Part(
                meta.name,
                sum(table, meta.id, Sizes::bytes),
                sum(table, meta.id, Sizes::replicaCount),
                sum(table, meta.id, i -> Math.max(0, Sizes.rows(i)))));
      }
    }
    parts.sort(Comparator.comparing(Part::name));
    sort(parts, statement.orders(), ShowDataHandler::ofIndexes);
    ShowRows rows =
        statement.all()
            ? new ShowRows(
                "TableName",
                "IndexName",
                "ReplicaCount",
                "RowCount",
                "LocalTotalSize",
                "LocalDataSize",
                "LocalIndexSize",
                "RemoteTotalSize",
                "RemoteDataSize",
                "RemoteIndexSize")
            : new ShowRows(
                "TableName", "IndexName", "Size", "ReplicaCount", "RowCount", "RemoteSize");
    String first = table.name;
    for (Part part : parts) {
      add(rows, statement, first, part, part.rows());
      first = "";
    }
    Part total = new Part("Total", Sizes.bytes(table), Sizes.replicaCount(table), 0);
    add(rows, statement, "", total, "");
    return rows.result();
  }

  private static void add(
      ShowRows rows, ShowData statement, String table, Part part, Object count) {
    String size = SizeTexts.text(part.bytes());
    if (statement.all()) {
      rows.add(table, part.name(), part.replicas(), count, size, size, NONE, NONE, NONE, NONE);
    } else {
      rows.add(table, part.name(), size, part.replicas(), count, NONE);
    }
  }

  private static void sort(
      List<Part> parts, List<RowFilter.Order> orders, Function<String, Comparator<Part>> columns) {
    for (int i = orders.size() - 1; i >= 0; i--) {
      Comparator<Part> by = columns.apply(orders.get(i).name());
      parts.sort(orders.get(i).descending() ? by.reversed() : by);
    }
  }

  private static Comparator<Part> ofTables(String column) {
    return switch (column.toLowerCase(java.util.Locale.ROOT)) {
      case "tablename" -> Comparator.comparing(Part::name);
      case "size" -> Comparator.comparingLong(Part::bytes);
      case "replicacount" -> Comparator.comparingLong(Part::replicas);
      case "remotesize" -> (a, b) -> 0;
      default -> throw unknown(column);
    };
  }

  private static Comparator<Part> ofIndexes(String column) {
    return switch (column.toLowerCase(java.util.Locale.ROOT)) {
      case "tablename" -> (a, b) -> 0;
      case "indexname" -> Comparator.comparing(Part::name);
      case "rowcount" -> Comparator.comparingLong(Part::rows);
      default -> ofTables(column);
    };
  }

  private static StatementError unknown(String column) {
    return StatementError.general("Title name[" + column + "] does not exist");
  }

  private static long sum(OlapTable table, long indexId, ToLongFunction<MaterializedIndex> what) {
    return table.allPartitions().stream()
        .filter(p -> p.indexes.containsKey(indexId))
        .map(p -> p.index(indexId))
        .mapToLong(what)
        .sum();
  }
}
