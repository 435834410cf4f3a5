package org.dorisdr.minidoris.fe.catalog.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.dorisdr.minidoris.fe.catalog.Column;
import org.dorisdr.minidoris.fe.catalog.DataProperty;
import org.dorisdr.minidoris.fe.catalog.OlapTable;
import org.dorisdr.minidoris.fe.catalog.Partition;

/** A partition that was added, as Doris's binlog tells it. Stateless. */
public final class NewPartitionJson {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  /** What stands for the end of a key. */
  private static final String END = "[false,\"unused\"]";

  private NewPartitionJson() {}

  /** Adds {@code partition} to {@code replicaAlloc} to a payload. */
  public static void addTo(ObjectNode payload, OlapTable table, Partition partition) {
    List<Column> columns = PartitionInfoJson.columns(table);
    payload.set("partition", PartitionJson.write(table, partition));
    ObjectNode list = JSON.objectNode().put("clazz", "ListPartitionItem");
    list.putArray("partitionKeys");
    list.put("idp", false);
    if (partition.item.isRange()) {
      payload.set("range", PartitionKeyJson.writeItem(partition.item, columns).get("range"));
      payload.set("listPartitionItem", list);
    } else {
      ArrayNode nothing = payload.putArray("range");
      nothing.add(nothing());
      nothing.add(nothing());
      payload.set(
          "listPartitionItem",
          partition.item.isList() ? PartitionKeyJson.writeItem(partition.item, columns) : list);
    }
    addTo(payload, DataProperty.of(partition));
    addAllocation(payload, partition.replicationNum);
  }

  public static void addTo(ObjectNode payload, DataProperty property) {
    payload.set("dataProperty", PartitionInfoJson.dataProperty(property));
  }

  /**
   * @param replicas 0 = not set
   */
  public static void addAllocation(ObjectNode payload, int replicas) {
    payload.set(
        "replicaAlloc",
        replicas == 0
            ? JSON.objectNode().set("allocMap", JSON.objectNode())
            : PartitionInfoJson.allocation(replicas));
  }

  private static ObjectNode nothing() {
    ObjectNode bound = JSON.objectNode().put("type", "CLOSED");
    bound.putArray("value").add(END);
    return bound;
  }
}
