package org.dorisdr.minidoris.fe.catalog.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.ArrayList;
import java.util.List;
import org.dorisdr.minidoris.fe.catalog.Column;
import org.dorisdr.minidoris.fe.catalog.PartitionItem;

/** Keys of partitions and the JSON that Doris keeps of them. Stateless. */
final class PartitionKeyJson {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final DateTimeFormatter TIME =
      new DateTimeFormatterBuilder()
          .appendPattern("uuuu-MM-dd HH:mm:ss")
          .optionalStart()
          .appendFraction(ChronoField.MICRO_OF_SECOND, 0, 6, true)
          .optionalEnd()
          .toFormatter();

  private PartitionKeyJson() {}

  static ObjectNode writeItem(PartitionItem item, List<Column> columns) {
    ObjectNode node = JSON.objectNode();
    if (item.isRange()) {
      node.put("clazz", "RangePartitionItem");
      ArrayNode range = node.putArray("range");
      range.add(bound("CLOSED", item.lower(), columns));
      range.add(bound("OPEN", item.upper(), columns));
    } else {
      node.put("clazz", "ListPartitionItem");
      ArrayNode keys = node.putArray("partitionKeys");
      boolean all = item.values().isEmpty();
      item.values().forEach(key -> keys.add(key(key, columns, false)));
      node.put("idp", all);
    }
    return node;
  }

  private static ObjectNode bound(String type, List<String> key, List<Column> columns) {
    ObjectNode bound = JSON.objectNode();
    bound.put("type", type);
    bound.set("value", key(key, columns, false));
    return bound;
  }

  private static ArrayNode key(List<String> key, List<Column> columns, boolean isDefault) {
    ArrayNode array = JSON.arrayNode();
    for (int i = 0; i < key.size(); i++) {
      String primitive = TypeJson.primitive(columns.get(i).type());
      array.add(
          JSON.arrayNode().add(primitive).add(literal(key.get(i), columns.get(i), primitive)));
    }
    return array.add("[" + isDefault + ",\"unused\"]");
  }

  private static ObjectNode literal(String text, Column column, String primitive) {
    ObjectNode node = JSON.objectNode();
    ObjectNode type = TypeJson.write(column.type());
    if (text == null) {
      node.put("clazz", "NullLiteral");
    } else if (text.equals(PartitionItem.MAX_VALUE)) {
      node.put("clazz", "MaxLiteral");
      type = TypeJson.scalar("INVALID_TYPE", -1, 0, 0);
    } else {
      switch (primitive) {
        case "DATEV2", "DATETIMEV2" -> date(node, text);
        case "TINYINT", "SMALLINT", "INT", "BIGINT" ->
            node.put("clazz", "IntLiteral").put("v", Long.parseLong(text.trim()));
        case "LARGEINT" ->
            node.put("clazz", "LargeIntLiteral").put("v", new BigInteger(text.trim()));
        case "BOOLEAN" ->
            node.put("clazz", "BoolLiteral")
                .put("v", text.equals("1") || Boolean.parseBoolean(text));
        default -> node.put("clazz", "StringLiteral").put("v", text);
      }
    }
    node.set("type", type);
    node.put("opcode", "INVALID_OPCODE");
    node.putArray("children");
    return node;
  }

  private static void date(ObjectNode node, String text) {
    LocalDateTime time =
        text.length() <= 10
            ? LocalDate.parse(text).atStartOfDay()
            : LocalDateTime.parse(text, TIME);
    node.put("clazz", "DateLiteral");
    node.put("y", time.getYear());
    node.put("m", time.getMonthValue());
    node.put("d", time.getDayOfMonth());
    node.put("h", time.getHour());
    node.put("M", time.getMinute());
    node.put("s", time.getSecond());
    node.put("ms", time.getNano() / 1000);
  }

  static PartitionItem readItem(JsonNode node) {
    if (node == null || node.isMissingNode()) {
      return PartitionItem.WHOLE;
    }
    if (node.has("range")) {
      List<String> lower = null;
      List<String> upper = null;
      for (JsonNode bound : node.get("range")) {
        if (bound.path("type").asText().equals("CLOSED")) {
          lower = readKey(bound.path("value"));
        } else {
          upper = readKey(bound.path("value"));
        }
      }
      return PartitionItem.range(lower, upper);
    }
    List<List<String>> keys = new ArrayList<>();
    node.path("partitionKeys").forEach(key -> keys.add(readKey(key)));
    return PartitionItem.list(keys);
  }

  private static List<String> readKey(JsonNode array) {
    List<String> key = new ArrayList<>();
    for (JsonNode pair : array) {
      if (pair.isArray()) {
        key.add(readLiteral(pair.get(0).asText(), pair.get(1)));
      }
    }
    return key;
  }

  private static String readLiteral(String primitive, JsonNode node) {
    return switch (node.path("clazz").asText()) {
      case "NullLiteral" -> null;
      case "MaxLiteral" -> PartitionItem.MAX_VALUE;
      case "DateLiteral" -> readDate(primitive, node);
      case "BoolLiteral" -> node.path("v").asBoolean() ? "1" : "0";
      default -> node.path("v").asText();
    };
  }

  private static String readDate(String primitive, JsonNode node) {
    String date =
        "%04d-%02d-%02d"
            .formatted(node.path("y").asInt(), node.path("m").asInt(), node.path("d").asInt());
    if (primitive.startsWith("DATE") && !primitive.startsWith("DATETIME")) {
      return date;
    }
    String time =
        "%s %02d:%02d:%02d"
            .formatted(
                date, node.path("h").asInt(), node.path("M").asInt(), node.path("s").asInt());
    int micros = node.path("ms").asInt();
    return micros == 0 ? time : time + ".%06d".formatted(micros);
  }
}
