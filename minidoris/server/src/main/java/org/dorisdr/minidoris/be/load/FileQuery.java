package org.dorisdr.minidoris.be.load;

import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.dorisdr.minidoris.common.Sql;

/** The SQL by which DuckDB reads a file as columns f0, f1, … of text. Stateless. */
final class FileQuery {
  /** Name under which the frontend's plan reads the file. */
  static final String PLACEHOLDER = "__stream_load_file__";

  /**
   * Longest line. DuckDB would take thirty-two times as much for each of its buffers, more than a
   * backend has, unless it is told otherwise.
   */
  private static final int LINE_BYTES = 16 << 20;

  private FileQuery() {}

  /** Reads a plain text file as it came. It fails if a row has not all columns. */
  static String plain(CsvFormat format, int width, Path file) {
    return csv(
        file,
        width,
        ", nullstr='\\N', quote='', escape='', delim="
            + Sql.text(format.separator())
            + ", skip="
            + format.skipLines());
  }

  /** Reads what {@link RowFile} has written. */
  static String rows(int width, Path file) {
    // In parallel it could not tell whether the end of a line stands in a value.
    return csv(
        file,
        width,
        ", nullstr='\\N', allow_quoted_nulls=false, quote='\"', escape='\"', delim=','"
            + ", parallel=false");
  }

  private static String csv(Path file, int width, String options) {
    String types =
        IntStream.range(0, width)
            .mapToObj(i -> "'f" + i + "': 'VARCHAR'")
            .collect(Collectors.joining(", "));
    return "(SELECT * FROM read_csv("
        + Sql.text(file.toString())
        + ", auto_detect=false, header=false"
        + options
        + ", max_line_size="
        + LINE_BYTES
        + ", buffer_size="
        + LINE_BYTES
        + ", columns={"
        + types
        + "}))";
  }
}
