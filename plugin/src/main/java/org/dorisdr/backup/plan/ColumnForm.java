package org.dorisdr.backup.plan;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What Doris compares of a column before it restores over a table: type, key, whether NULL is
 * allowed. Written the same way whether it comes from a snapshot's schema or from DESC.
 *
 * @param type null for types whose text cannot be told from outside: they fit everything
 */
record ColumnForm(String name, String type, boolean key, boolean nullable) {
  private static final Set<String> PLAIN =
      Set.of(
          "tinyint",
          "smallint",
          "int",
          "bigint",
          "largeint",
          "float",
          "double",
          "boolean",
          "date",
          "string");
  private static final Map<String, String> SAME =
      Map.of("text", "string", "datev2", "date", "datetimev2", "datetime");

  /** As DESC shows it. */
  static ColumnForm ofDesc(String name, String type, String key, String nullable) {
    return new ColumnForm(
        name,
        known(type == null ? "" : type.toLowerCase(Locale.ROOT).replace(" ", "")),
        "true".equalsIgnoreCase(key) || "yes".equalsIgnoreCase(key),
        "yes".equalsIgnoreCase(nullable) || "true".equalsIgnoreCase(nullable));
  }

  /** As it stands in the schemas of a snapshot. */
  static ColumnForm ofSchema(JsonNode column) {
    JsonNode type = column.path("type");
    String name = type.path("type").asText("").toLowerCase(Locale.ROOT);
    String text = name;
    if (name.startsWith("decimal")) {
      text = "decimal(%d,%d)".formatted(type.path("precision").asInt(), type.path("scale").asInt());
    } else if (name.startsWith("datetime")) {
      text = "%s(%d)".formatted(name, type.path("scale").asInt());
    } else if (name.equals("char") || name.equals("varchar")) {
      text = "%s(%d)".formatted(name, type.path("len").asInt());
    }
    boolean scalar = type.path("clazz").asText("ScalarType").equals("ScalarType");
    return new ColumnForm(
        column.path("name").asText(),
        scalar ? known(text) : null,
        column.path("isKey").asBoolean(),
        column.path("isAllowNull").asBoolean());
  }

  private static String known(String text) {
    int bracket = text.indexOf('(');
    String name = bracket < 0 ? text : text.substring(0, bracket);
    String rest = bracket < 0 ? "" : text.substring(bracket);
    name = SAME.getOrDefault(name, name);
    if (PLAIN.contains(name)) {
      return name;
    }
    if (name.startsWith("decimal") && !rest.isEmpty()) {
      return "decimal" + rest;
    }
    if (name.equals("datetime")) {
      return rest.isEmpty() || rest.equals("(0)") ? name : name + rest;
    }
    boolean sized =
        (name.equals("char") || name.equals("varchar")) && rest.matches("\\([1-9]\\d*\\)");
    return sized ? name + rest : null;
  }

  /** What differs, for a message; empty if Doris would not mind. */
  Optional<String> difference(ColumnForm here) {
    boolean sameType = type == null || here.type == null || type.equals(here.type);
    return sameType && key == here.key && nullable == here.nullable
        ? Optional.empty()
        : Optional.of("column %s is %s in the snapshot, %s here".formatted(name, this, here));
  }

  @Override
  public String toString() {
    return (type == null ? "of its type" : type)
        + (key ? " KEY" : "")
        + (nullable ? "" : " NOT NULL");
  }
}
