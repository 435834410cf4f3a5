package org.dorisdr.minidoris.common;

import java.util.regex.Pattern;

/** A MySQL LIKE pattern: {@code %} any text, {@code _} one character, backslash escapes. */
public final class LikePattern {
  private final Pattern pattern;

  private LikePattern(Pattern pattern) {
    this.pattern = pattern;
  }

  public static LikePattern of(String like, boolean caseSensitive) {
    StringBuilder regex = new StringBuilder();
    for (int i = 0; i < like.length(); i++) {
      char c = like.charAt(i);
      if (c == '\\' && i + 1 < like.length()) {
        i++;
        regex.append(Pattern.quote(String.valueOf(like.charAt(i))));
      } else if (c == '%') {
        regex.append(".*");
      } else if (c == '_') {
        regex.append('.');
      } else {
        regex.append(Pattern.quote(String.valueOf(c)));
      }
    }
    int flags = caseSensitive ? 0 : Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
    return new LikePattern(Pattern.compile(regex.toString(), flags | Pattern.DOTALL));
  }

  public boolean matches(String text) {
    return pattern.matcher(text).matches();
  }
}
