package org.dorisdr.sandbox;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Sizes of both clusters. A script asks for one in a line before its first step: {@code Clusters:
 * source 1+1, target 3+2} (frontends+backends).
 */
public record Topology(Size source, Size target) {
  private static final Pattern LINE = Pattern.compile("(?mi)^[ \\t]*clusters?[ \\t]*:.*$");
  private static final Pattern SIZES =
      Pattern.compile("Clusters: source (\\S+), target (\\S+)\\s*");

  public static final Topology PLAIN = new Topology(Size.ONE, Size.ONE);

  /**
   * What the text before a script's first step asks for; one of each where it asks for nothing.
   *
   * @throws IllegalArgumentException if it asks in words that nobody understands
   */
  public static Topology of(String preamble) {
    Matcher line = LINE.matcher(preamble);
    if (!line.find()) {
      return PLAIN;
    }
    Matcher sizes = SIZES.matcher(line.group());
    if (!sizes.matches()) {
      throw new IllegalArgumentException(
          "'" + line.group() + "' is not of the form 'Clusters: source 1+1, target 3+2'");
    }
    return new Topology(Size.parse(sizes.group(1)), Size.parse(sizes.group(2)));
  }

  @Override
  public String toString() {
    return "source " + source + ", target " + target;
  }
}
