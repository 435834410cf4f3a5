package org.dorisdr.minidoris.be.exec;

/** Quoting for DuckDB. Stateless. */
final class Sql {
  private Sql() {}

  static String name(String identifier) {
    return '"' + identifier.replace("\"", "\"\"") + '"';
  }

  static String text(String literal) {
    return "'" + literal.replace("'", "''") + "'";
  }
}
