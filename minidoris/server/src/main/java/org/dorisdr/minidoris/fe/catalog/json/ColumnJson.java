package org.dorisdr.minidoris.fe.catalog.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.dorisdr.minidoris.fe.catalog.Column;
import org.dorisdr.minidoris.fe.catalog.Defaults;
import org.dorisdr.minidoris.fe.catalog.KeysType;

/** Columns and the JSON that Doris keeps of them in binlogs and backups. Stateless. */
public final class ColumnJson {
  /** Defaults that Doris keeps as what they are worth, and by name beside it. */
  private static final List<String> NAMED = List.of("BITMAP_EMPTY", "HLL_EMPTY", "PI", "E");

  private ColumnJson() {}

  /** All columns of an index, in order. */
  public static ArrayNode write(List<Column> columns, KeysType keysType, boolean mergeOnWrite) {
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    columns.forEach(c -> array.add(write(c, keysType, mergeOnWrite)));
    return array;
  }

  /**
   * @param keysType null for columns of views
   * @param mergeOnWrite whether a UNIQUE table merges when it is written
   */
  public static ObjectNode write(Column column, KeysType keysType, boolean mergeOnWrite) {
    return write(column, keysType, mergeOnWrite, -1);
  }

  static ObjectNode write(
      Column column, KeysType keysType, boolean mergeOnWrite, long autoIncrementStart) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("name", column.name());
    node.set("type", TypeJson.write(column.type()));
    boolean value = !column.key() && keysType != null;
    boolean implicit = value && implicit(column, keysType, mergeOnWrite);
    if (value) {
      boolean replaces = implicit && keysType == KeysType.UNIQUE_KEYS;
      node.put("aggregationType", replaces ? "REPLACE" : aggregation(column));
    }
    node.put("isAggregationTypeImplicit", implicit);
    node.put("isKey", column.key());
    node.put("isAllowNull", column.nullable());
    node.put("isAutoInc", column.autoIncrement());
    node.put(
        "autoIncInitValue",
        column.autoIncrement()
            ? column.autoIncrementStart()
            : column.copied() ? 0 : autoIncrementStart);
    if (column.defaultValue() != null) {
      node.put("defaultValue", Defaults.shown(column));
    }
    if (column.copied() || (column.comment() != null && !column.comment().isEmpty())) {
      node.put("comment", column.comment() == null ? "" : column.comment());
    }
    ArrayNode children = ChildColumns.of(node.get("type"));
    if (!children.isEmpty()) {
      node.set("children", children);
    }
    if (column.defaultValue() != null) {
      String real = column.moment() == null ? Defaults.shown(column) : column.moment();
      node.put("realDefaultValue", real);
    }
    node.put("visible", column.visible());
    addDefaultExpression(node, column);
    node.put("uniqueId", column.uniqueId());
    node.put("clusterKeyId", -1);
    node.put("hasOnUpdateDefaultValue", column.onUpdate());
    if (column.onUpdate()) {
      addExpression(node, "onUpdateDefaultValueExprDef", column);
    }
    if (column.generated() != null) {
      node.putObject("gci").put("t", "STORED").put("es", column.generated());
    }
    return node;
  }

  private static boolean implicit(Column column, KeysType keysType, boolean mergeOnWrite) {
    return keysType == KeysType.DUP_KEYS
        || (keysType == KeysType.UNIQUE_KEYS && !mergeOnWrite && column.visible());
  }

  private static String aggregation(Column column) {
    return column.aggregation() == null ? "NONE" : column.aggregation();
  }

  private static void addDefaultExpression(ObjectNode node, Column column) {
    if (Defaults.isExpression(column)) {
      addExpression(node, "defaultValueExprDef", column);
    }
  }

  private static void addExpression(ObjectNode node, String name, Column column) {
    String value = column.defaultValue();
    ObjectNode expression = node.putObject(name);
    if (Defaults.isNow(column)) {
      expression.put("exprName", "now");
      int open = value.indexOf('(');
      if (open > 0) {
        expression.put(
            "precision", Integer.parseInt(value.substring(open + 1, value.length() - 1)));
      }
    } else {
      expression.put("exprName", value.equals("CURRENT_DATE") ? "current_date" : value);
    }
  }

  /** All columns of an array, in order. */
  public static List<Column> read(JsonNode array, KeysType keysType) {
    List<Column> columns = new ArrayList<>();
    array.forEach(node -> columns.add(readOne(node, keysType)));
    return columns;
  }

  private static String defaultValue(JsonNode node) {
    String expression = node.path("defaultValueExprDef").path("exprName").asText();
    if (NAMED.contains(expression)) {
      return expression;
    }
    return node.hasNonNull("defaultValue") ? node.get("defaultValue").asText() : null;
  }

  private static Column readOne(JsonNode node, KeysType keysType) {
    boolean key = node.path("isKey").asBoolean();
    String aggregation = node.path("aggregationType").asText("NONE");
    return new Column(
        node.path("name").asText(),
        TypeJson.read(node.path("type")),
        key,
        node.path("isAllowNull").asBoolean(),
        key || keysType == null ? null : aggregation,
        defaultValue(node),
        node.path("comment").asText(""),
        node.path("uniqueId").asInt(-1),
        node.path("visible").asBoolean(true),
        node.path("isAutoInc").asBoolean() ? node.path("autoIncInitValue").asLong(1) : null,
        node.path("gci").path("es").textValue(),
        moment(node),
        !node.path("isAutoInc").asBoolean() && node.path("autoIncInitValue").asLong(-1) == 0,
        node.path("hasOnUpdateDefaultValue").asBoolean());
  }

  private static String moment(JsonNode node) {
    String real = node.path("realDefaultValue").asText("");
    boolean isMoment = node.path("defaultValue").asText("").startsWith("CURRENT_");
    return isMoment && !real.isEmpty() && !real.startsWith("CURRENT_") ? real : null;
  }
}
