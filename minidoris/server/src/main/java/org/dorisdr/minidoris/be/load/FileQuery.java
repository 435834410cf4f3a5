package org.dorisdr.minidoris.be.load;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The SQL by which DuckDB reads an uploaded file as columns f0, f1, … of text. */
final class FileQuery {
  /** Name under which the frontend's plan reads the file. */
  static final String PLACEHOLDER = "__stream_load_file__";

  /**
   * Longest line. DuckDB would take thirty-two times as much for each of its buffers, more than a
   * backend has, unless it is told otherwise.
   */
  private static final int LINE_BYTES = 16 << 20;

  private FileQuery() {}

  static String of(LoadSettings settings, List<String> columns, Path file) {
    return settings.format() == LoadSettings.Format.JSON
        ? json(settings, columns, file)
        : csv(settings, columns.size(), file);
  }

  private static String csv(LoadSettings settings, int width, Path file) {
    String types =
        IntStream.range(0, width)
            .mapToObj(i -> "'f" + i + "': 'VARCHAR'")
            .collect(Collectors.joining(", "));
    return "(SELECT * FROM read_csv("
        + text(file.toString())
        + ", auto_detect=false, header=false, nullstr='\\N', delim="
        + text(settings.separator())
        + ", quote="
        + text(settings.enclose())
        + ", escape="
        + text(settings.enclose().isEmpty() ? "" : settings.escape())
        + ", skip="
        + settings.skipLines()
        + ", max_line_size="
        + LINE_BYTES
        + ", buffer_size="
        + LINE_BYTES
        + ", columns={"
        + types
        + "}))";
  }

  private static String json(LoadSettings settings, List<String> columns, Path file) {
    String types =
        columns.stream().map(name -> text(name) + ": 'VARCHAR'").collect(Collectors.joining(", "));
    String renamed =
        IntStream.range(0, columns.size())
            .mapToObj(i -> "\"" + columns.get(i).replace("\"", "\"\"") + "\" AS f" + i)
            .collect(Collectors.joining(", "));
    return "(SELECT "
        + renamed
        + " FROM read_json("
        + text(file.toString())
        + ", format="
        + text(settings.stripOuterArray() ? "array" : "newline_delimited")
        + ", columns={"
        + types
        + "}))";
  }

  private static String text(String literal) {
    return "'" + literal.replace("'", "''") + "'";
  }
}
