package org.dorisdr.cluster;

import java.util.Collection;
import java.util.stream.Collectors;

/** Writes names and texts into SQL so that they mean themselves. */
public final class Names {
  /** Named at most; of more the number is told. */
  private static final int NAMED = 5;

  private Names() {}

  public static String quote(String identifier) {
    return "`" + identifier.replace("`", "``") + "`";
  }

  public static String quote(String database, String table) {
    return quote(database) + "." + quote(table);
  }

  /** A string literal in double quotes. */
  public static String literal(String text) {
    return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }

  /** The first few of many names, and how many more there are. */
  public static String some(Collection<String> names) {
    String first = names.stream().limit(NAMED).collect(Collectors.joining(", "));
    return names.size() > NAMED ? "%s and %d more".formatted(first, names.size() - NAMED) : first;
  }
}
