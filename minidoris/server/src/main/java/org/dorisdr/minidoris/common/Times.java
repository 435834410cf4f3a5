package org.dorisdr.minidoris.common;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/** Times as Doris's SHOW statements and file names have them, in the zone of the process. */
public final class Times {
  private static final DateTimeFormatter TEXT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
  private static final DateTimeFormatter FILE = DateTimeFormatter.ofPattern("yyyy-MM-dd-HH-mm-ss");

  private Times() {}

  /** {@code yyyy-MM-dd HH:mm:ss}; null (SQL NULL) if {@code millis} is not a time. */
  public static String text(long millis) {
    return millis <= 0 ? null : format(TEXT, millis);
  }

  /** {@code yyyy-MM-dd-HH-mm-ss}, as in the names of snapshot files. */
  public static String fileText(long millis) {
    return format(FILE, millis);
  }

  /**
   * Ms since the epoch of a text as {@link #text} gives it.
   *
   * @throws java.time.format.DateTimeParseException if it is none
   */
  public static long parse(String text) {
    return LocalDateTime.parse(text, TEXT)
        .atZone(ZoneId.systemDefault())
        .toInstant()
        .toEpochMilli();
  }

  private static String format(DateTimeFormatter format, long millis) {
    return format.format(Instant.ofEpochMilli(millis).atZone(ZoneId.systemDefault()));
  }
}
