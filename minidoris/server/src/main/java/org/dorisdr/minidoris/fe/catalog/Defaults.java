package org.dorisdr.minidoris.fe.catalog;

import java.util.Set;

/** Default values that are expressions, not texts. Stateless. */
public final class Defaults {
  private static final Set<String> NAMES =
      Set.of("CURRENT_TIMESTAMP", "CURRENT_DATE", "PI", "E", "BITMAP_EMPTY");

  private Defaults() {}

  public static boolean isExpression(String value) {
    if (value == null) {
      return false;
    }
    int open = value.indexOf('(');
    return NAMES.contains(open < 0 ? value : value.substring(0, open));
  }
}
