package org.dorisdr.minidoris.fe.catalog.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.dorisdr.minidoris.fe.catalog.Column;
import org.dorisdr.minidoris.fe.catalog.Distribution;
import org.dorisdr.minidoris.fe.catalog.MaterializedIndex;
import org.dorisdr.minidoris.fe.catalog.OlapTable;
import org.dorisdr.minidoris.fe.catalog.Partition;
import org.dorisdr.minidoris.fe.catalog.Replica;
import org.dorisdr.minidoris.fe.catalog.Tablet;

/** One partition with its tablets and replicas, as Doris keeps it. Stateless. */
final class PartitionJson {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private PartitionJson() {}

  static ObjectNode write(OlapTable table, Partition partition) {
    ObjectNode node = JSON.objectNode();
    node.put("clazz", "Partition");
    node.put("id", partition.id);
    node.put("nm", partition.name);
    node.put("st", "NORMAL");
    // A partition in the recycle bin has the base index that its table had then.
    MaterializedIndex base =
        partition.indexes.containsKey(table.baseIndexId)
            ? partition.index(table.baseIndexId)
            : partition.indexes.values().iterator().next();
    node.set("bi", index(base));
    ObjectNode rollups = node.putObject("ivr");
    for (MaterializedIndex index : partition.indexes.values()) {
      if (index != base && index.state == MaterializedIndex.State.NORMAL) {
        rollups.set(String.valueOf(index.id), index(index));
      }
    }
    node.putObject("isi");
    node.put("vv", partition.visibleVersion);
    node.put("vvt", partition.visibleVersionTime);
    node.put("nv", partition.nextVersion);
    node.set("di", distribution(table, partition.distribution, true));
    return trailer(node);
  }

  private static ObjectNode index(MaterializedIndex index) {
    ObjectNode node = JSON.objectNode();
    node.put("id", index.id);
    node.put("state", "NORMAL");
    node.put("rowCount", -1);
    ArrayNode tablets = node.putArray("tablets");
    index.tablets.forEach(t -> tablets.add(tablet(t)));
    node.put("rollupIndexId", -1);
    node.put("rollupFinishedVersion", -1);
    return trailer(node);
  }

  private static ObjectNode tablet(Tablet tablet) {
    ObjectNode node = JSON.objectNode();
    node.put("clazz", "LocalTablet");
    ArrayNode replicas = node.putArray("rs");
    tablet.replicas.forEach(r -> replicas.add(replica(r)));
    node.put("lastCheckTime", 0);
    node.put("cri", -1);
    node.put("ctm", -1);
    node.put("cv", -1);
    node.put("ic", true);
    node.put("id", tablet.id);
    return node;
  }

  private static ObjectNode replica(Replica replica) {
    ObjectNode node = JSON.objectNode();
    node.put("clazz", "LocalReplica");
    node.put("bid", replica.backendId);
    node.put("rds", 0);
    node.put("ris", 0);
    node.put("rss", 0);
    node.put("lfv", replica.lastFailedVersion);
    node.put("lsv", replica.version);
    node.put("id", replica.id);
    node.put("v", replica.version);
    node.put("ds", 0);
    node.put("rc", 0);
    node.put("st", "NORMAL");
    node.put("lis", 0);
    node.put("lss", 0);
    return node;
  }

  /**
   * @param ofPartition columns of a table's own distribution have no unique id in Doris
   */
  static ObjectNode distribution(OlapTable table, Distribution distribution, boolean ofPartition) {
    ObjectNode node = JSON.objectNode();
    if (distribution.isRandom()) {
      node.put("clazz", "RandomDistributionInfo");
      node.put("type", "RANDOM");
    } else {
      node.put("clazz", "HashDistributionInfo");
      ArrayNode columns = node.putArray("distributionColumns");
      for (String name : distribution.columns()) {
        Column column =
            table.baseIndex().columns.stream()
                .filter(c -> c.name().equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow();
        ObjectNode json =
            ColumnJson.write(column, table.keysType, OlapTableJson.mergeOnWrite(table), 0);
        if (!ofPartition) {
          json.put("uniqueId", -1);
        }
        columns.add(json);
      }
      node.put("type", "HASH");
    }
    node.put("bucketNum", distribution.buckets());
    node.put("autoBucket", distribution.autoBucket());
    return node;
  }

  private static ObjectNode trailer(ObjectNode node) {
    return node.put("signature", -1).put("lastCheckTime", -1);
  }

  static Partition read(JsonNode node) {
    Partition partition = new Partition();
    partition.id = node.path("id").asLong();
    partition.name = either(node, "nm", "name").asText();
    partition.visibleVersion = either(node, "vv", "visibleVersion").asLong();
    partition.visibleVersionTime = either(node, "vvt", "visibleVersionTime").asLong();
    partition.nextVersion = either(node, "nv", "nextVersion").asLong();
    partition.distribution = readDistribution(either(node, "di", "distributionInfo"));
    addIndex(partition, either(node, "bi", "baseIndex"));
    either(node, "ivr", "idToVisibleRollupIndex").forEach(index -> addIndex(partition, index));
    return partition;
  }

  private static void addIndex(Partition partition, JsonNode node) {
    MaterializedIndex index = new MaterializedIndex(node.path("id").asLong());
    for (JsonNode tabletNode : node.path("tablets")) {
      Tablet tablet = new Tablet(tabletNode.path("id").asLong());
      for (JsonNode replica : either(tabletNode, "rs", "replicas")) {
        tablet.replicas.add(
            new Replica(
                replica.path("id").asLong(),
                either(replica, "bid", "backendId").asLong(),
                either(replica, "v", "version").asLong()));
      }
      index.tablets.add(tablet);
    }
    partition.indexes.put(index.id, index);
  }

  static Distribution readDistribution(JsonNode node) {
    List<String> columns = new ArrayList<>();
    node.path("distributionColumns").forEach(c -> columns.add(c.path("name").asText()));
    return new Distribution(
        columns, node.path("bucketNum").asInt(), node.path("autoBucket").asBoolean());
  }

  /** Doris writes the short key, and reads the long one of older versions too. */
  static JsonNode either(JsonNode node, String key, String longKey) {
    return node.has(key) ? node.get(key) : node.path(longKey);
  }
}
