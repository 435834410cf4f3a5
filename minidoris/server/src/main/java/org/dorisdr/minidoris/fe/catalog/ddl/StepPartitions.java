package org.dorisdr.minidoris.fe.catalog.ddl;

import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoField;
import java.time.temporal.WeekFields;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.dorisdr.minidoris.fe.session.StatementError;
import org.dorisdr.sql.stock.catalog.PartitionDef;

/**
 * The partitions that {@code FROM … TO … INTERVAL} stands for, with Doris's names and bounds:
 * weeks, months and years begin with their first day from the second partition on, and only
 * partitions of days reach beyond the end. Stateless.
 */
final class StepPartitions {
  private static final int MOST = 4096;
  private static final String PREFIX = "p_";
  private static final WeekFields WEEKS = WeekFields.of(DayOfWeek.MONDAY, 1);

  /** By the length of the text, what a bound may look like with each unit. */
  private static final Map<String, Map<Integer, String>> FORMATS =
      Map.of(
          "HOUR", Map.of(10, "yyyyMMddHH", 13, "yyyy-MM-dd HH", 19, "yyyy-MM-dd HH:mm:ss"),
          "DAY", Map.of(8, "yyyyMMdd", 10, "yyyy-MM-dd", 19, "yyyy-MM-dd HH:mm:ss"),
          "WEEK", Map.of(8, "yyyyMMdd", 10, "yyyy-MM-dd", 19, "yyyy-MM-dd HH:mm:ss"),
          "MONTH", Map.of(6, "yyyyMM", 7, "yyyy-MM", 10, "yyyy-MM-dd", 19, "yyyy-MM-dd HH:mm:ss"),
          "YEAR", Map.of(4, "yyyy", 8, "yyyyMMdd", 10, "yyyy-MM-dd", 19, "yyyy-MM-dd HH:mm:ss"));

  private StepPartitions() {}

  /** Definitions of CREATE TABLE; those of steps become what they stand for. */
  static List<PartitionDef> expand(List<PartitionDef> defs, int columns) {
    List<PartitionDef> all = new ArrayList<>();
    for (PartitionDef def : defs) {
      if (def.kind() != PartitionDef.Kind.STEP) {
        all.add(def);
        continue;
      }
      try {
        all.addAll(expand(def));
      } catch (StatementError e) {
        // Doris puts one error into another, each with its number.
        throw StatementError.general(e.getMessage());
      }
      if (columns != 1) {
        throw StatementError.general(
            "errCode = 2, detailMessage = multi partition column size except 1 but provided "
                + columns
                + ".");
      }
    }
    return all;
  }

  /**
   * Partitions with names and both bounds, in order.
   *
   * @throws StatementError if the bounds or the interval make none, or too many
   */
  static List<PartitionDef> expand(PartitionDef def) {
    if (def.step() <= 0) {
      throw wrong("Multi partition time interval must be larger than zero.");
    }
    if (def.unit() != null && !FORMATS.containsKey(unit(def))) {
      throw wrong(
          "Multi build partition "
              + (isTimeUnit(def)
                  ? "does not support time interval type: "
                  : "got an unknown time interval type: ")
              + (isTimeUnit(def) ? unit(def) : def.unit()));
    }
    if (def.lower().size() != 1 || def.upper().size() != 1) {
      throw wrong(
          "partition column number in multi partition clause must be one but start column size is "
              + def.lower().size()
              + ", end column size is "
              + def.upper().size()
              + ".");
    }
    return def.unit() == null ? numbers(def) : times(def);
  }

  private static String unit(PartitionDef def) {
    return def.unit().toUpperCase(Locale.ROOT);
  }

  private static boolean isTimeUnit(PartitionDef def) {
    return List.of("MINUTE", "SECOND", "MICROSECOND").contains(unit(def));
  }

