package org.dorisdr.minidoris.be.exec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.duckdb.DuckDBColumnType;

/**
 * What Doris tells about JSON values: {@code json_length}, {@code json_contains}, {@code
 * json_exists_path}, {@code json_unquote}. Stateless.
 */
final class JsonQuestions {
  private JsonQuestions() {}

  static void register(Connection connection) throws SQLException {
    HashFunctions.overTexts(
        connection, "doris_json_length", DuckDBColumnType.INTEGER, JsonQuestions::length);
    HashFunctions.overTexts(
        connection, "doris_json_contains", DuckDBColumnType.BOOLEAN, JsonQuestions::contains);
    HashFunctions.overTexts(
        connection, "doris_json_exists_path", DuckDBColumnType.BOOLEAN, JsonQuestions::exists);
    HashFunctions.overTexts(
        connection, "doris_json_unquote", DuckDBColumnType.VARCHAR, v -> unquote(v[0].toString()));
  }

  /** A document and a path. */
  private static Integer length(Object[] values) {
    JsonNode found = first(values[0], values[1]);
    return found == null ? null : found.isContainerNode() ? (Integer) found.size() : 1;
  }

  private static JsonNode first(Object document, Object path) {
    JsonNode root = JsonFunctions.read(document);
    List<JsonNode> found = root == null ? List.of() : JsonPath.parse(path.toString()).find(root);
    return found.isEmpty() ? null : found.get(0);
  }

  /** A document and a path. */
  private static Boolean exists(Object[] values) {
    return JsonFunctions.read(values[0]) == null
        ? null
        : (Boolean) (first(values[0], values[1]) != null);
  }

  /** A document, what it may contain, and a path. */
  private static Boolean contains(Object[] values) {
    JsonNode found = first(values[0], values[2]);
    JsonNode part = JsonFunctions.read(values[1]);
    return found == null || part == null ? null : (Boolean) contains(found, part);
  }

  private static boolean contains(JsonNode whole, JsonNode part) {
    if (whole.isArray()) {
      return part.isArray() ? containsAll(whole, part) : containsOne(whole, part);
    }
    if (whole instanceof ObjectNode object) {
      return part instanceof ObjectNode fields && containsFields(object, fields);
    }
    if (whole.isNumber() && part.isNumber()) {
      boolean alike = whole.isIntegralNumber() == part.isIntegralNumber();
      return alike && whole.decimalValue().compareTo(part.decimalValue()) == 0;
    }
    return whole.equals(part);
  }

  /** Doris counts elements that contain one of the part's, and wants as many as it has. */
  private static boolean containsAll(JsonNode whole, JsonNode part) {
    int count = 0;
    for (JsonNode element : whole) {
      boolean found = false;
      for (JsonNode wanted : part) {
        found |= contains(element, wanted);
      }
      count += found ? 1 : 0;
    }
    return part.size() <= whole.size() && count == part.size();
  }

  private static boolean containsOne(JsonNode whole, JsonNode part) {
    for (JsonNode element : whole) {
      if (contains(element, part)) {
        return true;
      }
    }
    return false;
  }

  private static boolean containsFields(ObjectNode whole, ObjectNode part) {
    for (Map.Entry<String, JsonNode> field : part.properties()) {
      JsonNode own = whole.get(field.getKey());
      if (own == null || !contains(own, field.getValue())) {
        return false;
      }
    }
    return true;
  }

  /** What stands in quotes is read as a JSON text, anything else is itself. */
  private static String unquote(String text) {
    if (text.length() < 2 || !text.startsWith("\"") || !text.endsWith("\"")) {
      return text;
    }
    JsonNode node = JsonFunctions.read(text);
    if (node == null || !node.isTextual()) {
      throw new IllegalArgumentException(
          "Invalid JSON text in argument 1 to function json_unquote: " + text);
    }
    return node.textValue();
  }
}
