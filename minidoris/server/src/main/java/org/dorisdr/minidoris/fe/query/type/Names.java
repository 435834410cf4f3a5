package org.dorisdr.minidoris.fe.query.type;

/** Names as statements write them. Stateless. */
public final class Names {
  private Names() {}

  /** The same of an alias, which may be written as a text too. */
  static String alias(String name) {
    boolean text = name.length() > 1 && name.startsWith("'") && name.endsWith("'");
    return text ? name.substring(1, name.length() - 1).replace("''", "'") : plain(name);
  }

  /** Without back quotes or double quotes; null stays null. */
  public static String plain(String name) {
    if (name == null || name.length() < 2) {
      return name;
    }
    char first = name.charAt(0);
    boolean quoted = (first == '`' || first == '"') && name.charAt(name.length() - 1) == first;
    return quoted ? name.substring(1, name.length() - 1) : name;
  }
}
