package org.dorisdr.minidoris.be.load;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.dorisdr.minidoris.common.http.BasicLogin;
import org.dorisdr.minidoris.common.http.HttpCall;
import org.dorisdr.minidoris.common.http.HttpFailure;

/**
 * What the headers of a stream load ask for, under Doris's names.
 *
 * @param columns of the file; empty = those of the table
 * @param separator between columns, decoded
 * @param enclose quotes a value; empty = none
 * @param skipLines before the first row
 * @param timeoutSeconds 0 = the frontend's default
 */
record LoadSettings(
    String database,
    String table,
    String user,
    String password,
    String label,
    Format format,
    List<String> columns,
    String separator,
    String enclose,
    String escape,
    long skipLines,
    boolean stripOuterArray,
    boolean strict,
    boolean deletes,
    long timeoutSeconds,
    String client) {

  enum Format {
    CSV,
    JSON
  }

  /** Asked for, they would change the rows, and we cannot do them. */
  private static final Set<String> UNSUPPORTED =
      Set.of(
          "where", "jsonpaths", "json_root", "partial_columns", "two_phase_commit", "partitions");

  static LoadSettings of(HttpCall call) throws HttpFailure {
    for (String name : UNSUPPORTED) {
      String value = call.header(name);
      if (!value.isEmpty() && !value.equalsIgnoreCase("false")) {
        throw new HttpFailure(400, "minidoris does not support the stream load header " + name);
      }
    }
    String[] path = call.path().split("/");
    if (path.length != 5) {
      throw new HttpFailure(404, "expected /api/{db}/{table}/_stream_load");
    }
    BasicLogin login = BasicLogin.of(call);
    String label = call.header("label");
    String format = call.header("format").toLowerCase(Locale.ROOT);
    String merge = call.header("merge_type").toUpperCase(Locale.ROOT);
    if (merge.equals("MERGE") || number(call, "max_filter_ratio") != 0) {
      throw new HttpFailure(400, "minidoris supports neither MERGE nor max_filter_ratio");
    }
    return new LoadSettings(
        path[2],
        path[3],
        login.user(),
        login.password(),
        label.isEmpty() ? UUID.randomUUID().toString() : label,
        format(format),
        columns(call.header("columns")),
        decode(call.header("column_separator").isEmpty() ? "\t" : call.header("column_separator")),
        call.header("enclose"),
        call.header("escape"),
        (long) number(call, "skip_lines")
            + (format.equals("csv_with_names") ? 1 : format.endsWith("_and_types") ? 2 : 0),
        Boolean.parseBoolean(call.header("strip_outer_array")),
        Boolean.parseBoolean(call.header("strict_mode")),
        merge.equals("DELETE"),
        (long) number(call, "timeout"),
        call.client());
  }

  private static Format format(String text) throws HttpFailure {
    return switch (text) {
      case "", "csv", "csv_with_names", "csv_with_names_and_types" -> Format.CSV;
      case "json" -> Format.JSON;
      default -> throw new HttpFailure(400, "unknown data format, format=" + text);
    };
  }

  private static List<String> columns(String text) throws HttpFailure {
    if (text.contains("=") || text.contains("(")) {
      throw new HttpFailure(400, "minidoris does not support expressions in the header columns");
    }
    return Arrays.stream(text.split(","))
        .map(name -> name.strip().replace("`", ""))
        .filter(name -> !name.isEmpty())
        .toList();
  }

  private static double number(HttpCall call, String name) throws HttpFailure {
    String text = call.header(name);
    try {
      return text.isEmpty() ? 0 : Double.parseDouble(text);
    } catch (NumberFormatException e) {
      throw new HttpFailure(400, "header " + name + " is not a number: " + text);
    }
  }

  /** {@code \\x01} and {@code \\t} stand for the characters that a header cannot carry. */
  private static String decode(String text) {
    if (text.regionMatches(true, 0, "\\x", 0, 2) && text.length() % 2 == 0) {
      StringBuilder decoded = new StringBuilder();
      for (int i = 2; i < text.length(); i += 2) {
        decoded.append((char) Integer.parseInt(text.substring(i, i + 2), 16));
      }
      return decoded.toString();
    }
    return text.replace("\\t", "\t").replace("\\n", "\n");
  }
}
