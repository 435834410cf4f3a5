package org.dorisdr.minidoris.fe.query;

import org.dorisdr.minidoris.common.types.DorisType;

/**
 * Counts of bits: Doris counts those of the type, which a literal has as small as it can.
 * Stateless.
 */
final class BitCounts {
  private BitCounts() {}

  static String sql(String value, DorisType type) {
    return switch (type.name()) {
      case "tinyint", "smallint", "int", "bigint" ->
          "bit_count(CAST(" + value + " AS " + type.duckDb() + "))";
      // The engine gives 128 as a TINYINT.
      case "largeint" -> "(CAST(bit_count(CAST(" + value + " AS HUGEINT)) AS SMALLINT) & 255)";
      case "boolean" -> "bit_count(CAST(" + value + " AS TINYINT))";
      default -> "bit_count(CAST(" + value + " AS BIGINT))";
    };
  }
}
