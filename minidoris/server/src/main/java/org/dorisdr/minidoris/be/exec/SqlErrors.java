package org.dorisdr.minidoris.be.exec;

import java.sql.SQLException;

/** Turns DuckDB's errors into one line. Stateless. */
final class SqlErrors {
  private SqlErrors() {}

  /** The message without the excerpt of the (rewritten) statement that DuckDB appends. */
  static String message(SQLException error) {
    String message = String.valueOf(error.getMessage());
    int excerpt = message.indexOf("\n\nLINE ");
    String first = excerpt < 0 ? message : message.substring(0, excerpt);
    return first.replace('\n', ' ').strip();
  }
}
