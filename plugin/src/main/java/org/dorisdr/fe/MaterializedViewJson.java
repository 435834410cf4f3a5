package org.dorisdr.fe;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.dorisdr.host.DroppedDatabases.DroppedMaterializedView;
import org.dorisdr.host.DroppedDatabases.DroppedView;
import org.dorisdr.host.DroppedDatabases.ViewColumn;

/**
 * An asynchronous materialized view as Doris stores it: a table, and {@code ri} (how it is
 * refreshed: {@code bm}, {@code rm}, {@code rti}), {@code mpi} (how it is partitioned: {@code pt},
 * {@code pc}, {@code expr}), {@code mp} (properties), {@code qs} (query). Stateless.
 */
final class MaterializedViewJson {
  private MaterializedViewJson() {}

  /** Empty if it has something that is not known. */
  static Optional<DroppedMaterializedView> read(String name, JsonNode table) {
    String query = table.path("qs").asText("");
    JsonNode refresh = table.path("ri");
    JsonNode trigger = refresh.path("rti");
    JsonNode timetable = trigger.path("it");
    String every =
        timetable.isObject()
            ? timetable.path("i").asText() + " " + timetable.path("tu").asText()
            : "";
    JsonNode partition = table.path("mpi");
    String unit = "";
    if (partition.path("pt").asText().equals("EXPR")) {
      unit = firstText(partition.path("expr"));
    }
    boolean known =
        !query.isEmpty()
            && refresh.hasNonNull("bm")
            && refresh.hasNonNull("rm")
            && trigger.hasNonNull("rt")
            && unit != null;
    if (!known) {
      return Optional.empty();
    }
    boolean partitioned = !partition.path("pt").asText("SELF_MANAGE").equals("SELF_MANAGE");
    JsonNode distribution = first(table, "di", "distributionInfo");
    return Optional.of(
        new DroppedMaterializedView(
            new DroppedView(name, table.path("comment").asText(""), columns(table), query),
            refresh.path("bm").asText(),
            refresh.path("rm").asText(),
            trigger.path("rt").asText(),
            every,
            timetable.path("st").asText(""),
            keys(table),
            partitioned ? partition.path("pc").asText("") : "",
            unit,
            names(distribution.path("distributionColumns")),
            distribution.path("autoBucket").asBoolean()
                ? 0
                : distribution.path("bucketNum").asInt(),
            properties(table)));
  }

  private static List<ViewColumn> columns(JsonNode table) {
    List<ViewColumn> columns = new ArrayList<>();
    for (JsonNode column : table.path("fullSchema")) {
      if (column.path("visible").asBoolean(true)) {
        columns.add(
            new ViewColumn(column.path("name").asText(), column.path("comment").asText("")));
      }
    }
    return columns;
  }

  /** Doris marks columns as keys also where the table was made without any. */
  private static List<String> keys(JsonNode table) {
    JsonNode without =
        table.path("tp").path("properties").path("enable_duplicate_without_keys_by_default");
    List<String> keys = new ArrayList<>();
    if (!without.asBoolean(false)) {
      for (JsonNode column : table.path("fullSchema")) {
        if (column.path("isKey").asBoolean()) {
          keys.add(column.path("name").asText());
        }
      }
    }
    return keys;
  }

  private static List<String> names(JsonNode columns) {
    List<String> names = new ArrayList<>();
    columns.forEach(column -> names.add(column.path("name").asText()));
    return names;
  }

  private static Map<String, String> properties(JsonNode table) {
    Map<String, String> properties = new TreeMap<>();
    JsonNode allocation =
        table.path("tp").path("properties").path("default.replication_allocation");
    if (allocation.isTextual()) {
      properties.put("replication_allocation", allocation.asText());
    }
    table
        .path("mp")
        .fields()
        .forEachRemaining(e -> properties.put(e.getKey(), e.getValue().asText()));
    return properties;
  }

  /** The unit in {@code date_trunc(column, 'unit')}; null if there is none. */
  private static String firstText(JsonNode expression) {
    if (expression.path("clazz").asText().equals("StringLiteral")) {
      return expression.path("v").asText();
    }
    for (JsonNode child : expression.path("children")) {
      String found = firstText(child);
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  private static JsonNode first(JsonNode node, String name, String alternative) {
    return node.has(name) ? node.get(name) : node.path(alternative);
  }
}
