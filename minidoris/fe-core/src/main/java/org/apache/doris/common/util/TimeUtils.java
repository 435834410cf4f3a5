package org.apache.doris.common.util;

import java.util.TimeZone;

/** Time zones. */
public class TimeUtils {
  private TimeUtils() {}

  /** Zone in which times are shown. */
  public static TimeZone getTimeZone() {
    return TimeZone.getDefault();
  }

  public static TimeZone getSystemTimeZone() {
    return TimeZone.getDefault();
  }
}
