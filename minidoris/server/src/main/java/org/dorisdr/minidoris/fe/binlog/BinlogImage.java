package org.dorisdr.minidoris.fe.binlog;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.dorisdr.minidoris.common.Json;
import org.dorisdr.thrift.TBinlog;
import org.dorisdr.thrift.TBinlogType;

/** Binlogs in the image. Stateless. */
final class BinlogImage {
  private BinlogImage() {}

  static JsonNode save(Collection<DatabaseBinlog> databases, Map<Long, Boolean> known) {
    ObjectNode image = Json.mapper().createObjectNode();
    ArrayNode keeping = image.putArray("keeping");
    ArrayNode off = image.putArray("off");
    known.forEach((id, enabled) -> (enabled ? keeping : off).add(id));
    ArrayNode list = image.putArray("databases");
    databases.forEach(d -> list.add(database(d)));
    return image;
  }

  private static ObjectNode database(DatabaseBinlog database) {
    ObjectNode node = dummy(database.databaseId, database.all);
    ArrayNode tables = node.putArray("tables");
    database.tables.forEach((id, stream) -> tables.add(dummy(id, stream)));
    ArrayNode records = node.putArray("records");
    database.all.records().values().forEach(r -> records.add(record(r)));
    return node;
  }

  private static ObjectNode dummy(long id, BinlogStream stream) {
    ObjectNode node = Json.mapper().createObjectNode();
    node.put("id", id);
    node.put("seq", stream.dummy().getCommitSeq());
    node.put("time", stream.dummy().getTimestamp());
    return node;
  }

  private static ObjectNode record(TBinlog binlog) {
    ObjectNode node = Json.mapper().createObjectNode();
    node.put("seq", binlog.getCommitSeq());
    node.put("time", binlog.getTimestamp());
    node.put("type", binlog.getType().getValue());
    node.put("cache", binlog.isRemoveEnableCache());
    if (binlog.isSetTableIds()) {
      ArrayNode ids = node.putArray("tables");
      binlog.getTableIds().forEach(ids::add);
    }
    node.put("data", binlog.getData());
    return node;
  }

  static void load(JsonNode image, Map<Long, DatabaseBinlog> databases, Map<Long, Boolean> known) {
    image.path("keeping").forEach(id -> known.put(id.asLong(), true));
    image.path("off").forEach(id -> known.put(id.asLong(), false));
    for (JsonNode node : image.path("databases")) {
      long id = node.get("id").asLong();
      databases.put(id, database(id, node));
    }
  }

  private static DatabaseBinlog database(long id, JsonNode node) {
    DatabaseBinlog database =
        new DatabaseBinlog(id, node.get("seq").asLong(), node.get("time").asLong());
    for (JsonNode table : node.path("tables")) {
      long tableId = table.get("id").asLong();
      database.tables.put(
          tableId,
          new BinlogStream(id, tableId, table.get("seq").asLong(), table.get("time").asLong()));
    }
    for (JsonNode record : node.path("records")) {
      // A stream takes only what is newer than its DUMMY.
      database.add(record(id, record), true, database.tables::containsKey);
    }
    return database;
  }

  private static TBinlog record(long databaseId, JsonNode node) {
    TBinlog binlog = new TBinlog();
    binlog.setCommitSeq(node.get("seq").asLong());
    binlog.setTimestamp(node.get("time").asLong());
    binlog.setType(TBinlogType.findByValue(node.get("type").asInt()));
    binlog.setDbId(databaseId);
    binlog.setRemoveEnableCache(node.path("cache").asBoolean());
    if (node.has("tables")) {
      List<Long> ids = new ArrayList<>();
      node.get("tables").forEach(t -> ids.add(t.asLong()));
      binlog.setTableIds(ids);
    }
    binlog.setData(node.path("data").asText());
    binlog.setTableRef(0);
    return binlog;
  }
}
