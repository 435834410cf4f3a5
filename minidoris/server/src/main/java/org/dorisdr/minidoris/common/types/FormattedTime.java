package org.dorisdr.minidoris.common.types;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Reads a text by a format of MySQL as Doris's {@code str_to_date} does: what follows in the text
 * is left alone, and parts that the text lacks are zero. For one text by one thread.
 */
public final class FormattedTime {
  private static final List<String> MONTHS =
      Stream.of(java.time.Month.values())
          .map(m -> m.getDisplayName(TextStyle.FULL, Locale.ENGLISH))
          .toList();
  private static final List<String> DAYS =
      Stream.of(java.time.DayOfWeek.values())
          .map(d -> d.getDisplayName(TextStyle.FULL, Locale.ENGLISH))
          .toList();
  private static final List<String> SHORT_MONTHS = shortened(MONTHS);
  private static final List<String> SHORT_DAYS = shortened(DAYS);
  private static final int MOST_WEEKS = 53;

  private final TextScanner text;
  private int year;
  private int month;
  private int day;
  private int hour;
  private int minute;
  private int second;
  private int micros;
  private int dayOfYear;
  private int weekday;
  private int week = -1;
  private int weekYear = -1;
  private char weekKind;
  private char weekYearKind;
  private boolean twelve;
  private int half;
  private boolean date;
  private boolean monthRead;
  private boolean dayRead;
  private boolean clock;
  private boolean otherDate;

  private static List<String> shortened(List<String> names) {
    return names.stream().map(n -> n.substring(0, 3)).toList();
  }

  private FormattedTime(String text) {
    this.text = new TextScanner(text);
  }

  /**
   * Null if the text is not of the format.
   *
   * @param withClock whether hours and what is smaller may be asked for
   */
  public static LocalDateTime read(String text, String format, boolean withClock) {
    FormattedTime time = new FormattedTime(text);
    try {
      time.all(format);
      return time.clock && !withClock ? null : time.value();
    } catch (DateTimeException e) {
      return null;
    }
  }

  private void all(String format) {
    if (text.isAtEnd()) {
      throw TextScanner.none();
    }
    int i = 0;
    while (i < format.length() && !text.isAtEnd()) {
      text.skip(TextScanner.BLANKS);
      char c = format.charAt(i);
      if (c == '%' && i + 1 < format.length()) {
        part(format.charAt(i + 1));
        i += 2;
      } else {
        if (!Character.isWhitespace(c)) {
          text.expect(c);
        }
        i++;
      }
    }
    for (; i + 1 < format.length(); i++) {
      // A clock that the text lacks is midnight.
      clock |= format.charAt(i) == '%' && "HhIiklrsfSpT".indexOf(format.charAt(i + 1)) >= 0;
    }
  }

  private void part(char c) {
    switch (c) {
      case 'y' -> year(2);
      case 'Y' -> year(4);
      case 'm', 'c' -> month(text.number(2));
      case 'M' -> month(text.word(MONTHS) + 1);
      case 'b' -> month(text.word(SHORT_MONTHS) + 1);
      case 'd', 'e' -> day(text.number(2));
      case 'D' -> {
        day(text.number(2));
        text.pass(2);
      }
      case 'h', 'I', 'l' -> {
        twelve = true;
        hour(text.number(2));
      }
      case 'k', 'H' -> hour(text.number(2));
      case 'i' -> minute(text.number(2));
      case 's', 'S' -> second(text.number(2));
      case 'f' -> micros();
      case 'p' -> half();
      case 'W' -> weekday(text.word(DAYS) + 1);
      case 'a' -> weekday(text.word(SHORT_DAYS) + 1);
      case 'w' -> numberedDay(text.number(1));
      case 'j' -> {
        dayOfYear = text.number(3);
        otherDate = true;
      }
      case 'u', 'v', 'U', 'V' -> week(c, text.number(2));
      case 'x', 'X' -> {
        weekYearKind = c;
        weekYear = text.number(4);
        otherDate = true;
      }
      case 'r' -> nested("%I:%i:%S %p");
      case 'T' -> nested("%H:%i:%S");
      case '.' -> text.skip("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~");
      case '@' -> text.skipWhile(TextScanner::isLetter);
      case '#' -> text.skipWhile(TextScanner::isDigit);
      case '%' -> text.expect('%');
      default -> throw TextScanner.none();
    }
  }

  private void nested(String format) {
    boolean before = twelve;
    for (int i = 0; i < format.length() && !text.isAtEnd(); i++) {
      text.skip(TextScanner.BLANKS);
      if (format.charAt(i) == '%') {
        part(format.charAt(++i));
      } else if (format.charAt(i) != ' ') {
        text.expect(format.charAt(i));
      }
    }
    clock = true;
    if (twelve) {
      hour = hour24();
      half = 0;
      twelve = before;
    }
  }

  private void year(int digits) {
    int start = text.at();
    year = text.number(digits);
    if (text.at() - start <= 2) {
      year += year >= 70 ? 1900 : 2000;
    }
    date = true;
  }

  private void month(int value) {
    month = value;
    monthRead = true;
    date = true;
  }

  private void day(int value) {
    day = value;
    dayRead = true;
    date = true;
  }

  private void hour(int value) {
    hour = value;
    clock = true;
  }

  private void minute(int value) {
    minute = value;
    clock = true;
  }

  private void second(int value) {
    second = value;
    clock = true;
  }

  private void micros() {
    micros = Integer.parseInt((text.digits() + "000000").substring(0, 6));
    clock = true;
  }

  private void half() {
    if (!twelve) {
      throw TextScanner.none();
    }
    half = text.isAfternoon() ? 12 : 0;
  }

  private void numberedDay(int number) {
    if (number >= 7) {
      throw TextScanner.none();
    }
    weekday(number == 0 ? 7 : number);
  }

  private void weekday(int value) {
    weekday = value;
    otherDate = true;
  }

  private void week(char kind, int number) {
    weekKind = kind;
    week = number;
    otherDate = true;
    if (week > MOST_WEEKS || (week == 0 && Character.toLowerCase(kind) == 'v')) {
      throw TextScanner.none();
    }
  }

  private int hour24() {
    if (hour < 1 || hour > 12) {
      throw TextScanner.none();
    }
    return hour % 12 + half;
  }

  private LocalDateTime value() {
    if (!date && !clock && !otherDate) {
      throw TextScanner.none();
    }
    int hours = twelve ? hour24() : hour;
    return day().atTime(hours, minute, second, micros * 1000);
  }

  private LocalDate day() {
    if (week >= 0 && weekday > 0) {
      return ofWeek();
    }
    if (dayOfYear > 0) {
      return LocalDate.of(year, 1, 1).plusDays(dayOfYear - 1);
    }
    boolean bare = !clock && !otherDate && !dayRead;
    return LocalDate.of(year, bare && !monthRead ? 1 : month, bare ? 1 : day);
  }

  private LocalDate ofWeek() {
    boolean strict = Character.toLowerCase(weekKind) == 'v';
    boolean sunday = Character.isUpperCase(weekKind);
    if (strict ? weekYear < 0 || (weekYearKind == 'X') != sunday : weekYear >= 0) {
      throw TextScanner.none();
    }
    LocalDate first = LocalDate.of(strict ? weekYear : year, 1, 1);
    int monday = first.getDayOfWeek().getValue() - 1;
    int begins = sunday ? (monday + 1) % 7 : monday;
    int shift = begins <= (sunday ? 0 : 3) ? 0 : 7;
    return first.plusDays(shift - begins + (week - 1) * 7 + (sunday ? weekday % 7 : weekday - 1));
  }
}
