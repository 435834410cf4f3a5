package org.dorisdr.minidoris.be.exec;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.dorisdr.minidoris.common.types.TextFormat;
import org.duckdb.DuckDBColumnType;

/** Doris's reading and writing of JSON for the engine. Stateless. */
final class JsonFunctions {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_INTEGER_FOR_INTS)
          .build();

  /** Bits of the widest whole number. */
  private static final int WIDEST = 127;

  /** Exponent of ten below which a double is written with it. */
  private static final int SMALLEST = -4;

  private JsonFunctions() {}

  static void register(Connection connection) throws SQLException {
    HashFunctions.overTexts(
        connection, "doris_json_text", DuckDBColumnType.VARCHAR, v -> text(read(v[0])));
    HashFunctions.overTexts(
        connection, "doris_json_found", DuckDBColumnType.VARCHAR, JsonFunctions::found);
    HashFunctions.overTexts(
        connection, "doris_json_kind", DuckDBColumnType.VARCHAR, v -> kind(read(v[0])));
    JsonChanges.register(connection);
    JsonQuestions.register(connection);
  }

  /** Null if it is no JSON. */
  static JsonNode read(Object text) {
    try {
      JsonNode node = MAPPER.readTree(text.toString());
      return node == null || node.isMissingNode() ? null : node;
    } catch (JsonProcessingException e) {
      return null;
    }
  }

  /** What one path, or several, lead to: a value, or the array of all; NULL if there is none. */
  private static String found(Object[] values) {
    JsonNode root = read(values[0]);
    if (root == null) {
      return null;
    }
    boolean many = values.length > 2;
    List<JsonNode> all = new ArrayList<>();
    for (int i = 1; i < values.length; i++) {
      JsonPath path = JsonPath.parse(values[i].toString());
      many |= path.isMany();
      all.addAll(path.find(root));
    }
    if (all.isEmpty()) {
      return null;
    }
    return many
        ? all.stream().map(JsonFunctions::text).collect(Collectors.joining(",", "[", "]"))
        : text(all.get(0));
  }

  private static String kind(JsonNode node) {
    if (node == null) {
      return null;
    }
    if (node.isIntegralNumber()) {
      int bits = node.bigIntegerValue().bitLength();
      return bits < Integer.SIZE ? "int" : bits < Long.SIZE ? "bigint" : large(node, "largeint");
    }
    return switch (node.getNodeType()) {
      case STRING -> "string";
      case BOOLEAN -> "bool";
      case NUMBER -> "double";
      case NULL -> "null";
      case ARRAY -> "array";
      default -> "object";
    };
  }

  private static String large(JsonNode node, String otherwise) {
    return node.bigIntegerValue().bitLength() > WIDEST ? "double" : otherwise;
  }

  /** Without blanks, and with numbers as Doris writes them. */
  static String text(JsonNode node) {
    if (node == null) {
      return null;
    }
    if (node.isArray()) {
      List<String> parts = new ArrayList<>();
      node.forEach(child -> parts.add(text(child)));
      return "[" + String.join(",", parts) + "]";
    }
    if (node.isObject()) {
      List<String> parts = new ArrayList<>();
      for (Map.Entry<String, JsonNode> field : node.properties()) {
        parts.add(MAPPER.getNodeFactory().textNode(field.getKey()) + ":" + text(field.getValue()));
      }
      return "{" + String.join(",", parts) + "}";
    }
    if (node.isBigDecimal()) {
      return decimal(node.decimalValue());
    }
    boolean whole = node.isIntegralNumber() && large(node, "").isEmpty();
    return node.isNumber() && !whole ? real(node.doubleValue()) : node.toString();
  }

  /** Doris writes doubles of such a size with an exponent, and decimals with all their digits. */
  private static String decimal(BigDecimal value) {
    int exponent = value.precision() - value.scale() - 1;
    boolean written = value.scale() >= 0 && (exponent >= SMALLEST || value.signum() == 0);
    return written ? value.toPlainString() : real(value.doubleValue());
  }

  private static String real(double value) {
    try {
      return TextFormat.text(value, "DOUBLE");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
