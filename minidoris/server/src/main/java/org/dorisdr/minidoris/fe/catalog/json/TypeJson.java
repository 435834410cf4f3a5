package org.dorisdr.minidoris.fe.catalog.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Types between SQL text (lower case) and the JSON that Doris keeps of them. Stateless. */
public final class TypeJson {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  /** Length that Doris gives to STRING. */
  private static final int STRING_LENGTH = 2147483643;

  private static final Map<String, String> NAMES =
      Map.of(
          "date", "DATEV2",
          "datetime", "DATETIMEV2",
          "text", "STRING",
          "json", "JSONB",
          "datev2", "DATEV2",
          "datetimev2", "DATETIMEV2",
          "integer", "INT");

  private TypeJson() {}

  public static ObjectNode write(String type) {
    String text = type.trim().toLowerCase(Locale.ROOT);
    if (text.startsWith("array<")) {
      ObjectNode node = clazz("ArrayType");
      node.set("itemType", write(inside(text)));
      node.put("containsNull", true);
      return node;
    }
    if (text.startsWith("map<")) {
      List<String> parts = split(inside(text));
      ObjectNode node = clazz("MapType");
      node.set("keyType", write(parts.get(0)));
      node.put("isKeyContainsNull", true);
      node.set("valueType", write(parts.get(1)));
      node.put("isValueContainsNull", true);
      return node;
    }
    if (text.startsWith("agg_state<")) {
      return state(inside(text));
    }
    return text.startsWith("struct<") ? struct(type.trim()) : scalar(text);
  }

  private static ObjectNode state(String call) {
    int open = call.indexOf('(');
    ArrayNode types = JSON.arrayNode();
    ArrayNode nullables = JSON.arrayNode();
    for (String argument : split(call.substring(open + 1, call.lastIndexOf(')')))) {
      types.add(write(argument.strip().replaceFirst("( not)? null$", "")));
      nullables.add(!argument.strip().endsWith(" not null"));
    }
    String function = call.substring(0, open).strip();
    ObjectNode node = clazz("AggStateType");
    node.set("subTypes", types);
    node.set("subTypeNullables", nullables);
    node.put("resultIsNullable", !function.equals("count"));
    node.put("functionName", function);
    return node;
  }

  private static ObjectNode struct(String text) {
    ObjectNode fieldMap = JSON.objectNode();
    ArrayNode fields = JSON.arrayNode();
    for (String part : split(inside(text))) {
      int colon = part.indexOf(':');
      ObjectNode field = JSON.objectNode();
      field.put("name", part.substring(0, colon).trim());
      field.set("type", write(part.substring(colon + 1)));
      field.put("comment", "");
      field.put("position", fields.size());
      field.put("containsNull", true);
      fields.add(field);
      fieldMap.set(field.get("name").asText(), field);
    }
    ObjectNode node = clazz("StructType");
    node.set("fieldMap", fieldMap);
    node.set("fields", fields);
    return node;
  }

  private static ObjectNode scalar(String text) {
    int paren = text.indexOf('(');
    String base = (paren < 0 ? text : text.substring(0, paren)).trim();
    List<Integer> arguments = new ArrayList<>();
    if (paren >= 0) {
      for (String argument : text.substring(paren + 1, text.lastIndexOf(')')).split(",", -1)) {
        arguments.add(Integer.parseInt(argument.trim()));
      }
    }
    return switch (base) {
      case "decimal", "decimalv3" -> decimal(arguments);
      case "datetime", "datetimev2" ->
          scalar("DATETIMEV2", -1, 18, arguments.isEmpty() ? 0 : arguments.get(0));
      case "char", "varchar" ->
          scalar(base.toUpperCase(Locale.ROOT), arguments.isEmpty() ? 1 : arguments.get(0), 0, 0);
      case "text", "string" -> scalar("STRING", STRING_LENGTH, 0, 0);
      default -> scalar(NAMES.getOrDefault(base, base.toUpperCase(Locale.ROOT)), -1, 0, 0);
    };
  }

  private static ObjectNode decimal(List<Integer> arguments) {
    int precision = arguments.isEmpty() ? 38 : arguments.get(0);
    int scale = arguments.size() > 1 ? arguments.get(1) : arguments.isEmpty() ? 9 : 0;
    String name =
        precision <= 9
            ? "DECIMAL32"
            : precision <= 18 ? "DECIMAL64" : precision <= 38 ? "DECIMAL128" : "DECIMAL256";
    return scalar(name, -1, precision, scale);
  }

  /** JSON of a scalar type under Doris's name for it. */
  static ObjectNode scalar(String name, int length, int precision, int scale) {
    ObjectNode node = clazz("ScalarType");
    node.put("type", name);
    node.put("len", length);
    node.put("precision", precision);
    node.put("scale", scale);
    return node;
  }

  /** Doris's internal name of a scalar type: INT, DATEV2, VARCHAR. */
  static String primitive(String type) {
    return scalar(type.toLowerCase(Locale.ROOT)).get("type").asText();
  }

  public static String read(JsonNode node) {
    return switch (node.path("clazz").asText()) {
      case "ArrayType" -> "array<" + read(node.get("itemType")) + ">";
      case "MapType" ->
          "map<" + read(node.get("keyType")) + "," + read(node.get("valueType")) + ">";
      case "StructType" -> readStruct(node);
      case "AggStateType" -> readState(node);
      default -> readScalar(node);
    };
  }

  private static String readState(JsonNode node) {
    List<String> arguments = new ArrayList<>();
    for (int i = 0; i < node.path("subTypes").size(); i++) {
      boolean nullable = node.path("subTypeNullables").path(i).asBoolean();
      arguments.add(read(node.path("subTypes").path(i)) + (nullable ? " null" : " not null"));
    }
    return "agg_state<"
        + node.path("functionName").asText()
        + "("
        + String.join(", ", arguments)
        + ")>";
  }

  private static String readStruct(JsonNode node) {
    List<String> fields = new ArrayList<>();
    for (JsonNode field : node.path("fields")) {
      fields.add(field.path("name").asText() + ":" + read(field.get("type")));
    }
    return "struct<" + String.join(",", fields) + ">";
  }

  private static String readScalar(JsonNode node) {
    String name = node.path("type").asText();
    int scale = node.path("scale").asInt();
    if (name.startsWith("DECIMAL")) {
      return "decimal(" + node.path("precision").asInt() + "," + scale + ")";
    }
    return switch (name) {
      case "DATE", "DATEV2" -> "date";
      case "DATETIME" -> "datetime";
      case "DATETIMEV2" -> scale > 0 ? "datetime(" + scale + ")" : "datetime";
      case "CHAR", "VARCHAR" ->
          name.toLowerCase(Locale.ROOT) + "(" + node.path("len").asInt() + ")";
      case "STRING" -> "text";
      case "JSONB" -> "json";
      default -> name.toLowerCase(Locale.ROOT);
    };
  }

  private static ObjectNode clazz(String name) {
    return JSON.objectNode().put("clazz", name);
  }

  private static String inside(String text) {
    return text.substring(text.indexOf('<') + 1, text.lastIndexOf('>'));
  }

  /** Splits at commas outside brackets. */
  private static List<String> split(String text) {
    List<String> parts = new ArrayList<>();
    int depth = 0;
    int start = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '<' || c == '(') {
        depth++;
      } else if (c == '>' || c == ')') {
        depth--;
      } else if (c == ',' && depth == 0) {
        parts.add(text.substring(start, i));
        start = i + 1;
      }
    }
    parts.add(text.substring(start));
    return parts;
  }
}
