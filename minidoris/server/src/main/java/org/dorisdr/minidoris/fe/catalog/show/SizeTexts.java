package org.dorisdr.minidoris.fe.catalog.show;

import java.util.Locale;

/** Sizes as Doris shows them: {@code 1.000 KB}; zero has no unit but its space. Stateless. */
public final class SizeTexts {
  private static final String[] UNITS = {"", "KB", "MB", "GB", "TB"};

  private SizeTexts() {}

  public static String text(long bytes) {
    double value = bytes;
    int unit = 0;
    while (value >= 1024 && unit < UNITS.length - 1) {
      value /= 1024;
      unit++;
    }
    return String.format(Locale.ROOT, "%.3f %s", value, UNITS[unit]);
  }
}
