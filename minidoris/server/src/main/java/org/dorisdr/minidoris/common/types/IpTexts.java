package org.dorisdr.minidoris.common.types;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Addresses of IPv4 and IPv6 as Doris reads and shows them. Stateless. */
public final class IpTexts {
  private static final int WORDS = 8;
  private static final Pattern WORD = Pattern.compile("[0-9a-fA-F]{1,4}");
  private static final Pattern OCTET = Pattern.compile("\\d{1,4}");

  private IpTexts() {}

  /** Null if the text is none. */
  public static String v4(String text) {
    int[] octets = octets(text.strip());
    if (octets == null) {
      return null;
    }
    return octets[0] + "." + octets[1] + "." + octets[2] + "." + octets[3];
  }

  /** Null if the text is none; the longest run of zeros is left out. */
  public static String v6(String text) {
    List<Integer> words = words(text.strip());
    return words == null ? null : shown(words);
  }

  /** A text that is sorted as the address is, IPv4 inside of IPv6; null if the text is none. */
  public static String key(String text) {
    String plain = text.strip();
    List<Integer> words = words(plain.indexOf(':') < 0 ? "::ffff:" + plain : plain);
    if (words == null) {
      return null;
    }
    return words.stream()
        .map(w -> String.format(Locale.ROOT, "%04x", w))
        .collect(java.util.stream.Collectors.joining());
  }

  private static int[] octets(String text) {
    String[] parts = text.split("\\.", -1);
    if (parts.length != 4) {
      return null;
    }
    int[] octets = new int[4];
    for (int i = 0; i < 4; i++) {
      if (!OCTET.matcher(parts[i]).matches() || Integer.parseInt(parts[i]) > 255) {
        return null;
      }
      octets[i] = Integer.parseInt(parts[i]);
    }
    return octets;
  }

  private static List<Integer> words(String text) {
    int gap = text.indexOf("::");
    if (gap < 0) {
      List<Integer> all = group(text);
      return all == null || all.size() != WORDS ? null : all;
    }
    if (text.indexOf("::", gap + 1) >= 0) {
      return null;
    }
    List<Integer> before =
        text.substring(0, gap).contains(".") ? null : group(text.substring(0, gap));
    List<Integer> after = group(text.substring(gap + 2));
    if (before == null || after == null || before.size() + after.size() >= WORDS) {
      return null;
    }
    List<Integer> all = new ArrayList<>(before);
    while (all.size() + after.size() < WORDS) {
      all.add(0);
    }
    all.addAll(after);
    return all;
  }

  /** Words between colons, the last two of which may be written as an IPv4 address. */
  private static List<Integer> group(String text) {
    List<Integer> words = new ArrayList<>();
    if (text.isEmpty()) {
      return words;
    }
    String[] parts = text.split(":", -1);
    for (int i = 0; i < parts.length; i++) {
      if (i == parts.length - 1 && parts[i].contains(".")) {
        int[] octets = octets(parts[i]);
        if (octets == null) {
          return null;
        }
        words.add(octets[0] << 8 | octets[1]);
        words.add(octets[2] << 8 | octets[3]);
      } else if (WORD.matcher(parts[i]).matches()) {
        words.add(Integer.parseInt(parts[i], 16));
      } else {
        return null;
      }
    }
    return words;
  }

  private static String shown(List<Integer> words) {
    int base = -1;
    int length = 1;
    for (int i = 0; i < WORDS; i++) {
      int end = i;
      while (end < WORDS && words.get(end) == 0) {
        end++;
      }
      if (end - i > length) {
        base = i;
        length = end - i;
      }
    }
    if (base == 0 && (length == 6 || (length == 5 && words.get(5) == 0xffff))) {
      return (length == 6 ? "::" : "::ffff:") + dotted(words.get(6)) + "." + dotted(words.get(7));
    }
    if (base < 0) {
      return joined(words);
    }
    return joined(words.subList(0, base)) + "::" + joined(words.subList(base + length, WORDS));
  }

  private static String dotted(int word) {
    return (word >> 8) + "." + (word & 0xff);
  }

  private static String joined(List<Integer> words) {
    return String.join(
        ":", words.stream().map(w -> Integer.toHexString(w).toLowerCase(Locale.ROOT)).toList());
  }
}
