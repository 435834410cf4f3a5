package org.dorisdr.minidoris.fe.binlog.record;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.dorisdr.minidoris.fe.binlog.BinlogJson;
import org.dorisdr.minidoris.fe.binlog.BinlogRecord;
import org.dorisdr.minidoris.fe.catalog.Column;
import org.dorisdr.minidoris.fe.catalog.OlapTable;
import org.dorisdr.minidoris.fe.catalog.SecondaryIndex;
import org.dorisdr.minidoris.fe.catalog.json.ColumnJson;
import org.dorisdr.minidoris.fe.catalog.json.SecondaryIndexJson;
import org.dorisdr.thrift.TBinlogType;

/** Puts the payload of one record together, field by field in Doris's order. One use. */
final class Payload {
  final ObjectNode json = JsonNodeFactory.instance.objectNode();

  /** A field; null is left out. */
  Payload with(String key, String value) {
    if (value != null) {
      json.put(key, value);
    }
    return this;
  }

  Payload with(String key, long value) {
    json.put(key, value);
    return this;
  }

  Payload with(String key, boolean value) {
    json.put(key, value);
    return this;
  }

  /** An object of texts or numbers; null is left out. */
  Payload with(String key, Map<?, ?> values) {
    if (values != null) {
      ObjectNode object = json.putObject(key);
      values.forEach((k, v) -> object.putPOJO(String.valueOf(k), v));
    }
    return this;
  }

  Payload withTexts(String key, List<String> values) {
    values.forEach(json.putArray(key)::add);
    return this;
  }

  Payload withNumbers(String key, List<Long> values) {
    values.forEach(json.putArray(key)::add);
    return this;
  }

  /** Columns by index. */
  Payload withSchemas(String key, OlapTable table, Map<Long, List<Column>> schemas) {
    ObjectNode object = json.putObject(key);
    schemas.forEach((id, columns) -> object.set(String.valueOf(id), columns(table, columns)));
    return this;
  }

  Payload withColumns(String key, OlapTable table, List<Column> columns) {
    json.set(key, columns(table, columns));
    return this;
  }

  private static com.fasterxml.jackson.databind.JsonNode columns(
      OlapTable table, List<Column> columns) {
    boolean mergeOnWrite = table.flag("enable_unique_key_merge_on_write");
    return ColumnJson.write(columns, table.keysType, mergeOnWrite);
  }

  Payload withIndexes(String key, List<SecondaryIndex> indexes) {
    var array = json.putArray(key);
    indexes.forEach(index -> array.add(SecondaryIndexJson.write(index)));
    return this;
  }

  /**
   * @param timestamp ms since the epoch; 0 = now
   */
  BinlogRecord record(TBinlogType type, long databaseId, long tableId, long seq, long timestamp) {
    return new BinlogRecord(
        databaseId,
        tableId > 0 ? List.of(tableId) : List.of(),
        seq,
        timestamp > 0 ? timestamp : System.currentTimeMillis(),
        type,
        BinlogJson.write(json));
  }
}
