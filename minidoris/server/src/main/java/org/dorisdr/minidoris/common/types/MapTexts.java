package org.dorisdr.minidoris.common.types;

/**
 * Casts to types with maps in DuckDB's SQL: Doris reads a map from JSON, with other quotes or none
 * as well ({@link NestedText}), and the engine writes its own texts of maps in another way.
 * Stateless.
 */
final class MapTexts {
  private MapTexts() {}

  /** Whether a map is in a type. */
  static boolean isIn(DorisType type) {
    return type.name().equals("map") || type.children().stream().anyMatch(MapTexts::isIn);
  }

  /**
   * Value as a type of the engine.
   *
   * @param fails whether what cannot be cast is an error rather than NULL
   */
  static String cast(String value, String duckDb, boolean fails) {
    String json = "json(doris_nested_json(CAST(" + value + " AS VARCHAR)))";
    String cast = fails ? "CAST(" : "TRY_CAST(";
    return "(CASE WHEN typeof(%s) = 'VARCHAR' THEN %s%s AS %s) ELSE %s%s AS %s) END)"
        .formatted(value, cast, fails ? json : "TRY(" + json + ")", duckDb, cast, value, duckDb);
  }
}
