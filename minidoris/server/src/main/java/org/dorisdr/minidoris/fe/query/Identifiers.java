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

  /** String literal for DuckDB, whose parser ends at a character 0. */
  static String literal(String text) {
    String quoted = "'" + text.replace("'", "''") + "'";
    return quoted.indexOf(0) < 0 ? quoted : "(" + quoted.replace("\0", "' || chr(0) || '") + ")";
  }
}
