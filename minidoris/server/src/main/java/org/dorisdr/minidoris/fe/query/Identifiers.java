package org.dorisdr.minidoris.fe.query;

import org.dorisdr.minidoris.fe.query.type.Names;

/** Names in and out of quotes. Stateless. */
final class Identifiers {
  private Identifiers() {}

  /** Without back quotes or double quotes. */
  static String plain(String name) {
    return Names.plain(name);
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
