package org.dorisdr.minidoris.fe.catalog.ddl;

import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.dorisdr.minidoris.fe.catalog.DynamicPartition;
import org.dorisdr.minidoris.fe.catalog.PartitionKeys;
import org.dorisdr.minidoris.fe.session.StatementError;

/**
 * {@code dynamic_partition.reserved_history_periods}: times whose partitions stay however old they
 * are. Stateless.
 */
public final class ReservedPeriods {
  private static final String NAME = "reserved_history_periods";
  private static final String DAY = "(\\d{4}-\\d{2}-\\d{2})";
  private static final String TIME = "(\\d{4}-\\d{2}-\\d{2} \\d{2}:\\d{2}:\\d{2})";

  /**
   * Both ends belong to it.
   *
   * @param from as the user wrote it
   * @param to as the user wrote it
   */
  record Period(String from, String to) {}

  private ReservedPeriods() {}

  static List<Period> of(DynamicPartition own) {
    String bound = own.unit().equals("HOUR") ? TIME : DAY;
    Matcher found =
        Pattern.compile("\\[" + bound + "," + bound + "\\]")
            .matcher(own.text(NAME, DynamicPartition.NO_PERIODS));
    List<Period> periods = new ArrayList<>();
    while (found.find()) {
      periods.add(new Period(found.group(1), found.group(2)));
    }
    return periods;
  }

  /** As SHOW DYNAMIC PARTITION TABLES has them: by their beginnings. */
  public static String sorted(DynamicPartition own) {
    List<Period> periods = of(own);
    return periods.isEmpty()
        ? DynamicPartition.NO_PERIODS
        : periods.stream()
            .sorted(Comparator.comparing(Period::from))
            .map(p -> "[" + p.from() + "," + p.to() + "]")
            .collect(Collectors.joining(","));
  }

  static void check(DynamicPartition own) {
    String text = own.text(NAME, DynamicPartition.NO_PERIODS);
    if (text.isEmpty()) {
      throw StatementError.general("Dynamic reserved history periods is empty.");
    }
    if (text.equals(DynamicPartition.NO_PERIODS)) {
      return;
    }
    List<Period> periods = of(own);
    boolean form = text.startsWith("[") && text.endsWith("]");
    if (!form || periods.size() != text.split("],\\[").length) {
      throw invalid(text);
    }
    for (Period period : periods) {
      if (period.from().compareTo(period.to()) > 0) {
        throw StatementError.general(
            "The first date is larger than the second date, [%s,%s] is invalid."
                .formatted(period.from(), period.to()));
      }
      try {
        PartitionKeys.dateTime(period.from());
        PartitionKeys.dateTime(period.to());
      } catch (DateTimeException e) {
        throw invalid(text);
      }
    }
  }

  private static StatementError invalid(String text) {
    return StatementError.general(
        "Invalid \" dynamic_partition.reserved_history_periods \" value "
            + text
            + ". It must be like \"[yyyy-MM-dd,yyyy-MM-dd],[...,...]\" while time_unit is"
            + " DAY/WEEK/MONTH or \"[yyyy-MM-dd HH:mm:ss,yyyy-MM-dd HH:mm:ss],[...,...]\""
            + " while time_unit is HOUR.");
  }
}
