package org.dorisdr.sandbox;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How many frontends and backends a cluster has; written {@code 3+2}.
 *
 * @param frontends 1 to 9, all followers, that is: each may become master
 * @param backends 1 to 9
 */
public record Size(int frontends, int backends) {
  private static final Pattern FORM = Pattern.compile("([1-9])\\+([1-9])");

  public static final Size ONE = new Size(1, 1);

  /**
   * @throws IllegalArgumentException if the text is not of the form {@code 3+2}
   */
  public static Size parse(String text) {
    Matcher matcher = FORM.matcher(text.strip());
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "not a size of a cluster: " + text + "\nHINT: frontends+backends, such as 3+2");
    }
    return new Size(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
  }

  @Override
  public String toString() {
    return frontends + "+" + backends;
  }
}
