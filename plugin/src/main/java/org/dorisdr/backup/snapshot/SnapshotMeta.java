package org.dorisdr.backup.snapshot;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The {@code __meta} file of a snapshot: four bytes of length, then Doris's own JSON of each table.
 *
 * @param tables by name
 */
public record SnapshotMeta(Map<String, JsonNode> tables) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * @throws IOException if it is not such a file
   */
  public static SnapshotMeta parse(byte[] content) throws IOException {
    if (content.length < 4 || ByteBuffer.wrap(content).getInt() != content.length - 4) {
      throw new IOException("the schemas are cut off: their length does not fit");
    }
    JsonNode names;
    try {
      String text = new String(content, 4, content.length - 4, StandardCharsets.UTF_8);
      names = JSON.readTree(text).path("tblNameMap");
    } catch (JsonProcessingException e) {
      throw new IOException("the schemas cannot be read: " + e.getOriginalMessage(), e);
    }
    if (!names.isObject()) {
      throw new IOException("the schemas cannot be read: there is no tblNameMap");
    }
    Map<String, JsonNode> tables = new LinkedHashMap<>();
    names.fields().forEachRemaining(e -> tables.put(e.getKey(), e.getValue()));
    return new SnapshotMeta(tables);
  }

  /** A table that is there, with the fields that are read here under short names. */
  public static boolean isView(JsonNode table) {
    return "View".equals(table.path("clazz").asText());
  }

  /** Partitions by name. */
  public static Map<String, JsonNode> partitions(JsonNode table) {
    Map<String, JsonNode> partitions = new LinkedHashMap<>();
    JsonNode all = table.has("itp") ? table.get("itp") : table.path("idToPartition");
    all.forEach(p -> partitions.put(first(p, "nm", "name").asText(), p));
    return partitions;
  }

  /** The base index of a partition, then its visible rollups. */
  public static List<JsonNode> indexes(JsonNode partition) {
    List<JsonNode> indexes = new ArrayList<>();
    indexes.add(first(partition, "bi", "baseIndex"));
    first(partition, "ivr", "idToVisibleRollupIndex").forEach(indexes::add);
    return indexes;
  }

  /** Tablets of an index in the order of their buckets. */
  public static List<Long> tablets(JsonNode index) {
    List<Long> ids = new ArrayList<>();
    index.path("tablets").forEach(t -> ids.add(t.path("id").asLong()));
    return ids;
  }

  /** Schema hash of an index of a table; empty text if the table does not know the index. */
  public static String schemaHash(JsonNode table, long indexId) {
    JsonNode meta = first(table, "itm", "indexIdToMeta").path(Long.toString(indexId));
    return first(meta, "sh", "schemaHash").asText("");
  }

  /** The field under its short name, or as Doris reads it too. */
  public static JsonNode first(JsonNode node, String name, String alternative) {
    return node.has(name) ? node.get(name) : node.path(alternative);
  }
}
