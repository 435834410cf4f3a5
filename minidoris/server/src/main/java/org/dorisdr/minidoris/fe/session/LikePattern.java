package org.dorisdr.minidoris.fe.session;

import java.util.function.Predicate;
import java.util.regex.Pattern;

/** LIKE patterns of SHOW statements: {@code %}, {@code _} and backslash. Stateless. */
public final class LikePattern {
  private LikePattern() {}

  /**
   * @param pattern null = everything matches
   */
  public static Predicate<String> of(String pattern, boolean caseSensitive) {
    if (pattern == null) {
      return text -> true;
    }
    StringBuilder regex = new StringBuilder();
    for (int i = 0; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      if (c == '%') {
        regex.append(".*");
      } else if (c == '_') {
        regex.append('.');
      } else if (c == '\\' && i + 1 < pattern.length()) {
        i++;
        regex.append(Pattern.quote(String.valueOf(pattern.charAt(i))));
      } else {
        regex.append(Pattern.quote(String.valueOf(c)));
      }
    }
    int flags = Pattern.DOTALL | (caseSensitive ? 0 : Pattern.CASE_INSENSITIVE);
    Pattern compiled = Pattern.compile(regex.toString(), flags);
    return text -> compiled.matcher(text).matches();
  }
}
