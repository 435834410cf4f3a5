package org.dorisdr.command;

import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Patterns of LIKE: {@code %} any text, {@code _} any character, a backslash takes them literally.
 */
public final class LikePattern {
  private LikePattern() {}

  /** Whether a text matches; without a pattern every text does. Case does not matter. */
  public static Predicate<String> of(Optional<String> pattern) {
    if (pattern.isEmpty()) {
      return text -> true;
    }
    StringBuilder regex = new StringBuilder();
    String like = pattern.get();
    for (int i = 0; i < like.length(); i++) {
      char c = like.charAt(i);
      if (c == '%') {
        regex.append(".*");
      } else if (c == '_') {
        regex.append('.');
      } else {
        boolean escaped = c == '\\' && i + 1 < like.length();
        regex.append(Pattern.quote(String.valueOf(escaped ? like.charAt(++i) : c)));
      }
    }
    int flags = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL;
    Pattern compiled = Pattern.compile(regex.toString(), flags);
    return text -> compiled.matcher(text).matches();
  }
}
