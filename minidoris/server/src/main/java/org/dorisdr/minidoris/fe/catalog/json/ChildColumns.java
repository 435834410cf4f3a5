package org.dorisdr.minidoris.fe.catalog.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import org.dorisdr.minidoris.fe.catalog.Column;

/**
 * The columns that Doris keeps within one of a nested type. It makes the schema of its backends out
 * of them, not out of the type, and cannot restore a column that lacks them. Stateless.
 */
final class ChildColumns {
  private ChildColumns() {}

  /**
   * @param type as {@link TypeJson} writes it
   * @return empty for a type that is not nested
   */
  static ArrayNode of(JsonNode type) {
    ArrayNode children = JsonNodeFactory.instance.arrayNode();
    switch (type.path("clazz").asText()) {
      case "ArrayType" -> add(children, "item", type.path("itemType"), type.path("containsNull"));
      case "MapType" -> {
        add(children, "key", type.path("keyType"), type.path("isKeyContainsNull"));
        add(children, "value", type.path("valueType"), type.path("isValueContainsNull"));
      }
      case "StructType" ->
          type.path("fields")
              .forEach(
                  field ->
                      add(
                          children,
                          field.path("name").asText(),
                          field.path("type"),
                          field.path("containsNull")));
      case "AggStateType" -> {
        for (int i = 0; i < type.path("subTypes").size(); i++) {
          JsonNode nullable = type.path("subTypeNullables").path(i);
          add(children, "argument", type.path("subTypes").path(i), nullable);
        }
      }
      default -> {
        // Has no parts.
      }
    }
    return children;
  }

  private static void add(ArrayNode children, String name, JsonNode type, JsonNode nullable) {
    Column column =
        new Column(
            name, TypeJson.read(type), false, nullable.asBoolean(), null, null, "", -1, true);
    children.addAll(ColumnJson.write(List.of(column), null, false));
  }
}