  /** Doris compares the bounds as texts first, so that 9 to 10 is none of its ranges. */
  private static List<PartitionDef> numbers(PartitionDef def) {
    String first = String.valueOf(def.lower().get(0));
    String last = String.valueOf(def.upper().get(0));
    if (first.compareTo(last) >= 0) {
      throw wrong("Multi build partition start number should less than end number.");
    }
    long begin;
    long end;
    try {
      begin = Long.parseLong(first);
      end = Long.parseLong(last);
    } catch (NumberFormatException e) {
      throw wrong(
          "Batch build partition INTERVAL is number type but From or TO does not type match.");
    }
    if (begin >= end) {
      throw wrong("Batch build partition From value should less then TO value.");
    }
    List<PartitionDef> parts = new ArrayList<>();
    while (begin < end) {
      long next = end - begin < def.step() ? end : begin + def.step();
      add(parts, def, PREFIX + begin + "_" + next, Long.toString(begin), Long.toString(next));
      begin = next;
    }
    return parts;
  }

  private static List<PartitionDef> times(PartitionDef def) {
    LocalDateTime at = time(def, String.valueOf(def.lower().get(0)));
    LocalDateTime end = time(def, String.valueOf(def.upper().get(0)));
    if (!at.isBefore(end)) {
      throw wrong("Multi build partition start time should less than end time.");
    }
    List<PartitionDef> parts = new ArrayList<>();
    while (at.isBefore(end)) {
      LocalDateTime next = next(def, at);
      if (!unit(def).equals("DAY") && next.isAfter(end)) {
        next = end;
      }
      add(
          parts,
          def,
          PREFIX + name(def, at),
          text(def, at, def.lower().get(0)),
          text(def, next, def.upper().get(0)));
      at = next;
    }
    return parts;
  }

  private static LocalDateTime next(PartitionDef def, LocalDateTime at) {
    return switch (unit(def)) {
      case "HOUR" -> at.plusHours(def.step());
      case "DAY" -> at.plusDays(def.step());
      case "WEEK" -> at.with(ChronoField.DAY_OF_WEEK, 1).plusWeeks(def.step());
      case "MONTH" -> at.withDayOfMonth(1).plusMonths(def.step());
      default -> at.withDayOfYear(1).plusYears(def.step());
    };
  }

  private static String name(PartitionDef def, LocalDateTime at) {
    return switch (unit(def)) {
      case "HOUR" -> at.format(DateTimeFormatter.ofPattern("yyyyMMddHH"));
      case "DAY" -> at.format(DateTimeFormatter.ofPattern("yyyyMMdd"));
      case "WEEK" ->
          at.format(DateTimeFormatter.ofPattern("yyyy"))
              + "_%02d".formatted(at.get(WEEKS.weekOfYear()));
      case "MONTH" -> at.format(DateTimeFormatter.ofPattern("yyyyMM"));
      default -> at.format(DateTimeFormatter.ofPattern("yyyy"));
    };
  }

  private static LocalDateTime time(PartitionDef def, String text) {
    String format = FORMATS.get(unit(def)).get(text.length());
    try {
      if (format != null) {
        return LocalDateTime.parse(
            text,
            new DateTimeFormatterBuilder()
                .appendPattern(format)
                .parseDefaulting(ChronoField.MONTH_OF_YEAR, 1)
                .parseDefaulting(ChronoField.DAY_OF_MONTH, 1)
                .parseDefaulting(ChronoField.HOUR_OF_DAY, 0)
                .toFormatter(Locale.ROOT));
      }
    } catch (DateTimeParseException e) {
      // Refused as well as one of another length.
    }
    throw wrong("Multi build partition start or end time style is illegal.");
  }

  private static String text(PartitionDef def, LocalDateTime at, String given) {
    boolean clock = unit(def).equals("HOUR") || given.length() == 19;
    return at.format(DateTimeFormatter.ofPattern(clock ? "yyyy-MM-dd HH:mm:ss" : "yyyy-MM-dd"));
  }

  private static void add(
      List<PartitionDef> parts, PartitionDef def, String name, String lower, String upper) {
    if (parts.size() == MOST) {
      throw wrong("The number of Multi partitions too much, should not exceed:" + MOST);
    }
    parts.add(
        new PartitionDef(
            PartitionDef.Kind.FIXED,
            name,
            false,
            List.of(lower),
            List.of(upper),
            def.values(),
            0,
            null,
            def.properties()));
  }

  private static StatementError wrong(String text) {
    return StatementError.general(text);
  }
}
