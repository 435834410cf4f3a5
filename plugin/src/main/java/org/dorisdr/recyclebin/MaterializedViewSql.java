package org.dorisdr.recyclebin;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.dorisdr.cluster.Names;
import org.dorisdr.host.DroppedDatabases.DroppedMaterializedView;

/**
 * Writes the CREATE MATERIALIZED VIEW of one that was dropped with its database. Doris fills it
 * anew from its base tables. Stateless.
 */
final class MaterializedViewSql {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
  private static final Map<String, Duration> UNITS =
      Map.of(
          "SECOND", ChronoUnit.SECONDS.getDuration(),
          "MINUTE", ChronoUnit.MINUTES.getDuration(),
          "HOUR", ChronoUnit.HOURS.getDuration(),
          "DAY", ChronoUnit.DAYS.getDuration(),
          "WEEK", ChronoUnit.WEEKS.getDuration());

  private MaterializedViewSql() {}

  /**
   * The statement that makes it again.
   *
   * @param oldDatabase name of the database when it was dropped
   * @param newDatabase its name now; tables of the old one are looked for there
   * @param now in the FE's zone: Doris refuses a schedule that starts in the past
   */
  static String create(
      DroppedMaterializedView view, String oldDatabase, String newDatabase, LocalDateTime now) {
    return "CREATE MATERIALIZED VIEW "
        + Names.quote(newDatabase, view.view().name())
        + ViewSql.columns(view.view())
        + " BUILD %s REFRESH %s ON %s".formatted(view.build(), view.method(), view.trigger())
        + timetable(view, now)
        + (view.keys().isEmpty() ? "" : " DUPLICATE KEY" + list(view.keys()))
        + ViewSql.comment(view.view().comment())
        + partitions(view)
        + " DISTRIBUTED BY "
        + (view.hashColumns().isEmpty() ? "RANDOM" : "HASH" + list(view.hashColumns()))
        + " BUCKETS "
        + (view.buckets() == 0 ? "AUTO" : view.buckets())
        + properties(view.properties())
        + " AS "
        + ViewSql.query(view.view().query(), oldDatabase, newDatabase);
  }

  private static String list(List<String> names) {
    return names.stream().map(Names::quote).collect(Collectors.joining(", ", "(", ")"));
  }

  private static String timetable(DroppedMaterializedView view, LocalDateTime now) {
    if (view.every().isEmpty()) {
      return "";
    }
    String starts = starts(view, now);
    return " EVERY " + view.every() + (starts.isEmpty() ? "" : " STARTS \"" + starts + "\"");
  }

  /** The next time that the old timetable had; empty if it had no first one. */
  private static String starts(DroppedMaterializedView view, LocalDateTime now) {
    String[] every = view.every().split(" ");
    Duration unit = UNITS.get(every[every.length - 1]);
    if (view.starts().isEmpty() || unit == null) {
      return "";
    }
    try {
      LocalDateTime first = LocalDateTime.parse(view.starts(), TIME);
      long step = unit.multipliedBy(Long.parseLong(every[0])).toSeconds();
      // A minute to run the statement in.
      long passed = Duration.between(first, now.plusMinutes(1)).toSeconds();
      long steps = passed < 0 || step <= 0 ? 0 : passed / step + 1;
      return TIME.format(first.plusSeconds(steps * step));
    } catch (DateTimeParseException | NumberFormatException e) {
      return "";
    }
  }

  private static String partitions(DroppedMaterializedView view) {
    if (view.partitionColumn().isEmpty()) {
      return "";
    }
    String column = Names.quote(view.partitionColumn());
    return view.partitionUnit().isEmpty()
        ? " PARTITION BY (" + column + ")"
        : " PARTITION BY (date_trunc(%s, %s))"
            .formatted(column, Names.literal(view.partitionUnit()));
  }

  private static String properties(Map<String, String> properties) {
    return properties.isEmpty()
        ? ""
        : properties.entrySet().stream()
            .map(p -> Names.literal(p.getKey()) + " = " + Names.literal(p.getValue()))
            .collect(Collectors.joining(", ", " PROPERTIES (", ")"));
  }
}
