package org.dorisdr.minidoris.fe.session;

import java.util.Map;
import java.util.TreeMap;
import org.apache.doris.common.ErrorCode;

/**
 * Values of {@code sql_mode}, a set of bits that may be written by names or as numbers ({@code
 * SqlModeHelper}). Stateless.
 */
final class SqlMode {
  private static final long PIPES_AS_CONCAT = 2;
  private static final long NO_BACKSLASH_ESCAPES = 1L << 20;
  private static final long DEFAULT = 1;
  private static final Map<String, Long> BITS = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

  /** Modes that stand for others too. */
  private static final Map<String, String> TOGETHER =
      Map.of(
          "ANSI",
          "REAL_AS_FLOAT,PIPES_AS_CONCAT,ANSI_QUOTES,IGNORE_SPACE,ONLY_FULL_GROUP_BY",
          "TRADITIONAL",
          "STRICT_TRANS_TABLES,STRICT_ALL_TABLES,NO_ZERO_IN_DATE,NO_ZERO_DATE,"
              + "ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION");

  static {
    String[] low = {
      "DEFAULT",
      "PIPES_AS_CONCAT",
      "ANSI_QUOTES",
      "IGNORE_SPACE",
      "NOT_USED",
      "ONLY_FULL_GROUP_BY",
      "NO_UNSIGNED_SUBTRACTION",
      "NO_DIR_IN_CREATE"
    };
    for (int bit = 0; bit < low.length; bit++) {
      BITS.put(low[bit], 1L << bit);
    }
    String[] high = {
      "ANSI",
      "NO_AUTO_VALUE_ON_ZERO",
      "NO_BACKSLASH_ESCAPES",
      "STRICT_TRANS_TABLES",
      "STRICT_ALL_TABLES",
      "NO_ZERO_IN_DATE",
      "NO_ZERO_DATE",
      "INVALID_DATES",
      "ERROR_FOR_DIVISION_BY_ZERO",
      "TRADITIONAL"
    };
    for (int bit = 0; bit < high.length; bit++) {
      BITS.put(high[bit], 1L << 18 + bit);
    }
    BITS.put("HIGH_NOT_PRECEDENCE", 1L << 29);
    BITS.put("NO_ENGINE_SUBSTITUTION", 1L << 30);
    BITS.put("PAD_CHAR_TO_FULL_LENGTH", 1L << 31);
    BITS.put("TIME_TRUNCATE_FRACTIONAL", 1L << 32);
    BITS.put("REAL_AS_FLOAT", 1L << 34);
  }

  private SqlMode() {}

  /**
   * The value as it is kept: names, sorted.
   *
   * @throws StatementError if there is no such mode, or one that minidoris does not have
   */
  static String normal(String value) {
    long bits = 0;
    for (String part : value.split(",")) {
      bits |= part.isBlank() ? 0 : bits(part.strip());
    }
    refuse(bits, PIPES_AS_CONCAT, "|| is OR only", "CONCAT(a, b) joins texts");
    refuse(bits, NO_BACKSLASH_ESCAPES, "a backslash escapes always", "double it in texts");
    return names(bits);
  }

  private static long bits(String part) {
    Long bits = part.matches("\\d{1,18}") ? Long.valueOf(part) : BITS.get(part);
    if (bits == null || (bits & ~all()) != 0) {
      throw SystemVariables.error(ErrorCode.ERR_WRONG_VALUE_FOR_VAR, "sql_mode", part);
    }
    long whole = bits;
    for (Map.Entry<String, String> together : TOGETHER.entrySet()) {
      if ((bits & BITS.get(together.getKey())) != 0) {
        for (String name : together.getValue().split(",")) {
          whole |= BITS.get(name);
        }
      }
    }
    return whole;
  }

  private static long all() {
    return BITS.values().stream().reduce(0L, (a, b) -> a | b);
  }

  private static String names(long bits) {
    if (bits == DEFAULT) {
      return "";
    }
    return String.join(
        ",",
        BITS.entrySet().stream()
            .filter(e -> (bits & e.getValue()) != 0)
            .map(Map.Entry::getKey)
            .toList());
  }

  private static void refuse(long bits, long mode, String why, String hint) {
    if ((bits & mode) != 0) {
      throw StatementError.general(
          "minidoris has no sql_mode " + names(mode) + ": " + why + ". HINT: " + hint);
    }
  }
}
