package org.dorisdr.minidoris.fe.catalog.ddl;

import java.util.LinkedHashMap;
import java.util.Map;
import org.dorisdr.minidoris.fe.session.StatementError;

/** Checks the numbers {@code time_series_compaction_…} of a table by Doris's limits. Stateless. */
final class TimeSeriesNumbers {
  private static final String PREFIX = "time_series_compaction_";
  private static final String LEVEL = PREFIX + "level_threshold";

  /** In the order in which CREATE TABLE looks at them. */
  private static final Map<String, Long> LEAST = new LinkedHashMap<>();

  static {
    LEAST.put(PREFIX + "goal_size_mbytes", 10L);
    LEAST.put(PREFIX + "file_count_threshold", 10L);
    LEAST.put(PREFIX + "time_threshold_seconds", 60L);
    LEAST.put(PREFIX + "empty_rowsets_threshold", 2L);
    LEAST.put(LEVEL, 1L);
  }

  private TimeSeriesNumbers() {}

  /** What Doris says in CREATE TABLE. */
  static void checkNew(Map<String, String> given) {
    for (String key : LEAST.keySet()) {
      if (given.containsKey(key)) {
        boolean named = key.equals(LEVEL) || key.equals(PREFIX + "empty_rowsets_threshold");
        check(key, given.get(key), " ", named ? "" : " format");
      }
    }
  }

  /** What Doris says in ALTER TABLE; other keys are left alone. */
  static void checkChange(String key, String value) {
    if (LEAST.containsKey(key)) {
      check(key, value, "", " format");
    }
  }

  private static void check(String key, String value, String space, String format) {
    long number;
    try {
      number = Long.parseLong(value);
    } catch (NumberFormatException e) {
      throw StatementError.general("Invalid " + key + format + ": " + value);
    }
    boolean level = key.equals(LEVEL);
    if (number < LEAST.get(key) || level && number > 2) {
      String most = level ? " or greater than 2" : "";
      throw StatementError.general(
          key + " can not be less than " + LEAST.get(key) + most + ":" + space + value);
    }
  }
}
