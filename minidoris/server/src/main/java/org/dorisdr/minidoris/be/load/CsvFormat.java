package org.dorisdr.minidoris.be.load;

import java.util.Locale;

/**
 * How a text file is cut into rows and columns.
 *
 * @param separator between columns
 * @param delimiter between rows
 * @param enclose quotes a value; empty = none
 * @param escape before a character of a quoted value that would end it; empty = none
 * @param skipLines before the first row
 * @param trimQuotes double quotes around a value are not part of it
 * @param emptyIsNull an empty value is NULL
 */
record CsvFormat(
    String separator,
    String delimiter,
    String enclose,
    String escape,
    int skipLines,
    boolean trimQuotes,
    boolean emptyIsNull) {

  static CsvFormat of(LoadHeaders headers) throws LoadException {
    int skip =
        headers.number("skip_lines", 0, "Invalid 'skip_lines': " + headers.text("skip_lines"));
    if (skip < 0) {
      throw LoadException.invalid("Invalid 'skip_lines': " + skip);
    }
    boolean hive = headers.text("format").equalsIgnoreCase("hive_text");
    return new CsvFormat(
        headers.separator("column_separator", hive ? "\\x01" : "\t"),
        headers.separator("line_delimiter", "\n"),
        hive ? "" : headers.character("enclose"),
        hive ? "" : headers.character("escape"),
        heading(headers.text("format").toLowerCase(Locale.ROOT), skip),
        headers.flag("trim_double_quotes"),
        headers.flag("empty_field_as_null"));
  }

  /** A format that names what its first lines are tells their number, whatever the header says. */
  private static int heading(String format, int skipLines) {
    return switch (format) {
      case "csv_with_names" -> 1;
      case "csv_with_names_and_types" -> 2;
      default -> skipLines;
    };
  }

  /** The character that quotes values; -1 = none. */
  int quote() {
    return first(enclose);
  }

  /** The character that takes a quote's meaning; -1 = none but the quote itself. */
  int escaping() {
    return escape.equals(enclose) ? -1 : first(escape);
  }

  private static int first(String text) {
    return text.isEmpty() ? -1 : text.charAt(0);
  }

  /** Whether DuckDB reads such files as Doris does, as long as each row has all columns. */
  boolean isPlain() {
    return separator.length() == 1
        && delimiter.equals("\n")
        && enclose.isEmpty()
        && !trimQuotes
        && !emptyIsNull;
  }
}
