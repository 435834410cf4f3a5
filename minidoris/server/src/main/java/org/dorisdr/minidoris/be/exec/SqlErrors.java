package org.dorisdr.minidoris.be.exec;

import java.sql.SQLException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Turns DuckDB's errors into one line, in Doris's words where Doris has some. Stateless. */
final class SqlErrors {
  private static final Pattern UNKNOWN_COLUMN =
      Pattern.compile(
          "(?:Referenced column \"([^\"]*)\" not found|does not have a column named \"([^\"]*)\")");
  private static final String WIDTH = "same number of result columns";

  private SqlErrors() {}

  /** The message without the excerpt of the (rewritten) statement that DuckDB appends. */
  static String message(SQLException error) {
    String message = String.valueOf(error.getMessage());
    int excerpt = message.indexOf("\n\nLINE ");
    String first = excerpt < 0 ? message : message.substring(0, excerpt);
    Matcher unknown = UNKNOWN_COLUMN.matcher(first);
    if (unknown.find()) {
      String name = unknown.group(1) == null ? unknown.group(2) : unknown.group(1);
      return "Unknown column '" + name + "' in 'table list'";
    }
    if (first.contains(WIDTH)) {
      return "insert into cols should be corresponding to the query output";
    }
    return first.replace('\n', ' ').strip();
  }
}
