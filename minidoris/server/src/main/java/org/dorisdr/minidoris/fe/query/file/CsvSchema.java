package org.dorisdr.minidoris.fe.query.file;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.dorisdr.minidoris.fe.catalog.Column;

/** Reads {@code "csv_schema"="k1:int;k2:decimal(9,2)"}. Stateless. */
final class CsvSchema {
  private static final Set<String> PLAIN =
      Set.of(
          "tinyint",
          "smallint",
          "int",
          "bigint",
          "largeint",
          "float",
          "double",
          "date",
          "string",
          "boolean");

  private CsvSchema() {}

  /** Columns that may be NULL; none if the text is empty. */
  static List<Column> parse(String schema) {
    List<Column> columns = new ArrayList<>();
    if (schema.isEmpty()) {
      return columns;
    }
    try {
      for (String part : schema.split(";")) {
        String[] pair = part.replace(" ", "").split(":");
        if (pair.length != 2) {
          throw FileFunctionError.coded("invalid csv schema: " + schema);
        }
        columns.add(column(pair[0].toLowerCase(Locale.ROOT), pair[1].toLowerCase(Locale.ROOT)));
      }
    } catch (FileFunctionError e) {
      throw FileFunctionError.coded("invalid csv schema: " + e.getMessage());
    }
    return columns;
  }

  static Column column(String name, String type) {
    return nullable(name, stored(type));
  }

  /** A column of a file, whose type is known to be one. */
  static Column nullable(String name, String type) {
    return new Column(name, type, false, true, "NONE", null, "", -1, true);
  }

  private static String stored(String type) {
    if (type.startsWith("decimal")) {
      return of(type, "decimal\\(\\d+,\\d+\\)", "invalid decimal type: ");
    }
    if (type.startsWith("datetime")) {
      return of(type, "datetime(\\(\\d+\\))?", "invalid datetime type: ");
    }
    if (!PLAIN.contains(type)) {
      throw FileFunctionError.coded("unsupported column type: " + type);
    }
    return type.equals("string") ? "text" : type;
  }

  private static String of(String type, String form, String problem) {
    if (!type.matches(form)) {
      throw FileFunctionError.coded(problem + type);
    }
    return type;
  }
}
