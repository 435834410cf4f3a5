package org.dorisdr.minidoris.fe.session;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dorisdr.minidoris.common.ZoneNames;

/** Names of time zones as the variable {@code time_zone} takes them. Stateless. */
public final class TimeZoneName {
  private static final Pattern OFFSET = Pattern.compile("([+-]?)(\\d{1,2}):(\\d{2})");

  private TimeZoneName() {}

  /**
   * Name as it is kept: offsets have a sign and two digits for the hour.
   *
   * @throws StatementError if there is no such zone
   */
  public static String checked(String name) {
    try {
      Matcher offset = OFFSET.matcher(name);
      String kept = offset.matches() ? offset(offset) : name;
      zone(kept);
      return kept;
    } catch (DateTimeException e) {
      throw new StatementError(
          1298,
          "HY000",
          "errCode = 2, detailMessage = Unknown or incorrect time zone: '" + name + "'");
    }
  }

  /** The offsets of the world reach from -12:00 to +14:00. */
  private static String offset(Matcher offset) {
    boolean west = offset.group(1).equals("-");
    int hour = Integer.parseInt(offset.group(2));
    int minutes = hour * 60 + Integer.parseInt(offset.group(3));
    if (minutes > (west ? 12 : 14) * 60) {
      throw new DateTimeException("no such offset");
    }
    return String.format("%s%02d:%s", west ? "-" : "+", hour, offset.group(3));
  }

  /** The zone of a name that was checked. */
  public static ZoneId zone(String name) {
    return ZoneNames.zone(name);
  }
}
