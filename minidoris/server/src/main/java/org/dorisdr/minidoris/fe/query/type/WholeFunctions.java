package org.dorisdr.minidoris.fe.query.type;

import java.util.HashMap;
import java.util.Map;
import org.dorisdr.minidoris.common.types.DorisType;

/** Functions that always give a whole number, and which one. Stateless. */
final class WholeFunctions {
  private static final Map<String, String> TYPES = new HashMap<>();

  static {
    all("tinyint", "month", "day", "dayofmonth", "hour", "minute", "second", "dayofweek");
    all("tinyint", "week", "quarter", "weekday", "strcmp", "sign");
    all("smallint", "year", "dayofyear");
    all("int", "length", "char_length", "character_length", "instr", "locate", "ascii");
    all("int", "find_in_set", "bit_length", "datediff", "to_days");
    all("bigint", "crc32", "size", "array_size", "cardinality", "map_size", "connection_id");
    all("bigint", "timestampdiff", "years_diff", "months_diff", "weeks_diff", "days_diff");
    all("bigint", "hours_diff", "minutes_diff", "seconds_diff");
  }

  private WholeFunctions() {}

  private static void all(String type, String... names) {
    for (String name : names) {
      TYPES.put(name, type);
    }
  }

  /** Null if it is none of them. */
  static DorisType of(String name) {
    String type = TYPES.get(name);
    return type == null ? null : DorisType.of(type);
  }
}
