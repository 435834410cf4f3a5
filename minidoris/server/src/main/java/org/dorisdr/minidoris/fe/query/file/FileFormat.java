package org.dorisdr.minidoris.fe.query.file;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.dorisdr.minidoris.fe.catalog.Column;

/**
 * How rows stand in files, read from the properties of a table function.
 *
 * @param properties what the backend needs, under Doris's keys
 * @param schema columns that the statement gives; empty = the files' own
 */
record FileFormat(Map<String, String> properties, List<Column> schema) {
  private static final String KEY = "format";
  private static final String COMPRESSION = "compress_type";
  private static final Set<String> TEXT =
      Set.of("csv", "csv_with_names", "csv_with_names_and_types", "hive_text");

  /** Those of Doris that minidoris has no reader for. */
  private static final Set<String> LACKING = Set.of("orc", "avro", "wal", "arrow", "native");

  private static final Set<String> COMPRESSIONS =
      Set.of(
          "UNKNOWN",
          "PLAIN",
          "GZ",
          "LZO",
          "BZ2",
          "LZ4",
          "LZ4FRAME",
          "LZOP",
          "DEFLATE",
          "LZ4BLOCK",
          "SNAPPYBLOCK",
          "ZSTD");

  private static final Set<String> READ = Set.of("UNKNOWN", "PLAIN", "GZ");

  /** Endings that Doris takes for a compression. */
  private static final List<String> PACKED =
      List.of(".bz2", ".lz4", ".lzo", ".lzo_deflate", ".deflate", ".snappy", ".zst", ".zstd");

  /**
   * @param given all properties, whatever their keys' case
   */
  static FileFormat of(Map<String, String> given) {
    String name = given.getOrDefault(KEY, "").toLowerCase(Locale.ROOT);
    if (LACKING.contains(name)) {
      throw new FileFunctionError(
          "minidoris reads no files of format "
              + name
              + ". HINT: use csv, csv_with_names, csv_with_names_and_types, hive_text, json or"
              + " parquet");
    }
    Map<String, String> read = new HashMap<>(Map.of(KEY, name));
    List<Column> schema = List.of();
    if (TEXT.contains(name)) {
      text(given, name, read);
      schema = CsvSchema.parse(given.getOrDefault("csv_schema", ""));
    } else if (name.equals("json")) {
      json(given, read);
    } else if (!name.equals("parquet")) {
      throw new FileFunctionError("format:" + name + " is not supported.");
    }
    if (!given.getOrDefault("path_partition_keys", "").isEmpty()) {
      throw new FileFunctionError(
          "minidoris takes no columns from paths. HINT: leave path_partition_keys out");
    }
    return new FileFormat(Map.copyOf(read), schema);
  }

  private static void text(Map<String, String> given, String name, Map<String, String> read) {
    boolean hive = name.equals("hive_text");
    separator(given, read, "column_separator", hive ? "\\x01" : "\t");
    separator(given, read, "line_delimiter", "\n");
    if (!hive) {
      character(given, read, "enclose", "enclose should not be longer than one byte.");
      character(given, read, "escape", "escape must be single-char");
      copy(given, read, "trim_double_quotes");
      copy(given, read, "empty_field_as_null");
    }
    skip(given.getOrDefault("skip_lines", "0"), read);
    compression(given, read);
  }

  private static void json(Map<String, String> given, Map<String, String> read) {
    copy(given, read, "json_root");
    copy(given, read, "jsonpaths");
    copy(given, read, "strip_outer_array");
    copy(given, read, "read_json_by_line");
    separator(given, read, "line_delimiter", "\n");
    try {
      compression(given, read);
    } catch (FileFunctionError e) {
      throw e.getMessage().startsWith("errCode")
          ? new FileFunctionError("Analyze file format failed: " + e.getMessage())
          : e;
    }
  }

  private static void copy(Map<String, String> given, Map<String, String> read, String key) {
    if (given.containsKey(key)) {
      read.put(key, given.get(key));
    }
  }

  private static void separator(
      Map<String, String> given, Map<String, String> read, String key, String fallback) {
    String value = given.getOrDefault(key, fallback);
    if (value.isEmpty()) {
      throw new FileFunctionError(key + " can not be empty.");
    }
    if (value.regionMatches(true, 0, "\\x", 0, 2)) {
      String digits = value.replaceAll("(?i)\\\\x", "");
      if (digits.isEmpty()) {
        throw FileFunctionError.coded("Hex str is empty");
      }
      if (!digits.matches("[0-9a-fA-F]+")) {
        throw FileFunctionError.coded("Hex str format error");
      }
      if (digits.length() % 2 != 0) {
        throw FileFunctionError.coded("Hex str length error");
      }
      value = "\\x" + digits;
    }
    read.put(key, value);
  }

  private static void character(
      Map<String, String> given, Map<String, String> read, String key, String problem) {
    String value = given.getOrDefault(key, "");
    if (value.length() > 1) {
      throw new FileFunctionError(problem);
    }
    read.put(key, value);
  }

  private static void skip(String lines, Map<String, String> read) {
    try {
      if (Integer.parseInt(lines) < 0) {
        throw new FileFunctionError("skipLines should not be less than 0.");
      }
    } catch (NumberFormatException e) {
      throw new FileFunctionError("For input string: \"" + lines + "\"");
    }
    read.put("skip_lines", lines);
  }

  private static void compression(Map<String, String> given, Map<String, String> read) {
    String type = given.getOrDefault(COMPRESSION, "");
    String known = type.isEmpty() ? "UNKNOWN" : type.toUpperCase(Locale.ROOT);
    if (!COMPRESSIONS.contains(known)) {
      throw FileFunctionError.coded("Unknown compression type: " + type);
    }
    if (!READ.contains(known)) {
      throw unread(type.toLowerCase(Locale.ROOT));
    }
    read.put(COMPRESSION, known);
  }

  private static FileFunctionError unread(String compression) {
    return new FileFunctionError(
        "minidoris reads no files compressed by " + compression + ". HINT: use gz or plain");
  }

  /**
   * @throws FileFunctionError if the file's name tells of a compression that is not read here
   */
  void check(String location) {
    String lower = location.toLowerCase(Locale.ROOT);
    if (properties.getOrDefault(COMPRESSION, "").equals("UNKNOWN")) {
      PACKED.stream()
          .filter(lower::endsWith)
          .findFirst()
          .ifPresent(
              ending -> {
                throw unread(ending.substring(1));
              });
    }
  }
}
