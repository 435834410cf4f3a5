package org.dorisdr.sql;

import java.util.Optional;

/** When a schedule runs. */
public sealed interface Rhythm {
  /**
   * At a fixed distance.
   *
   * @param starts first time as typed; empty if now
   */
  record Every(long count, TimeUnit unit, Optional<String> starts) implements Rhythm {}

  /** At the times of a cron expression. */
  record Cron(String expression) implements Rhythm {}
}
