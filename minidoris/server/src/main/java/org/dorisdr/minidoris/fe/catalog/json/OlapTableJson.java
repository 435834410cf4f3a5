package org.dorisdr.minidoris.fe.catalog.json;

import static org.dorisdr.minidoris.fe.catalog.json.PartitionJson.either;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dorisdr.minidoris.fe.catalog.BloomFilter;
import org.dorisdr.minidoris.fe.catalog.ColocateGroup;
import org.dorisdr.minidoris.fe.catalog.Column;
import org.dorisdr.minidoris.fe.catalog.IndexMeta;
import org.dorisdr.minidoris.fe.catalog.KeysType;
import org.dorisdr.minidoris.fe.catalog.OlapTable;
import org.dorisdr.minidoris.fe.catalog.Partition;

/** A table with data, as Doris keeps it. Stateless. */
final class OlapTableJson {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private OlapTableJson() {}

  static boolean mergeOnWrite(OlapTable table) {
    return table.flag("enable_unique_key_merge_on_write");
  }

  static ObjectNode write(String database, OlapTable table) {
    ObjectNode node = JSON.objectNode();
    node.put("clazz", "OlapTable");
    node.put("tst", "NORMAL");
    ObjectNode metas = node.putObject("itm");
    ObjectNode names = node.putObject("inti");
    for (IndexMeta meta : table.indexMetas.values()) {
      if (!meta.shadow) {
        metas.set(String.valueOf(meta.id), indexMeta(table, meta));
        names.put(meta.name, meta.id);
      }
    }
    node.put("kt", table.keysType.name());
    node.set("pi", PartitionInfoJson.write(table));
    ObjectNode partitions = node.putObject("itp");
    for (Partition partition : table.partitions.values()) {
      partitions.set(String.valueOf(partition.id), PartitionJson.write(table, partition));
    }
    node.set("di", PartitionJson.distribution(table, table.distribution, false));
    node.putObject("tps").putObject("idToPartition");
    BloomFilter filter = BloomFilter.of(table);
    if (!filter.columns().isEmpty()) {
      ArrayNode columns = node.putArray("bfc");
      filter.columns().forEach(columns::add);
    }
    node.put("bfFpp", filter.fpp());
    if (table.colocation != null) {
      node.put("cgs", table.colocation.name());
    }
    ObjectNode indexes = node.putObject("indexes");
    indexes.set("indexes", secondaryIndexes(table));
    indexes.putObject("properties");
    node.put("bid", table.baseIndexId);
    ObjectNode properties = node.putObject("tp").putObject("properties");
    TableDefaults.of(table).forEach(properties::put);
    table.baseIndex().columns.stream()
        .filter(Column::autoIncrement)
        .findFirst()
        .ifPresent(column -> autoIncrement(node.putObject("aIncg"), table, column));
    TableJson.addCommon(
        node,
        database,
        table,
        table.materialized == null ? "OLAP" : "MATERIALIZED_VIEW",
        ColumnJson.write(table.baseIndex().columns, table.keysType, mergeOnWrite(table)));
    if (table.materialized != null) {
      MaterializedViewJson.add(node, table);
    }
    return node;
  }

  /**
   * From which value on none was handed out. There also if none was: Doris makes a counter only in
   * CREATE TABLE, so a table that it restores without one takes no row.
   */
  private static void autoIncrement(ObjectNode node, OlapTable table, Column column) {
    if (table.counterDatabase > 0) {
      node.put("dbId", table.counterDatabase);
    }
    node.put("tableId", table.counterTable > 0 ? table.counterTable : table.id);
    node.put("columnId", column.uniqueId());
    long end = Math.max(table.givenEnd, table.autoIncrementEnd);
    node.put("batchEndId", Math.max(column.autoIncrementStart(), end));
  }

