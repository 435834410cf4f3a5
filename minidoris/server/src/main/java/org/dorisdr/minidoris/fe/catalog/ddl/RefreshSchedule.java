package org.dorisdr.minidoris.fe.catalog.ddl;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Map;
import org.dorisdr.minidoris.fe.catalog.MaterializedView;
import org.dorisdr.minidoris.fe.session.StatementError;
import org.dorisdr.sql.stock.catalog.RefreshDef;

/** When a materialized view is to be refreshed. */
final class RefreshSchedule {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
  private static final Map<String, Long> SECONDS =
      Map.of("SECOND", 1L, "MINUTE", 60L, "HOUR", 3600L, "DAY", 86_400L, "WEEK", 604_800L);

  private final RefreshDef given;
  private final long now;

  /**
   * @param now ms since the epoch
   */
  RefreshSchedule(RefreshDef given, long now) {
    this.given = given;
    this.now = now;
  }

  /** Writes into a new view what the statement says; it is refreshed at once if that says so. */
  void describe(MaterializedView view) {
    view.build = given.build();
    view.method = given.method();
    view.trigger = given.trigger();
    view.requested = given.build().equals("IMMEDIATE") ? 1 : 0;
    if (given.unit() != null) {
      check();
      view.every = given.every();
      view.unit = given.unit();
      view.starts = given.starts();
      view.lastInterval = given.starts().isEmpty() ? 0 : -1;
    }
  }

  private void check() {
    if (given.every() <= 0) {
      throw StatementError.general("interval must be greater than 0");
    }
    if (!SECONDS.containsKey(given.unit())) {
      throw StatementError.general("interval time unit can not be " + given.unit());
    }
    if (!given.starts().isEmpty() && millis(given.starts()) < now) {
      throw StatementError.general("starts time must be greater than current time");
    }
  }

  /**
   * Number of the interval in which the time lies; -1 = before the first, or there are none.
   *
   * @param created ms since the epoch
   */
  static long interval(MaterializedView view, long created, long now) {
    if (view.unit == null) {
      return -1;
    }
    long first = view.starts.isEmpty() ? created : millis(view.starts);
    return Math.floorDiv(now - first, view.every * SECONDS.get(view.unit) * 1000);
  }

  private static long millis(String time) {
    try {
      return LocalDateTime.parse(time, TIME)
          .atZone(ZoneId.systemDefault())
          .toInstant()
          .toEpochMilli();
    } catch (DateTimeParseException e) {
      throw StatementError.general("Invalid date time string: " + time);
    }
  }
}
