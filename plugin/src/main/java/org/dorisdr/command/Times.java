package org.dorisdr.command;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/** Times as Doris shows them: {@code yyyy-MM-dd HH:mm:ss} in the FE's zone. */
public final class Times {
  private static final DateTimeFormatter FORMAT =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

  private Times() {}

  /** Null, which is SQL NULL, if there is no time. */
  public static String show(Instant time, ZoneId zone) {
    return time == null ? null : FORMAT.format(time.atZone(zone));
  }
}
