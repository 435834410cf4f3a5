package org.dorisdr.cluster;

/** Writes names and texts into SQL so that they mean themselves. */
public final class Names {
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
}
