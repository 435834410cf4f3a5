package org.dorisdr.minidoris.be.exec;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.TimeUnit;
import org.dorisdr.minidoris.common.ZoneNames;
import org.dorisdr.minidoris.common.types.ClockParser;
import org.dorisdr.minidoris.common.types.FormattedTime;
import org.dorisdr.minidoris.common.types.TimeParser;
import org.duckdb.DuckDBColumnType;

/**
 * Reads texts and numbers as times and durations in the engine: microseconds since 1970, or NULL.
 * Arguments after the value are the digits behind the second, the session's zone (empty = the
 * machine's), and whether it is strict. Stateless.
 */
final class TimeReaders {
  private TimeReaders() {}

  static void register(Connection connection) throws SQLException {
    HashFunctions.overTexts(
        connection, "doris_text_micros", DuckDBColumnType.BIGINT, TimeReaders::text);
    HashFunctions.overTexts(
        connection, "doris_number_micros", DuckDBColumnType.BIGINT, TimeReaders::number);
    HashFunctions.overTexts(
        connection, "doris_clock_micros", DuckDBColumnType.BIGINT, TimeReaders::clock);
    HashFunctions.overTexts(
        connection, "doris_formatted_micros", DuckDBColumnType.BIGINT, TimeReaders::formatted);
  }

  private static Long formatted(Object[] values) {
    return micros(
        FormattedTime.read(
            values[0].toString(), values[1].toString(), values[2].toString().equals("true")));
  }

  private static Long clock(Object[] values) {
    return ClockParser.micros(values[0].toString(), digits(values));
  }

  private static Long text(Object[] values) {
    String zone = values[2].toString();
    return micros(
        TimeParser.text(
            values[0].toString(),
            digits(values),
            zone.isEmpty() ? ZoneId.systemDefault() : ZoneNames.zone(zone),
            values[3].toString().equals("true")));
  }

  private static Long number(Object[] values) {
    try {
      return micros(TimeParser.number(new BigDecimal(values[0].toString()), digits(values)));
    } catch (NumberFormatException e) {
      return null;
    }
  }

  private static int digits(Object[] values) {
    return Integer.parseInt(values[1].toString());
  }

  private static Long micros(LocalDateTime time) {
    return time == null
        ? null
        : (Long)
            (TimeUnit.SECONDS.toMicros(time.toEpochSecond(ZoneOffset.UTC)) + time.getNano() / 1000);
  }
}
