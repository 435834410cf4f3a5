package org.dorisdr.minidoris.fe.catalog.show;

import java.util.Locale;

/**
 * Sizes as Doris shows them: {@code 1.500 KB}, {@code 7.000 B}; zero has no unit but its space.
 * Stateless.
 */
public final class SizeTexts {
  private static final String[] UNITS = {"B", "KB", "MB", "GB", "TB"};

  private SizeTexts() {}

  public static String text(long bytes) {
    return text(bytes, 3);
  }

  /** The same with another number of digits behind the point. */
  public static String text(long bytes, int digits) {
    double value = bytes;
    int unit = 0;
    // A full 1024 of a unit stays in it: DebugUtil.getByteUint.
    while (value > 1024 && unit < UNITS.length - 1) {
      value /= 1024;
      unit++;
    }
    return String.format(Locale.ROOT, "%." + digits + "f %s", value, bytes == 0 ? "" : UNITS[unit]);
  }
}
