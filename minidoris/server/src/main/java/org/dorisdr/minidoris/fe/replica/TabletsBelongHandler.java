package org.dorisdr.minidoris.fe.replica;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;
import org.dorisdr.minidoris.fe.catalog.OlapTable;
import org.dorisdr.minidoris.fe.catalog.Sizes;
import org.dorisdr.minidoris.fe.catalog.ddl.Ddl;
import org.dorisdr.minidoris.fe.catalog.show.ShowRows;
import org.dorisdr.minidoris.fe.catalog.show.SizeTexts;
import org.dorisdr.minidoris.fe.session.Session;
import org.dorisdr.minidoris.fe.session.StatementResult;
import org.dorisdr.sql.stock.catalog.ShowTabletsBelong;

/** SHOW TABLETS BELONG: a row for each table that one of the tablets is of. */
record TabletsBelongHandler(Ddl ddl) {
  /** Some tablets of a table. */
  private record Named(String database, OlapTable table, TreeSet<Long> tablets) {}

  StatementResult show(Session session, ShowTabletsBelong statement) {
    return ddl.read(
        () -> {
          ShowRows rows =
              new ShowRows(
                  "DbName",
                  "TableName",
                  "TableSize",
                  "PartitionNum",
                  "BucketNum",
                  "ReplicaCount",
                  "TabletIds");
          find(statement).values().forEach(named -> add(rows, named));
          return rows.result();
        });
  }

  private Map<Long, Named> find(ShowTabletsBelong statement) {
    Map<Long, Named> found = new LinkedHashMap<>();
    for (long id : statement.ids()) {
      ddl.fe()
          .catalog()
          .tablet(id)
          .ifPresent(
              place ->
                  ddl.fe()
                      .catalog()
                      .database(place.databaseId())
                      .ifPresent(
                          database ->
                              found
                                  .computeIfAbsent(
                                      place.table().id,
                                      t -> new Named(database.name, place.table(), new TreeSet<>()))
                                  .tablets()
                                  .add(id)));
    }
    return found;
  }

  private static void add(ShowRows rows, Named named) {
    OlapTable table = named.table();
    rows.add(
        named.database(),
        table.name,
        SizeTexts.text(Sizes.bytes(table)),
        table.partitions.size(),
        table.partitions.values().stream().mapToInt(p -> p.distribution.buckets()).sum(),
        replicas(table),
        named.tablets());
  }

  /** All of them, in step or not. */
  private static long replicas(OlapTable table) {
    return table.allPartitions().stream()
        .flatMap(partition -> partition.indexes.values().stream())
        .flatMap(index -> index.tablets.stream())
        .mapToLong(tablet -> tablet.replicas.size())
        .sum();
  }
}
