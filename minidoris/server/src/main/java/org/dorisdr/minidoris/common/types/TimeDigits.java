package org.dorisdr.minidoris.common.types;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * Times with as many digits behind the second as their type has, as text and in DuckDB's SQL: Doris
 * rounds what lies behind them, and has no year 10000. Stateless.
 */
public final class TimeDigits {
  /** Most that a type can have. */
  public static final int MOST = 6;

  private static final DateTimeFormatter MICROS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS", Locale.ROOT);

  private TimeDigits() {}

  /**
   * A time as one of this type.
   *
   * @param fails whether what is no time is an error rather than NULL
   */
  static String ofTime(DorisType type, String time, boolean fails) {
    return rounded(type, "epoch_us(" + cast(time, fails) + ")", fails);
  }

  private static String rounded(DorisType type, String micros, boolean fails) {
    return "CAST(doris_%s(%s, %d) AS %s)"
        .formatted(fails ? "time" : "try_time", micros, unit(type.digits()), type.duckDb());
  }

  /** A time without what lies behind so many digits. */
  public static String cutOff(String time, int digits) {
    return "CAST(make_timestamp(epoch_us(%s) // %d * %d) AS %s)"
        .formatted(time, unit(digits), unit(digits), DorisType.of("datetime", digits).duckDb());
  }

  /** As Doris shows a time with so many digits; what lies behind them is left out. */
  public static String text(LocalDateTime time, int digits) {
    String all = MICROS.format(time);
    return all.substring(0, all.length() - (digits == 0 ? 1 + MOST : MOST - digits));
  }

  /** The text of a time, with the digits of its type. */
  public static String text(DorisType type, String time) {
    String seconds = "'%Y-%m-%d %H:%M:%S'";
    return type.digits() == 0
        ? "strftime(" + time + ", " + seconds + ")"
        : "left(strftime(CAST(%s AS TIMESTAMP), '%%Y-%%m-%%d %%H:%%M:%%S.%%f'), %d)"
            .formatted(time, 20 + type.digits());
  }

  private static String cast(String value, boolean fails) {
    return (fails ? "CAST(" : "TRY_CAST(") + value + " AS TIMESTAMP)";
  }

  /** Microseconds of one in the last digit. */
  static int unit(int digits) {
    return (int) Math.pow(10, MOST - digits);
  }
}
