package org.dorisdr.minidoris.common.types;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dorisdr.minidoris.common.ZoneNames;

/**
 * Reads times as CAST of Doris does: years of two digits, no signs between, offsets and zones,
 * which are brought to the session's zone, and a fraction that is rounded. Stateless.
 */
public final class TimeParser {
  private static final String FRACTION = "(?:\\.(?<fraction>\\d*))?";

  private static final String ZONE =
      "(?:(?<offset>[+-])(?<zh>\\d{1,2}?)(?::?(?<zm>\\d{2}))?|(?<zone>[A-Za-z][A-Za-z_/]*))?";

  /** What a strict cast takes too. */
  private static final Pattern STRICT =
      Pattern.compile(
          ("\\s*(?:(?<y>\\d{4}|\\d{2})[-/](?<m>\\d{1,2})[-/](?<d>\\d{1,2})"
                  + "|(?<y2>\\d{4}|\\d{2})(?<m2>\\d{2})(?<d2>\\d{2}))"
                  + "(?:[ T](?:(?<h>\\d{1,2})(?::(?<i>\\d{1,2})(?::(?<s>\\d{1,2})FRACTION)?)?"
                  + "|(?<h2>\\d{2})(?<i2>\\d{2})(?:(?<s2>\\d{2})(?:\\.(?<fraction2>\\d*))?)?)"
                  + "\\s*ZONE)?\\s*")
              .replace("FRACTION", FRACTION)
              .replace("ZONE", ZONE));

  private static final Pattern DIGITS =
      Pattern.compile(
          ("\\s*(?<y>\\d{4})(?<m>\\d{2})(?<d>\\d{2})(?<h>\\d{2})(?<i>\\d{2})(?<s>\\d{2})"
              + FRACTION
              + "\\s*"
              + ZONE
              + "\\s*"));

  private static final String SIGN = "[^A-Za-z0-9]";

  /** Any signs stand between. */
  private static final Pattern LENIENT =
      Pattern.compile(
          ("\\s*(?<y>\\d{4}|\\d{2})SIGN(?<m>\\d{1,2})SIGN(?<d>\\d{1,2})"
                  + "(?:[ T](?<h>\\d{1,2})SIGN(?<i>\\d{1,2})SIGN(?<s>\\d{1,2})FRACTION\\s*ZONE)?\\s*")
              .replace("SIGN", SIGN)
              .replace("FRACTION", FRACTION)
              .replace("ZONE", ZONE));

  private static final int LAST_YEAR = 9999;

  private TimeParser() {}

  /**
   * A text as a time with so many digits behind the second; null if it is none.
   *
   * @param zone of the session
   * @param strict whether signs must be those of ISO
   */
  public static LocalDateTime text(String text, int digits, ZoneId zone, boolean strict) {
    for (Pattern pattern : new Pattern[] {DIGITS, STRICT, LENIENT}) {
      Matcher time = pattern.matcher(text);
      if (time.matches() && (pattern != LENIENT || !strict)) {
        try {
          return local(time, pattern == STRICT, digits, zone);
        } catch (DateTimeException e) {
          return null;
        }
      }
    }
    return null;
  }

  /**
   * A number such as 20240229 or 20240229235959.5 as a time; null if it is none. Of a year of less
   * than four digits the century is guessed.
   */
  public static LocalDateTime number(BigDecimal number, int digits) {
    BigDecimal whole = number.setScale(0, RoundingMode.DOWN);
    String text = whole.toPlainString();
    String full =
        switch (text.length()) {
          case 3 -> "20000" + text;
          case 4 -> "2000" + text;
          case 5 -> "200" + text;
          case 6 -> (text.compareTo("70") < 0 ? "20" : "19") + text;
          case 8, 14 -> text;
          default -> "";
        };
    String fraction = number.subtract(whole).toPlainString().replaceFirst("^0\\.?", "");
    String clock = full.length() == 8 ? full + "000000" : full;
    return number.signum() <= 0 || full.isEmpty()
        ? null
        : text(clock + "." + fraction, digits, ZoneOffset.UTC, true);
  }

  private static LocalDateTime local(Matcher time, boolean two, int digits, ZoneId zone) {
    int year = year(group(time, "y", two));
    int month = ClockParser.number(group(time, "m", two));
    int day = ClockParser.number(group(time, "d", two));
    boolean zero = year == 0 && month == 0 && day == 0;
    if (year == 0 && month == 2 && day == 29) {
      // To Doris it is no leap year.
      return null;
    }
    LocalDateTime read =
        (zero ? LocalDate.of(0, 1, 1) : LocalDate.of(year, month, day))
            .atTime(
                LocalTime.of(
                    ClockParser.number(group(time, "h", two)),
                    ClockParser.number(group(time, "i", two)),
                    ClockParser.number(group(time, "s", two))));
    String fraction = group(time, "fraction", two);
    LocalDateTime rounded = read.plus(ClockParser.fraction(fraction, digits), ChronoUnit.MICROS);
    ZoneId given = zone(time);
    LocalDateTime local =
        given == null ? rounded : rounded.atZone(given).withZoneSameInstant(zone).toLocalDateTime();
    return local.getYear() > LAST_YEAR || local.getYear() < 0 ? null : local;
  }

  /** What one of two ways to write a part gave; null = it was left out. */
  private static String group(Matcher time, String name, boolean two) {
    String first = time.group(name);
    return first == null && two ? time.group(name + "2") : first;
  }

  private static int year(String digits) {
    int year = Integer.parseInt(digits);
    if (digits.length() == 4) {
      return year;
    }
    return year + (year < 70 ? 2000 : 1900);
  }

  /** Null if none is given. */
  private static ZoneId zone(Matcher time) {
    if (time.group("zone") != null) {
      return ZoneNames.find(time.group("zone"));
    }
    if (time.group("offset") == null) {
      return null;
    }
    int hours = ClockParser.number(time.group("zh"));
    int minutes = ClockParser.number(time.group("zm"));
    if (hours > 14 || (hours == 14 && minutes > 0) || !isPart(minutes)) {
      throw new DateTimeException("no such offset");
    }
    int sign = time.group("offset").equals("-") ? -1 : 1;
    return ZoneOffset.ofHoursMinutes(sign * hours, sign * minutes);
  }

  private static boolean isPart(int minutes) {
    return minutes == 0 || minutes == 30 || minutes == 45;
  }
}
