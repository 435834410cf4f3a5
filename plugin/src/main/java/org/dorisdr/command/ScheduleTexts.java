package org.dorisdr.command;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.dorisdr.backup.schedule.ScheduleRecord;
import org.dorisdr.cluster.Names;

/** Parts of a schedule as a user would type them. */
final class ScheduleTexts {
  private ScheduleTexts() {}

  static String tables(ScheduleRecord schedule) {
    if (!schedule.include.isEmpty()) {
      return "INCLUDE TABLES (" + names(schedule.include) + ")";
    }
    return schedule.exclude.isEmpty() ? null : "EXCLUDE TABLES (" + names(schedule.exclude) + ")";
  }

  private static String names(List<String> names) {
    return names.stream().map(Names::quote).collect(Collectors.joining(", "));
  }

  static String rhythm(ScheduleRecord schedule) {
    return schedule.cron != null
        ? "CRON '" + schedule.cron + "'"
        : "EVERY %d %s STARTS '%s'"
            .formatted(schedule.every, schedule.unit, schedule.starts.replace('T', ' '));
  }

  /** Null if everything is kept. */
  static String retention(ScheduleRecord schedule) {
    StringBuilder text = new StringBuilder();
    if (schedule.retainCount > 0) {
      text.append("RETAIN ").append(schedule.retainCount).append(" SNAPSHOTS");
    }
    if (schedule.retainSeconds > 0) {
      Duration span = Duration.ofSeconds(schedule.retainSeconds);
      boolean days = span.toHours() % 24 == 0;
      text.append(text.isEmpty() ? "" : " ")
          .append("RETAIN FOR ")
          .append(days ? span.toDays() + " DAY" : span.toHours() + " HOUR");
    }
    return text.isEmpty() ? null : text.toString();
  }
}
