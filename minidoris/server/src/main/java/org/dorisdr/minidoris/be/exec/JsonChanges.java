package org.dorisdr.minidoris.be.exec;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.duckdb.DuckDBColumnType;

/**
 * JSON values with other parts: {@code json_set}, {@code json_insert}, {@code json_replace}, {@code
 * json_remove}, as Doris's FunctionJsonbModify and FunctionJsonbRemove make them. Stateless.
 */
final class JsonChanges {
  /** Keeps the digits that decimals were given with. */
  private static final JsonMapper EXACT =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.USE_BIG_INTEGER_FOR_INTS)
          .nodeFactory(JsonNodeFactory.withExactBigDecimals(true))
          .build();

  private JsonChanges() {}

  static void register(Connection connection) throws SQLException {
    for (String mode : List.of("set", "insert", "replace")) {
      HashFunctions.overTexts(
          connection, "doris_json_" + mode, DuckDBColumnType.VARCHAR, v -> changed(mode, v));
    }
    HashFunctions.overTexts(
        connection, "doris_json_remove", DuckDBColumnType.VARCHAR, JsonChanges::removed);
  }

  /** A document, and pairs of a path and a value. */
  private static String changed(String mode, Object[] values) {
    JsonNode root = value(values[0]);
    for (int i = 1; i < values.length; i += 2) {
      JsonPath path = single(values[i], i);
      boolean there = !path.find(root).isEmpty();
      if (mode.equals("set") || mode.equals(there ? "replace" : "insert")) {
        root = there ? put(root, path, value(values[i + 1])) : add(root, path, values[i + 1]);
      }
    }
    return JsonFunctions.text(root);
  }

  private static JsonPath single(Object text, int index) {
    JsonPath path = JsonPath.parse(text.toString());
    if (path.isMany()) {
      throw new IllegalArgumentException(
          "In this situation, path expressions may not contain the * and ** tokens, argument index: "
              + index);
    }
    return path;
  }

  private static JsonNode value(Object json) {
    try {
      return EXACT.readTree(json.toString());
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("no JSON: " + json, e);
    }
  }

  private static JsonNode put(JsonNode root, JsonPath path, JsonNode value) {
    return at(root, path.legs(), old -> value);
  }

  /** What has no place where it belongs is left out. */
  private static JsonNode add(JsonNode root, JsonPath path, Object json) {
    List<JsonPath.Leg> parents = path.legs().subList(0, path.legs().size() - 1);
    JsonPath.Leg last = path.legs().get(parents.size());
    return at(root, parents, parent -> with(parent, last, value(json)));
  }

  /** Changes the value that steps lead to, or the first that is taken for an array of itself. */
  private static JsonNode at(
      JsonNode node, List<JsonPath.Leg> legs, UnaryOperator<JsonNode> change) {
    if (legs.isEmpty()) {
      return change.apply(node);
    }
    JsonPath.Leg leg = legs.get(0);
    List<JsonPath.Leg> rest = legs.subList(1, legs.size());
    if (leg.name() != null) {
      if (node instanceof ObjectNode object && object.has(leg.name())) {
        object.set(leg.name(), at(object.get(leg.name()), rest, change));
      }
      return node;
    }
    if (node instanceof ArrayNode array) {
      int place = leg.place() < 0 ? array.size() + leg.place() : leg.place();
      if (array.has(place)) {
        array.set(place, at(array.get(place), rest, change));
      }
      return node;
    }
    return leg.place() == 0 ? change.apply(node) : node;
  }

  /** A name in an array means its first element, in Doris as here. */
  private static JsonNode with(JsonNode parent, JsonPath.Leg last, JsonNode value) {
    if (parent instanceof ArrayNode array) {
      if (last.name() == null || array.isEmpty()) {
        return array.add(value);
      }
      array.set(0, value);
      return array;
    }
    if (last.name() == null) {
      return EXACT.createArrayNode().add(parent).add(value);
    }
    if (parent instanceof ObjectNode object) {
      return object.set(last.name(), value);
    }
    throw new IllegalArgumentException("Cannot insert value into this type");
  }

  /** A document, and paths, one after the other. */
  private static String removed(Object[] values) {
    JsonNode root = value(values[0]);
    List<JsonPath> paths = new ArrayList<>();
    for (int i = 1; i < values.length; i++) {
      paths.add(single(values[i], i));
    }
    for (JsonPath path : paths) {
      if (!path.legs().isEmpty()) {
        remove(root, path.legs());
      }
    }
    return JsonFunctions.text(root);
  }

  private static void remove(JsonNode node, List<JsonPath.Leg> legs) {
    JsonPath.Leg leg = legs.get(0);
    boolean last = legs.size() == 1;
    JsonNode child = leg.name() != null ? node.get(leg.name()) : node.get(leg.place());
    if (child != null && !last) {
      remove(child, legs.subList(1, legs.size()));
    } else if (node instanceof ObjectNode object && leg.name() != null) {
      object.remove(leg.name());
    } else if (node instanceof ArrayNode array && leg.name() == null) {
      array.remove(leg.place());
    }
  }
}