  private static ObjectNode indexMeta(OlapTable table, IndexMeta meta) {
    ObjectNode node = JSON.objectNode();
    node.put("id", meta.id);
    node.set("sc", ColumnJson.write(meta.columns, meta.keysType, mergeOnWrite(table)));
    node.put("sv", meta.schemaVersion);
    node.put("sh", meta.schemaHash);
    node.put("skcc", meta.shortKeyCount);
    node.put("st", "COLUMN");
    node.put("kt", meta.keysType.name());
    boolean base = meta.id == table.baseIndexId;
    int highest = meta.columns.stream().mapToInt(c -> c.uniqueId()).max().orElse(-1);
    node.put("mcui", base ? Math.max(highest, table.maxColumnUniqueId) : highest);
    node.set("idx", base ? secondaryIndexes(table) : JSON.arrayNode());
    return node;
  }

  private static ArrayNode secondaryIndexes(OlapTable table) {
    ArrayNode array = JSON.arrayNode();
    table.secondaryIndexes.forEach(index -> array.add(SecondaryIndexJson.write(index)));
    return array;
  }

  static OlapTable read(JsonNode node) {
    OlapTable table = new OlapTable();
    table.keysType = KeysType.valueOf(either(node, "kt", "keysType").asText());
    table.baseIndexId = either(node, "bid", "baseIndexId").asLong();
    readIndexMetas(node, table);
    for (JsonNode partition : either(node, "itp", "idToPartition")) {
      Partition read = PartitionJson.read(partition);
      table.partitions.put(read.id, read);
    }
    PartitionInfoJson.read(either(node, "pi", "partitionInfo"), table);
    table.distribution =
        PartitionJson.readDistribution(either(node, "di", "defaultDistributionInfo"));
    for (JsonNode index : node.path("indexes").path("indexes")) {
      table.secondaryIndexes.add(SecondaryIndexJson.read(index));
    }
    either(node, "tp", "tableProperty")
        .path("properties")
        .fields()
        .forEachRemaining(e -> table.properties.put(e.getKey(), e.getValue().asText()));
    JsonNode counter = node.path("aIncg");
    table.autoIncrementEnd = Math.max(0, counter.path("batchEndId").asLong(0));
    table.counterDatabase = counter.path("dbId").asLong(0);
    table.counterTable = counter.path("tableId").asLong(0);
    List<String> filtered = new ArrayList<>();
    either(node, "bfc", "bfColumns").forEach(c -> filtered.add(c.asText()));
    BloomFilter.of(filtered, node.path("bfFpp").asDouble()).set(table);
    TableJson.readCommon(node, table);
    String group = either(node, "cgs", "colocateGroup").asText("");
    // Which group that is here, if any, is for the reader to say.
    table.colocation = group.isEmpty() ? null : ColocateGroup.of(group, 0, 0, table);
    return table;
  }

  private static void readIndexMetas(JsonNode node, OlapTable table) {
    Map<Long, String> names = new HashMap<>();
    either(node, "inti", "indexNameToId")
        .fields()
        .forEachRemaining(e -> names.put(e.getValue().asLong(), e.getKey()));
    List<IndexMeta> metas = new ArrayList<>();
    for (JsonNode meta : either(node, "itm", "indexIdToMeta")) {
      metas.add(readIndexMeta(meta, names));
      if (metas.get(metas.size() - 1).id == table.baseIndexId) {
        table.maxColumnUniqueId = meta.path("mcui").asInt(-1);
      }
    }
    metas.sort((a, b) -> Boolean.compare(b.id == table.baseIndexId, a.id == table.baseIndexId));
    table.indexMetas = new LinkedHashMap<>();
    metas.forEach(meta -> table.indexMetas.put(meta.id, meta));
  }

  private static IndexMeta readIndexMeta(JsonNode node, Map<Long, String> names) {
    IndexMeta meta = new IndexMeta();
    meta.id = either(node, "id", "indexId").asLong();
    meta.name = names.get(meta.id);
    meta.keysType = KeysType.valueOf(either(node, "kt", "keysType").asText());
    meta.columns = ColumnJson.read(either(node, "sc", "schema"), meta.keysType);
    meta.schemaVersion = either(node, "sv", "schemaVersion").asInt();
    meta.schemaHash = either(node, "sh", "schemaHash").asInt();
    meta.shortKeyCount = either(node, "skcc", "shortKeyColumnCount").asInt();
    return meta;
  }
}
