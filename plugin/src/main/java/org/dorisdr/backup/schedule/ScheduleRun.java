package org.dorisdr.backup.schedule;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.dorisdr.cluster.Names;

/** Names and statements of one run: they follow from the schedule and the planned time alone. */
final class ScheduleRun {
  private ScheduleRun() {}

  /** Names one request for ever. */
  static String key(ScheduleRecord schedule, ScheduleProgress.Run run, ScheduleProgress.Part part) {
    return "schedule/%d/%d/%s".formatted(schedule.id, run.plannedMs / 1000, part.repository);
  }

  /** Doris's statement. */
  static String sql(ScheduleRecord schedule, ScheduleProgress.Run run, ScheduleProgress.Part part) {
    StringBuilder sql =
        new StringBuilder("BACKUP SNAPSHOT ")
            .append(Names.quote(schedule.database, run.label))
            .append(" TO ")
            .append(Names.quote(part.repository));
    if (!schedule.include.isEmpty()) {
      sql.append(" ON (").append(names(schedule.include)).append(')');
    } else if (!schedule.exclude.isEmpty()) {
      sql.append(" EXCLUDE (").append(names(schedule.exclude)).append(')');
    }
    if (!schedule.backup.isEmpty()) {
      sql.append(" PROPERTIES (")
          .append(
              schedule.backup.entrySet().stream()
                  .map(ScheduleRun::pair)
                  .collect(Collectors.joining(", ")))
          .append(')');
    }
    return sql.toString();
  }

  private static String names(List<String> names) {
    return names.stream().map(Names::quote).collect(Collectors.joining(", "));
  }

  private static String pair(Map.Entry<String, String> property) {
    return Names.literal(property.getKey()) + " = " + Names.literal(property.getValue());
  }

  /** A planned time, in whole seconds, that no run of this schedule has had. */
  static long unusedTime(ScheduleProgress progress, long nowMs) {
    long time = nowMs / 1000 * 1000;
    long latest = progress.plannedMs;
    for (long wanted : progress.wanted) {
      latest = Math.max(latest, wanted);
    }
    if (progress.current != null) {
      latest = Math.max(latest, progress.current.plannedMs);
    }
    if (progress.last != null) {
      latest = Math.max(latest, progress.last.plannedMs);
    }
    return time > latest ? time : latest + 1000;
  }
}
