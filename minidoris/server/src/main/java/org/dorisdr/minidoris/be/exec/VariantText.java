package org.dorisdr.minidoris.be.exec;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.io.NumberOutput;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;
import org.duckdb.DuckDBColumnType;

/**
 * JSON as Doris gives it back from a VARIANT, which it keeps in a column for each path: members by
 * name, without those that are null, numbers in their shortest form. What is inside of an array
 * keeps its order and its nulls. Stateless.
 */
final class VariantText {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  /** Below and from here on a number is written with an exponent. */
  private static final double SMALL = 1e-4;

  private static final double LARGE = 1e16;

  private VariantText() {}

  static void register(Connection connection) throws SQLException {
    HashFunctions.overTexts(
        connection, "doris_variant", DuckDBColumnType.VARCHAR, v -> of(v[0].toString()));
  }

  /**
   * @param json valid JSON
   */
  static String of(String json) {
    try {
      StringBuilder text = new StringBuilder();
      append(text, withoutNulls(MAPPER.readTree(json)), true);
      return text.toString();
    } catch (JsonProcessingException e) {
      // The engine takes more for JSON than this reader does.
      return json;
    }
  }

  /** Objects that become empty go as well, except for the outermost one. */
  private static JsonNode withoutNulls(JsonNode node) {
    if (!node.isObject()) {
      return node;
    }
    ObjectNode left = JsonNodeFactory.instance.objectNode();
    node.properties()
        .forEach(
            member -> {
              JsonNode value = withoutNulls(member.getValue());
              boolean emptied = value.isObject() && value.isEmpty() && !member.getValue().isEmpty();
              if (!value.isNull() && !emptied) {
                left.set(member.getKey(), value);
              }
            });
    return left;
  }

  private static void append(StringBuilder text, JsonNode node, boolean sorted) {
    if (node.isObject()) {
      Map<String, JsonNode> members = new TreeMap<>();
      node.properties().forEach(m -> members.put(m.getKey(), m.getValue()));
      String comma = "{";
      for (Map.Entry<String, JsonNode> member : sorted ? members.entrySet() : node.properties()) {
        text.append(comma).append(JsonNodeFactory.instance.textNode(member.getKey())).append(':');
        append(text, member.getValue(), sorted);
        comma = ",";
      }
      text.append(node.isEmpty() ? "{}" : "}");
    } else if (node.isArray()) {
      String comma = "[";
      for (JsonNode element : node) {
        text.append(comma);
        append(text, element, false);
        comma = ",";
      }
      text.append(node.isEmpty() ? "[]" : "]");
    } else {
      text.append(node.isFloatingPointNumber() ? number(node.doubleValue()) : node.toString());
    }
  }

  /** As Doris writes a double: the fewest digits that mean it. */
  static String number(double value) {
    if (value == 0) {
      return Double.compare(value, 0) < 0 ? "-0" : "0";
    }
    BigDecimal digits = new BigDecimal(NumberOutput.toString(value, true)).stripTrailingZeros();
    double size = Math.abs(value);
    if (size >= SMALL && size < LARGE) {
      return digits.toPlainString();
    }
    int exponent = digits.precision() - digits.scale() - 1;
    String mantissa = digits.scaleByPowerOfTen(-exponent).toPlainString();
    return "%se%s%02d".formatted(mantissa, exponent < 0 ? "-" : "+", Math.abs(exponent));
  }
}
