package org.dorisdr.minidoris.fe.catalog.ddl;

import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import org.dorisdr.minidoris.fe.catalog.TableProperties;
import org.dorisdr.minidoris.fe.session.StatementError;

/** Checks that the properties {@code binlog.*} that are numbers are some. Stateless. */
final class BinlogNumbers {
  private static final String PREFIX = "binlog.";
  private static final List<String> KEYS =
      List.of(
          TableProperties.BINLOG_TTL,
          TableProperties.BINLOG_MAX_BYTES,
          TableProperties.BINLOG_MAX_HISTORY);

  private BinlogNumbers() {}

  /** What Doris says in CREATE DATABASE. */
  static void checkNew(Map<String, String> properties) {
    check(properties, (key, value) -> "For input string: \"" + value + "\"");
  }

  /** What Doris says in ALTER DATABASE and ALTER TABLE. */
  static void checkChange(Map<String, String> properties) {
    check(properties, (key, value) -> "Invalid binlog " + key + " value: " + value);
  }

  private static void check(Map<String, String> properties, BinaryOperator<String> message) {
    for (String key : KEYS) {
      String value = properties.get(key);
      if (value != null && !isNumber(value)) {
        throw StatementError.general(message.apply(key.substring(PREFIX.length()), value));
      }
    }
  }

  private static boolean isNumber(String value) {
    try {
      Long.parseLong(value);
      return true;
    } catch (NumberFormatException e) {
      return false;
    }
  }
}
