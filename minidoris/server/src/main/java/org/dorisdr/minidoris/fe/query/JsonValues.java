package org.dorisdr.minidoris.fe.query;

import org.dorisdr.minidoris.common.types.Casts;
import org.dorisdr.minidoris.common.types.DorisType;

/** Values of other types as JSON. Stateless. */
final class JsonValues {
  private JsonValues() {}

  /**
   * Text of a value as {@code to_json} gives it; NULL stays NULL.
   *
   * @param type null = not known: then numbers are written as the engine writes them
   */
  static String json(String value, DorisType type) {
    return switch (type == null ? "" : type.name()) {
      case "json" -> "CAST(" + value + " AS VARCHAR)";
      case "tinyint", "smallint", "int", "bigint", "largeint", "decimal" ->
          "CAST(" + value + " AS VARCHAR)";
      case "float", "double" -> Casts.shown(value);
      default -> "CAST(to_json(" + value + ") AS VARCHAR)";
    };
  }
}
