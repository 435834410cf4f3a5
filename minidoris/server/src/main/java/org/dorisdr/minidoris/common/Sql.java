package org.dorisdr.minidoris.common;

/** Quoting for DuckDB. Stateless. */
public final class Sql {
  private Sql() {}

  /** Identifier. */
  public static String name(String identifier) {
    return '"' + identifier.replace("\"", "\"\"") + '"';
  }

  /** String literal. */
  public static String text(String literal) {
    return "'" + literal.replace("'", "''") + "'";
  }
}
