package org.dorisdr.minidoris.fe.recycle;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.dorisdr.minidoris.fe.Frontend;
import org.dorisdr.minidoris.fe.catalog.Database;
import org.dorisdr.minidoris.fe.catalog.OlapTable;
import org.dorisdr.minidoris.fe.catalog.Table;
import org.dorisdr.minidoris.fe.catalog.json.NewPartitionJson;
import org.dorisdr.minidoris.fe.catalog.json.TableJson;
import org.dorisdr.minidoris.fe.recycle.RecycleBin.DatabaseEntry;
import org.dorisdr.minidoris.fe.recycle.RecycleBin.PartitionEntry;
import org.dorisdr.minidoris.fe.recycle.RecycleBin.TableEntry;

/**
 * The recycle bin in the form of Doris's image module {@code recycleBin}: databases, tables,
 * partitions, drop times. Of partitions what decides whether a table takes them back is written.
 * Stateless.
 */
public final class RecycleBinImage {
  private static final String NO_MORE = "{}";

  private RecycleBinImage() {}

  /** Writes everything that lies in the bin now. */
  public static void write(Frontend frontend, DataOutput out) throws IOException {
    frontend.catalog().lock().readLock().lock();
    try {
      RecycleBin bin = frontend.recycleBin();
      Map<Long, Long> times = new TreeMap<>();
      out.writeInt(bin.databases().size());
      for (DatabaseEntry entry : bin.databases()) {
        times.put(entry.database().id, entry.dropTime());
        database(entry, out);
      }
      out.writeInt(bin.tables().size());
      for (TableEntry entry : bin.tables()) {
        times.put(entry.table().id, entry.dropTime());
        table(frontend, entry, out);
      }
      out.writeInt(bin.partitions().size());
      for (PartitionEntry entry : bin.partitions()) {
        times.put(entry.partition().id, entry.dropTime());
        partition(frontend, entry, out);
      }
      out.writeInt(times.size());
      for (Map.Entry<Long, Long> time : times.entrySet()) {
        out.writeLong(time.getKey());
        out.writeLong(time.getValue());
      }
      text(NO_MORE, out);
    } finally {
      frontend.catalog().lock().readLock().unlock();
    }
  }

  private static void database(DatabaseEntry entry, DataOutput out) throws IOException {
    Database database = entry.database();
    out.writeLong(database.id);
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("id", database.id).put("fullQualifiedName", database.name);
    text(json.toString(), out);
    // No tables are in it: they lie in the bin on their own.
    out.writeInt(0);
    out.writeInt(entry.tableNames().size());
    for (String name : entry.tableNames()) {
      text(name, out);
    }
    out.writeInt(entry.tableIds().size());
    for (long id : entry.tableIds()) {
      out.writeLong(id);
    }
    text(NO_MORE, out);
  }

  private static void table(Frontend frontend, TableEntry entry, DataOutput out)
      throws IOException {
    String database =
        frontend
            .catalog()
            .database(entry.databaseId())
            .or(() -> frontend.recycleBin().database(entry.databaseId()).map(e -> e.database()))
            .map(d -> d.name)
            .orElse("");
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("did", entry.databaseId());
    json.set("t", TableJson.write(database, entry.table()));
    out.writeLong(entry.table().id);
    text(json.toString(), out);
  }

  private static void partition(Frontend frontend, PartitionEntry entry, DataOutput out)
      throws IOException {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("did", entry.databaseId()).put("tid", entry.tableId());
    Table table =
        frontend
            .catalog()
            .table(entry.tableId())
            .or(() -> frontend.recycleBin().table(entry.tableId()).map(TableEntry::table))
            .orElse(null);
    if (table instanceof OlapTable olap) {
      ObjectNode added = JsonNodeFactory.instance.objectNode();
      NewPartitionJson.addTo(added, olap, entry.partition());
      json.set("p", added.get("partition"));
      json.set("r", added.get("range"));
      json.set("lpi", added.get("listPartitionItem"));
    } else {
      json.putObject("p").put("id", entry.partition().id).put("nm", entry.partition().name);
    }
    out.writeLong(entry.partition().id);
    text(json.toString(), out);
  }

  /** As Doris's {@code Text}: the length as int, and UTF-8. */
  private static void text(String text, DataOutput out) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }
}
