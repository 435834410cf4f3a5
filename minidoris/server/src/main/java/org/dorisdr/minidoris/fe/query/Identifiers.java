package org.dorisdr.minidoris.fe.query;

/** Names in and out of quotes. Stateless. */
final class Identifiers {
  private Identifiers() {}

  /** Without back quotes or double quotes. */
  static String plain(String name) {
    if (name == null || name.length() < 2) {
      return name;
    }
    char first = name.charAt(0);
    boolean quoted = (first == '`' || first == '"') && name.charAt(name.length() - 1) == first;
    return quoted ? name.substring(1, name.length() - 1) : name;
  }

  /** For DuckDB. */
  static String quoted(String name) {
    return '"' + plain(name).replace("\"", "\"\"") + '"';
  }

  /** String literal for DuckDB. */
  static String literal(String text) {
    return "'" + text.replace("'", "''") + "'";
  }
}
