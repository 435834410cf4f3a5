package org.dorisdr.minidoris.fe.binlog;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.LinkedHashMap;
import java.util.Map;
import org.dorisdr.thrift.TBinlogType;

/**
 * Partitions, tables and indexes that a database has lost while its records live, read from the
 * records. Guarded by {@link Binlogs}.
 */
final class DroppedObjects {
  private final Map<Long, Long> partitions = new LinkedHashMap<>();
  private final Map<Long, Long> tables = new LinkedHashMap<>();
  private final Map<Long, Long> indexes = new LinkedHashMap<>();

  void read(TBinlogType type, long seq, String json) {
    switch (type) {
      case DROP_PARTITION -> put(partitions, parse(json), "pid", seq);
      case DROP_TABLE -> put(tables, parse(json), "tableId", seq);
      case DROP_ROLLUP -> put(indexes, parse(json), "indexId", seq);
      case TRUNCATE_TABLE -> {
        JsonElement old = parse(json).get("op");
        if (old != null) {
          old.getAsJsonObject().keySet().forEach(id -> partitions.put(Long.parseLong(id), seq));
        }
      }
      case REPLACE_PARTITIONS -> {
        JsonElement ids = parse(json).get("partitionIds");
        if (ids != null) {
          ids.getAsJsonArray().forEach(id -> partitions.put(id.getAsLong(), seq));
        }
      }
      case REPLACE_TABLE -> replaced(parse(json), seq);
      case ALTER_JOB -> changed(parse(json), seq);
      case RECOVER_INFO -> recovered(parse(json));
      case BARRIER -> barrier(parse(json), seq);
      default -> {
        // Nothing is lost by the others.
      }
    }
  }

  private static JsonObject parse(String json) {
    return JsonParser.parseString(json).getAsJsonObject();
  }

  private static void put(Map<Long, Long> map, JsonObject json, String key, long seq) {
    long id = number(json, key);
    if (id > 0) {
      map.put(id, seq);
    }
  }

  private static long number(JsonObject json, String key) {
    JsonElement value = json.get(key);
    return value == null || value.isJsonNull() ? -1 : value.getAsLong();
  }

  private void replaced(JsonObject json, long seq) {
    JsonElement swap = json.get("swapTable");
    if (swap == null || !swap.getAsBoolean()) {
      put(tables, json, "origTblId", seq);
    }
  }

  private void changed(JsonObject json, long seq) {
    boolean done =
        "FINISHED".equals(text(json, "jobState")) && "SCHEMA_CHANGE".equals(text(json, "type"));
    if (done && json.has("iim")) {
      json.getAsJsonObject("iim")
          .entrySet()
          .forEach(e -> indexes.put(e.getValue().getAsLong(), seq));
    }
  }

  private void recovered(JsonObject json) {
    long partition = number(json, "partitionId");
    if (partition > 0) {
      partitions.remove(partition);
    } else {
      tables.remove(number(json, "tableId"));
    }
  }

  private void barrier(JsonObject json, long seq) {
    TBinlogType type = TBinlogType.findByValue((int) number(json, "binlogType"));
    String inner = text(json, "binlog");
    if (type != null && inner != null && !inner.isEmpty()) {
      read(type, seq, inner);
    }
  }

  private static String text(JsonObject json, String key) {
    JsonElement value = json.get(key);
    return value == null || value.isJsonNull() ? null : value.getAsString();
  }

  /** Forgets what was dropped before {@code seq}. */
  void expire(long seq) {
    partitions.values().removeIf(at -> at < seq);
    tables.values().removeIf(at -> at < seq);
    indexes.values().removeIf(at -> at < seq);
  }

  BinlogManager.Dropped view() {
    return new BinlogManager.Dropped(
        new LinkedHashMap<>(partitions), new LinkedHashMap<>(tables), new LinkedHashMap<>(indexes));
  }
}
