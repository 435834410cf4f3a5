package org.dorisdr.minidoris.common.types;

import java.util.ArrayList;
import java.util.List;

/**
 * Casts to arrays, maps and structs that hold times, in DuckDB's SQL: the engine would cut off the
 * digits that Doris rounds. Stateless.
 */
final class NestedTimes {
  private NestedTimes() {}

  static String cast(DorisType type, String value) {
    String wide = widest(type).duckDb();
    String cast =
        MapTexts.isIn(type)
            ? MapTexts.cast(value, wide, true)
            : "CAST(" + value + " AS " + wide + ")";
    return rounded(type, cast, 0);
  }

  /** The same type whose times have all digits. */
  private static DorisType widest(DorisType type) {
    if (type.name().equals("datetime")) {
      return DorisType.of("datetime", TimeDigits.MOST);
    }
    List<DorisType> children = type.children().stream().map(NestedTimes::widest).toList();
    return new DorisType(type.name(), type.arguments(), children, type.fields());
  }

  private static String rounded(DorisType type, String value, int depth) {
    if (!type.holdsTime()) {
      return value;
    }
    return switch (type.name()) {
      case "datetime" -> TimeDigits.ofTime(type, value, true);
      case "array" -> list(type.children().get(0), value, depth);
      case "map" ->
          unlessNull(
              value,
              "map("
                  + list(type.children().get(0), "map_keys(" + value + ")", depth)
                  + ", "
                  + list(type.children().get(1), "map_values(" + value + ")", depth)
                  + ")");
      case "struct" -> struct(type, value, depth);
      default -> value;
    };
  }

  private static String list(DorisType element, String value, int depth) {
    String name = "x" + depth;
    return element.holdsTime()
        ? "list_transform(%s, lambda %s: %s)"
            .formatted(value, name, rounded(element, name, depth + 1))
        : value;
  }

  private static String struct(DorisType type, String value, int depth) {
    List<String> fields = new ArrayList<>();
    for (int i = 0; i < type.fields().size(); i++) {
      String name = '"' + type.fields().get(i).replace("\"", "\"\"") + '"';
      String field = "(" + value + ")." + name;
      fields.add(name + " := " + rounded(type.children().get(i), field, depth));
    }
    return unlessNull(value, "struct_pack(" + String.join(", ", fields) + ")");
  }

  private static String unlessNull(String value, String otherwise) {
    return "CASE WHEN " + value + " IS NOT NULL THEN " + otherwise + " END";
  }
}
