package org.dorisdr.sandbox;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Sizes of both clusters. A script asks for one in a line before its first step: {@code Clusters:
 * source 1+1, target 3+2} (frontends+backends).
 */
public record Topology(Size source, Size target) {
  private static final Pattern LINE =
      Pattern.compile("(?m)^Clusters: source (\\S+), target (\\S+)\\s*$");

  public static final Topology PLAIN = new Topology(Size.ONE, Size.ONE);

  /** What the text before a script's first step asks for; one of each where it asks for nothing. */
  public static Topology of(String preamble) {
    Matcher matcher = LINE.matcher(preamble);
    return matcher.find()
        ? new Topology(Size.parse(matcher.group(1)), Size.parse(matcher.group(2)))
        : PLAIN;
  }

  @Override
  public String toString() {
    return "source " + source + ", target " + target;
  }
}
