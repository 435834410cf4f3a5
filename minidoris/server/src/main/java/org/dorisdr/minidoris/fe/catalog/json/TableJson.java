package org.dorisdr.minidoris.fe.catalog.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.dorisdr.minidoris.fe.catalog.OlapTable;
import org.dorisdr.minidoris.fe.catalog.Table;
import org.dorisdr.minidoris.fe.catalog.View;

/**
 * Tables and views in the JSON that Doris keeps of them: what stands in {@code __meta} files and in
 * snapshots. Call the writers with the catalog's lock held, or on copies. Stateless.
 */
public final class TableJson {
  private TableJson() {}

  /**
   * @param database name of the database that the table is in
   */
  public static ObjectNode write(String database, Table table) {
    return table instanceof OlapTable olap
        ? OlapTableJson.write(database, olap)
        : ViewJson.write(database, (View) table);
  }

  /**
   * @throws IllegalArgumentException if it is a kind of table that minidoris does not have
   */
  public static Table read(JsonNode node) {
    String clazz = node.path("clazz").asText();
    return switch (clazz) {
      case "OlapTable" -> OlapTableJson.read(node);
      case "View" -> ViewJson.read(node);
      default ->
          throw new IllegalArgumentException(
              "table '" + node.path("name").asText() + "' is a " + clazz + ", not supported");
    };
  }

  static void addCommon(
      ObjectNode node, String database, Table table, String type, ArrayNode fullSchema) {
    node.put("id", table.id);
    node.put("name", table.name);
    node.put("qualifiedDbName", database);
    node.put("type", type);
    node.put("createTime", table.createTime);
    node.set("fullSchema", fullSchema);
    node.put("comment", table.comment == null ? "" : table.comment);
    ObjectNode attributes = node.putObject("ta");
    attributes.putObject("constraints");
    attributes.put("visibleVersion", table.visibleVersion);
    attributes.put("visibleVersionTime", table.visibleVersionTime);
    node.put("isTemporary", false);
    node.put("signature", -1);
    node.put("lastCheckTime", -1);
  }

  static void readCommon(JsonNode node, Table table) {
    table.id = node.path("id").asLong();
    table.name = node.path("name").asText();
    table.createTime = node.path("createTime").asLong();
    table.comment = node.path("comment").asText("");
    table.visibleVersion = node.path("ta").path("visibleVersion").asLong(1);
    table.visibleVersionTime =
        node.path("ta").path("visibleVersionTime").asLong(table.createTime * 1000);
  }
}
