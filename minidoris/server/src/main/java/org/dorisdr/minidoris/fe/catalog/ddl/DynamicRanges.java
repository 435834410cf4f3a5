package org.dorisdr.minidoris.fe.catalog.ddl;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.time.temporal.WeekFields;
import java.util.List;
import java.util.Locale;
import org.dorisdr.minidoris.fe.catalog.Column;
import org.dorisdr.minidoris.fe.catalog.DynamicPartition;
import org.dorisdr.minidoris.fe.catalog.OlapTable;
import org.dorisdr.minidoris.fe.catalog.PartitionItem;
import org.dorisdr.minidoris.fe.catalog.PartitionKeys;
import org.dorisdr.minidoris.fe.catalog.PartitionTexts;
import org.dorisdr.minidoris.fe.catalog.TimeLiteralException;

/** Where the units of a table's dynamic partitions begin at some time, and how they are named. */
final class DynamicRanges {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

  /** Of a year before the first one, Doris shows the year of its era. */
  private static final DateTimeFormatter ERA = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

  private static final int LAST_YEAR = 9999;

  private final DynamicPartition own;
  private final Column column;
  private final ZonedDateTime now;

  /**
   * @param now ms since the epoch
   */
  DynamicRanges(OlapTable table, DynamicPartition own, long now) {
    this.own = own;
    this.column = PartitionTexts.columns(table).get(0);
    this.now = Instant.ofEpochMilli(now).atZone(own.zone());
  }

  /** The values of one unit; 0 = the present one. */
  PartitionItem unit(int offset) {
    return range(offset, offset + 1);
  }

  /**
   * From the beginning of one unit to that of another.
   *
   * @throws TimeLiteralException if there is no such year
   */
  PartitionItem range(int from, int to) {
    return PartitionItem.range(List.of(bound(start(from))), List.of(bound(start(to))));
  }

  /** A time that a user wrote, as a value of the column. */
  String bound(String text) {
    return bound(PartitionKeys.dateTime(text).truncatedTo(ChronoUnit.HOURS));
  }

  private LocalDateTime start(int offset) {
    LocalDateTime start = unitStart(offset).toLocalDateTime();
    if (start.getYear() < 0 || start.getYear() > LAST_YEAR) {
      throw new TimeLiteralException(ERA.format(start));
    }
    return start;
  }

  private ZonedDateTime unitStart(int offset) {
    ZonedDateTime day = now.truncatedTo(ChronoUnit.DAYS);
    return switch (own.unit()) {
      case "HOUR" -> now.truncatedTo(ChronoUnit.HOURS).plusHours(offset);
      case "DAY" -> day.plusDays(offset);
      case "WEEK" -> day.plusWeeks(offset).with(ChronoField.DAY_OF_WEEK, own.startDayOfWeek());
      case "MONTH" -> {
        int before = day.getDayOfMonth() < own.startDayOfMonth() ? 1 : 0;
        // Not from the day of today, which months may not have.
        yield day.withDayOfMonth(own.startDayOfMonth()).plusMonths((long) offset - before);
      }
      default -> day.withDayOfYear(1).plusYears(offset);
    };
  }

  private String bound(LocalDateTime time) {
    String text = TIME.format(time);
    String value =
        switch (column.baseType()) {
          case "date" -> text.substring(0, 10);
          case "datetime" -> text;
          // Numbers tell only days apart, as in Doris.
          default -> text.substring(0, 10).replace("-", "");
        };
    return PartitionKeys.bound(value, column.type());
  }

  /** The name of a unit's partition. */
  String name(int offset) {
    LocalDateTime from = start(offset);
    String digits = TIME.format(from).replaceAll("\\D", "");
    return own.text("prefix", "")
        + switch (own.unit()) {
          case "HOUR" -> digits.substring(0, 10);
          case "DAY" -> digits.substring(0, 8);
          case "MONTH" -> digits.substring(0, 6);
          case "YEAR" -> digits.substring(0, 4);
          default -> week(from);
        };
  }

  /** The week of the year as Java's calendar counts in the machine's locale. */
  private static String week(LocalDateTime from) {
    int week = from.get(WeekFields.of(Locale.getDefault()).weekOfWeekBasedYear());
    boolean next = week <= 1 && from.getMonthValue() == 12;
    return "%d_%02d".formatted(from.getYear(), next ? week + 52 : week);
  }
}
