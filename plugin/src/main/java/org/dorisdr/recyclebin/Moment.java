package org.dorisdr.recyclebin;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import org.dorisdr.host.HostException;

/** Times that users type, in the FE's zone. */
public final class Moment {
  private static final DateTimeFormatter SECONDS =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

  private Moment() {}

  /** Reads {@code yyyy-MM-dd HH:mm:ss} or {@code yyyy-MM-dd}. */
  public static LocalDateTime parse(String text) throws HostException {
    String trimmed = text.trim().replace('T', ' ');
    try {
      return trimmed.length() <= 10
          ? LocalDate.parse(trimmed).atStartOfDay()
          : LocalDateTime.parse(trimmed, SECONDS);
    } catch (DateTimeParseException e) {
      throw new HostException(
          "'" + text + "' is no time. HINT: write 'yyyy-MM-dd HH:mm:ss' or 'yyyy-MM-dd'", e);
    }
  }

  /** As Doris shows times; null, which is SQL NULL, for null. */
  public static String show(LocalDateTime time) {
    return time == null ? null : SECONDS.format(time);
  }
}
