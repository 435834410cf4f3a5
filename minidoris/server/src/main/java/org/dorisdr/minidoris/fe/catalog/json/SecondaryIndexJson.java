package org.dorisdr.minidoris.fe.catalog.json;

import static org.dorisdr.minidoris.fe.catalog.json.PartitionJson.either;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dorisdr.minidoris.fe.catalog.SecondaryIndex;

/** Inverted and other indexes of a table, as Doris keeps them. Stateless. */
public final class SecondaryIndexJson {
  private SecondaryIndexJson() {}

  public static ObjectNode write(SecondaryIndex index) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("i", index.id());
    node.put("in", index.name());
    ArrayNode columns = node.putArray("c");
    index.columns().forEach(columns::add);
    node.put("it", index.type());
    ObjectNode properties = node.putObject("pt");
    index.properties().forEach(properties::put);
    node.put("ct", index.comment() == null ? "" : index.comment());
    return node;
  }

  public static SecondaryIndex read(JsonNode node) {
    List<String> columns = new ArrayList<>();
    either(node, "c", "columns").forEach(c -> columns.add(c.asText()));
    Map<String, String> properties = new LinkedHashMap<>();
    either(node, "pt", "properties")
        .fields()
        .forEachRemaining(e -> properties.put(e.getKey(), e.getValue().asText()));
    return new SecondaryIndex(
        either(node, "i", "indexId").asLong(),
        either(node, "in", "indexName").asText(),
        columns,
        either(node, "it", "indexType").asText(),
        properties,
        either(node, "ct", "comment").asText(""));
  }
}
