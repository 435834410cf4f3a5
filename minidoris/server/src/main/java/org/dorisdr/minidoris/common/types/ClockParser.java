package org.dorisdr.minidoris.common.types;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads texts and numbers as CAST of Doris to TIME does: 12:34:56, 12:34, 123456. Stateless. */
public final class ClockParser {
  private static final Pattern CLOCK =
      Pattern.compile(
          "\\s*([+-]?)(?:(\\d{1,3}):(\\d{1,2})(?::(\\d{1,2})(?:\\.(\\d*))?)?"
              + "|(\\d{1,7})(?:\\.(\\d*))?)\\s*");

  private static final int MOST_HOURS = 838;

  private ClockParser() {}

  /** Microseconds, rounded to so many digits behind the second; null if it is none. */
  public static Long micros(String text, int digits) {
    Matcher clock = CLOCK.matcher(text);
    if (!clock.matches()) {
      return null;
    }
    boolean signs = clock.group(2) != null;
    int number = number(clock.group(6));
    int hours = signs ? number(clock.group(2)) : number / 10_000;
    int minutes = signs ? number(clock.group(3)) : number / 100 % 100;
    int seconds = signs ? number(clock.group(4)) : number % 100;
    if (hours > MOST_HOURS || minutes > 59 || seconds > 59) {
      return null;
    }
    long whole = TimeUnit.SECONDS.toMicros(hours * 3600L + minutes * 60L + seconds);
    long all = whole + fraction(clock.group(signs ? 5 : 7), digits);
    return clock.group(1).equals("-") ? -all : all;
  }

  /** 0 if there are none. */
  static int number(String digits) {
    return digits == null ? 0 : Integer.parseInt(digits);
  }

  /** Microseconds of the digits behind a point. */
  static long fraction(String fraction, int digits) {
    return fraction == null || fraction.isEmpty()
        ? 0
        : new BigDecimal("0." + fraction)
            .setScale(digits, RoundingMode.HALF_UP)
            .movePointRight(TimeDigits.MOST)
            .longValueExact();
  }
}
