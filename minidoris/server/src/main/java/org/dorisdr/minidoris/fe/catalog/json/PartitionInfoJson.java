package org.dorisdr.minidoris.fe.catalog.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.dorisdr.minidoris.fe.catalog.Column;
import org.dorisdr.minidoris.fe.catalog.DataProperty;
import org.dorisdr.minidoris.fe.catalog.OlapTable;
import org.dorisdr.minidoris.fe.catalog.Partition;

/** How a table is partitioned, as Doris keeps it: {@code pi} of a table. Stateless. */
final class PartitionInfoJson {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private PartitionInfoJson() {}

  static ObjectNode write(OlapTable table) {
    boolean partitioned = !table.partitionType.equals("UNPARTITIONED");
    List<Column> columns = columns(table);
    ObjectNode node = JSON.objectNode();
    node.put(
        "clazz",
        switch (table.partitionType) {
          case "RANGE" -> "RangePartitionInfo";
          case "LIST" -> "ListPartitionInfo";
          default -> "SinglePartitionInfo";
        });
    node.put("Type", table.partitionType);
    node.set("pc", ColumnJson.write(columns, table.keysType, OlapTableJson.mergeOnWrite(table)));
    ObjectNode items = node.putObject("IdToItem");
    node.putObject("IdToTempItem");
    ObjectNode dataProperties = node.putObject("IdToDataProperty");
    ObjectNode policies = node.putObject("IdToStoragePolicy");
    ObjectNode allocations = node.putObject("IdToReplicaAllocation");
    node.put("isM", columns.size() > 1);
    ObjectNode inMemory = node.putObject("IdToInMemory");
    for (Partition partition : table.partitions.values()) {
      String id = String.valueOf(partition.id);
      if (partitioned) {
        items.set(id, PartitionKeyJson.writeItem(partition.item, columns));
        policies.put(id, DataProperty.of(partition).storagePolicy());
      }
      dataProperties.set(id, dataProperty());
      allocations.set(id, allocation(partition.replicationNum));
      inMemory.put(id, false);
    }
    ArrayNode expressions = node.putArray("PartitionExprs");
    if (table.autoPartitionUnit == null) {
      columns.forEach(c -> expressions.add(slot(c.name())));
    } else {
      expressions.add(dateTrunc(columns.get(0).name(), table.autoPartitionUnit));
    }
    node.put("IsAutoCreatePartitions", table.autoPartition);
    return node;
  }

  static List<Column> columns(OlapTable table) {
    return table.partitionColumns.stream()
        .map(
            name ->
                table.baseIndex().columns.stream()
                    .filter(c -> c.name().equalsIgnoreCase(name))
                    .findFirst()
                    .orElseThrow())
        .toList();
  }

  /** Backups forget where data lay: every partition starts anew on HDD. */
  private static ObjectNode dataProperty() {
    return dataProperty(new DataProperty("HDD", DataProperty.NEVER, true, ""));
  }

  static ObjectNode dataProperty(DataProperty property) {
    ObjectNode node = JSON.objectNode();
    node.put("storageMedium", property.medium());
    node.put("cooldownTimeMs", property.cooldownMillis());
    node.put("storagePolicy", property.storagePolicy());
    node.put("isMutable", property.mutable());
    return node;
  }

  static ObjectNode allocation(int replicas) {
    ObjectNode tag = JSON.objectNode().put("type", "location").put("value", "default");
    ObjectNode node = JSON.objectNode();
    node.putArray("allocMap").add(JSON.arrayNode().add(tag).add(replicas));
    return node;
  }

  private static ObjectNode slot(String column) {
    ObjectNode node = JSON.objectNode();
    node.put("clazz", "SlotRef");
    node.put("col", column);
    node.set("type", TypeJson.scalar("INVALID_TYPE", -1, 0, 0));
    node.put("opcode", "INVALID_OPCODE");
    node.putArray("children");
    return node;
  }

  /** Not recorded: after the annotations of FunctionCallExpr, FunctionParams and StringLiteral. */
  private static ObjectNode dateTrunc(String column, String unit) {
    ObjectNode text = JSON.objectNode().put("clazz", "StringLiteral").put("v", unit);
    text.set("type", TypeJson.scalar("VARCHAR", -1, 0, 0));
    text.put("opcode", "INVALID_OPCODE").putArray("children");
    ObjectNode node = JSON.objectNode().put("clazz", "FunctionCallExpr");
    node.putObject("fnn").put("fn", "date_trunc");
    ObjectNode parameters = node.putObject("fnp").put("isStar", false);
    parameters.putArray("exprs").add(slot(column)).add(text);
    parameters.put("isDistinct", false);
    node.put("iafc", false).put("itfc", false);
    node.set("type", TypeJson.scalar("INVALID_TYPE", -1, 0, 0));
    node.put("opcode", "INVALID_OPCODE")
        .putArray("children")
        .add(slot(column))
        .add(text.deepCopy());
    return node;
  }

  /** Fills partition type and columns of a table, and what it says of its partitions. */
  static void read(JsonNode node, OlapTable table) {
    table.partitionType = node.path("Type").asText("UNPARTITIONED");
    table.autoPartition = node.path("IsAutoCreatePartitions").asBoolean();
    JsonNode unit = node.path("PartitionExprs").path(0).path("fnp").path("exprs").path(1).path("v");
    if (unit.isTextual()) {
      table.autoPartitionUnit = unit.asText();
    }
    node.path("pc").forEach(c -> table.partitionColumns.add(c.path("name").asText()));
    for (Partition partition : table.partitions.values()) {
      String id = String.valueOf(partition.id);
      partition.item = PartitionKeyJson.readItem(node.path("IdToItem").path(id));
      int replicas = 0;
      for (JsonNode entry : node.path("IdToReplicaAllocation").path(id).path("allocMap")) {
        replicas += entry.path(1).asInt();
      }
      partition.replicationNum = Math.max(1, replicas);
    }
  }
}
