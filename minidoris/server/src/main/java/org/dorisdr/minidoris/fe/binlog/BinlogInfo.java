package org.dorisdr.minidoris.fe.binlog;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import org.dorisdr.minidoris.fe.catalog.Catalog;
import org.dorisdr.minidoris.fe.catalog.Database;
import org.dorisdr.minidoris.fe.catalog.OlapTable;
import org.dorisdr.thrift.TBinlog;

/** Rows of {@code SHOW PROC '/binlog'}. Stateless. */
public final class BinlogInfo {
  /** Columns. */
  public static final List<String> COLUMNS =
      List.of(
          "Name",
          "Type",
          "Id",
          "Dropped",
          "BinlogLength",
          "BinlogSize",
          "FirstBinlogCommittedTime",
          "ReadableFirstBinlogCommittedTime",
          "LastBinlogCommittedTime",
          "ReadableLastBinlogCommittedTime",
          "BinlogTtlSeconds",
          "BinlogMaxBytes",
          "BinlogMaxHistoryNums");

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneId.systemDefault());

  private BinlogInfo() {}

  /** One row if the database keeps binlogs, else one for every table with records. */
  static void add(List<List<String>> rows, Catalog catalog, Binlogs binlogs, DatabaseBinlog d) {
    Optional<Database> database = catalog.database(d.databaseId);
    BinlogConfig config = binlogs.databaseConfig(d.databaseId);
    if (config != null && config.enabled()) {
      String name = database.map(db -> db.name).orElse("(dropped)");
      rows.add(row(name, "db", d.databaseId, database.isEmpty(), d.all, d.timed(), config));
      return;
    }
    d.tables.forEach(
        (id, stream) ->
            rows.add(
                row(
                    tableName(database, id),
                    "table",
                    id,
                    database.isEmpty(),
                    stream,
                    stream.records(),
                    binlogs.tableConfig(id))));
  }

  private static String tableName(Optional<Database> database, long tableId) {
    if (database.isEmpty()) {
      return "(dropped).(unknown)";
    }
    String name =
        database.get().tables.get(tableId) instanceof OlapTable table
            ? table.name
            : "(not_olaptable)";
    return database.get().name + "." + name;
  }

  private static List<String> row(
      String name,
      String type,
      long id,
      boolean dropped,
      BinlogStream stream,
      NavigableMap<Long, TBinlog> timed,
      BinlogConfig config) {
    List<String> row = new ArrayList<>(List.of(name, type, String.valueOf(id)));
    row.add(String.valueOf(dropped));
    row.add(String.valueOf(stream.length()));
    row.add(String.valueOf(stream.bytes()));
    boolean empty = timed.isEmpty();
    time(row, empty ? null : timed.firstEntry().getValue());
    time(row, empty ? null : timed.lastEntry().getValue());
    row.add(config == null ? null : String.valueOf(config.ttlSeconds()));
    row.add(config == null ? null : String.valueOf(config.maxBytes()));
    row.add(config == null ? null : String.valueOf(config.maxRecords()));
    return row;
  }

  private static void time(List<String> row, TBinlog record) {
    row.add(record == null ? null : String.valueOf(record.getTimestamp()));
    row.add(record == null ? null : TIME.format(Instant.ofEpochMilli(record.getTimestamp())));
  }
}
