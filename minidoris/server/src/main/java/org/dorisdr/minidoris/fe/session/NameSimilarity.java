package org.dorisdr.minidoris.fe.session;

/**
 * How far two names are apart in Jaro's and Winkler's measure, by which Doris proposes names for
 * one that it does not know. Stateless.
 */
final class NameSimilarity {
  private static final int PREFIX = 4;

  private NameSimilarity() {}

  /** From 0, equal, to 1, without a letter in common. */
  static double distance(String a, String b) {
    String shorter = a.length() <= b.length() ? a : b;
    String longer = a.length() <= b.length() ? b : a;
    StringBuilder left = new StringBuilder();
    boolean[] taken = new boolean[longer.length()];
    int reach = Math.max(longer.length() / 2 - 1, 0);
    for (int i = 0; i < shorter.length(); i++) {
      int end = Math.min(i + reach + 1, longer.length());
      for (int j = Math.max(i - reach, 0); j < end; j++) {
        if (!taken[j] && shorter.charAt(i) == longer.charAt(j)) {
          taken[j] = true;
          left.append(shorter.charAt(i));
          break;
        }
      }
    }
    if (left.isEmpty()) {
      return 1;
    }
    double matches = left.length();
    double swaps = swapped(left, longer, taken) / 2.0;
    double jaro = (matches / a.length() + matches / b.length() + (matches - swaps) / matches) / 3;
    return 1 - (jaro < 0.7 ? jaro : jaro + 0.1 * common(a, b) * (1 - jaro));
  }

  /** Letters that both have, but in another order. */
  private static int swapped(CharSequence left, String longer, boolean[] taken) {
    int swapped = 0;
    int at = 0;
    for (int j = 0; j < taken.length; j++) {
      if (taken[j] && left.charAt(at++) != longer.charAt(j)) {
        swapped++;
      }
    }
    return swapped;
  }

  private static int common(String a, String b) {
    int common = 0;
    while (common < Math.min(PREFIX, Math.min(a.length(), b.length()))
        && a.charAt(common) == b.charAt(common)) {
      common++;
    }
    return common;
  }
}
