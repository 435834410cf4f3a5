package org.dorisdr.minidoris.fe.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.lang3.ArrayUtils;
import org.junit.jupiter.api.Test;

/** The forms that the file of a stream load may have: separators, quotes, compression, Parquet. */
class LoadFormatsTest extends LoadFixture {
  @Test
  void separatorsMayBeLongEscapedOrHexadecimal() throws Exception {
    isLoaded(
        client.load(
            "t",
            "1||a\u00012||b\u0001",
            "columns",
            "k,v",
            "column_separator",
            "||",
            "line_delimiter",
            "\\x01"),
        2,
        0,
        0);
    isLoaded(
        client.load(
            "t",
            "3\u0001\u0002c\r\n",
            "columns",
            "k,v",
            "column_separator",
            "\\x0102",
            "line_delimiter",
            "\\r\\n"),
        1,
        0,
        0);
    assertThat(cluster.sql("SELECT k, v FROM t ORDER BY k")).containsExactly("1|a", "2|b", "3|c");
  }

  @Test
  void quotedValuesMayHoldSeparatorsAndLines() throws Exception {
    String file = "k,v\n1,'a,\\'b'\n2,'a\nb'\n3,''\n4,\\N\n5,c''d\n";
    isLoaded(
        client.load(
            "t",
            file,
            "columns",
            "k,v",
            "column_separator",
            ",",
            "enclose",
            "'",
            "escape",
            "\\",
            "skip_lines",
            "1"),
        5,
        0,
        0);
    assertThat(cluster.sql("SELECT k, v FROM t ORDER BY k"))
        .containsExactly("1|a,'b", "2|a\nb", "3|", "4|null", "5|c''d");
    failsWith(
        client.load("t", file, "enclose", "''"), "enclose must be single-char, actually is ''");
  }

  /** load_p0/stream_load/test_csv_with_enclose_and_escape: a quote that is doubled is one quote. */
  @Test
  void theQuoteMayBeItsOwnEscape() throws Exception {
    String[] headers = {
      "columns", "k,v,n", "column_separator", ",", "enclose", "\"", "escape", "\""
    };
    isLoaded(client.load("t", "\"1\",\"a\"\"b\",3\n2,\"\",4\n", headers), 2, 0, 0);
    assertThat(cluster.sql("SELECT k, v, n FROM t ORDER BY k")).containsExactly("1|a\"b|3", "2||4");
  }

  /**
   * load_p0/stream_load/test_csv_with_skip_lines: these formats tell how many lines they begin
   * with.
   */
  @Test
  void namesAndTypesAreSkippedWhateverSkipLinesSays() throws Exception {
    String file = "1,a\n2,b\n3,c\n4,d\n";
    for (String format : new String[] {"csv_with_names", "csv_with_names_and_types"}) {
      int skipped = format.endsWith("types") ? 2 : 1;
      cluster.sql("TRUNCATE TABLE t");
      isLoaded(
          client.load(
              "t",
              file,
              "columns",
              "k,v",
              "column_separator",
              ",",
              "format",
              format,
              "skip_lines",
              "3"),
          4 - skipped,
          0,
          0);
      assertThat(cluster.sql("SELECT min(k) FROM t")).containsExactly(String.valueOf(1 + skipped));
    }
  }

  @Test
  void filesMayBeCompressedHaveNamesAndEmptyValues() throws Exception {
    ByteArrayOutputStream zipped = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(zipped)) {
      out.write("\uFEFFk,v\n1,\"a\"\n\n2,\n".getBytes(StandardCharsets.UTF_8));
    }
    isLoaded(
        client.put(
            "/api/db/t/_stream_load",
            zipped.toByteArray(),
            "columns",
            "k,v",
            "column_separator",
            ",",
            "format",
            "csv_with_names",
            "compress_type",
            "gz",
            "trim_double_quotes",
            "true",
            "empty_field_as_null",
            "true"),
        2,
        0,
        0);
    assertThat(cluster.sql("SELECT k, v FROM t ORDER BY k")).containsExactly("1|a", "2|null");
  }

  /** {@code LoadUtil::parse_format}: names of compressions, and what becomes of others. */
  @Test
  void filesMayBeCompressedAsDorisTakesThem() throws Exception {
    String lines = "1\tone\n2\ttwo\n";
    ByteArrayOutputStream deflated = new ByteArrayOutputStream();
    try (DeflaterOutputStream out = new DeflaterOutputStream(deflated)) {
      out.write(lines.getBytes(StandardCharsets.UTF_8));
    }
    byte[] lz4 = HexFormat.of().parseHex("04224d186040820c00008031096f6e650a320974776f0a00000000");
    String[] columns = {"columns", "k,v", "compress_type"};
    isLoaded(put("t", deflated.toByteArray(), ArrayUtils.add(columns, "DEFLATE")), 2, 0, 0);
    isLoaded(put("t", lz4, ArrayUtils.add(columns, "lz4")), 2, 0, 0);
    isLoaded(put("t", lz4, ArrayUtils.add(columns, "LZ4FRAME")), 2, 0, 0);
    assertThat(cluster.sql("SELECT k, v, count(*) FROM t GROUP BY k, v ORDER BY k"))
        .containsExactly("1|one|3", "2|two|3");
    failsWith(
        put("t", lz4, ArrayUtils.add(columns, "zstd")),
        "[DATA_FILE_TYPE_ERROR]unknown data format");
  }

  /** Columns are found by name, whatever their case and order; what the file lacks is a default. */
  @Test
  void parquetGivesItsColumnsByName() throws Exception {
    Path file = home.resolve("rows.parquet");
    try (Connection engine = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = engine.createStatement()) {
      statement.execute(
          "COPY (SELECT * FROM (VALUES"
              + " ('b', 2, TIMESTAMP '2026-01-02 03:04:05', ['c', NULL], 'x'::BLOB),"
              + " (NULL, 1, NULL, ['a'], NULL)) AS r(V, K, d, items, bytes)) TO '"
              + file
              + "' (FORMAT parquet)");
    }
    byte[] rows = Files.readAllBytes(file);
    isLoaded(put("t", rows, "format", "parquet"), 2, 0, 0);
    assertThat(cluster.sql("SELECT * FROM t ORDER BY k"))
        .containsExactly("1|null|null|null", "2|b|null|2026-01-02 03:04:05");
    cluster.sql(
        "CREATE TABLE lists (k INT, items ARRAY<STRING>, bytes STRING, n INT DEFAULT '7')"
            + " DUPLICATE KEY(k) DISTRIBUTED BY HASH(k) BUCKETS 1"
            + " PROPERTIES ('replication_num' = '1')");
    isLoaded(put("lists", rows, "format", "PARQUET"), 2, 0, 0);
    assertThat(cluster.sql("SELECT * FROM lists ORDER BY k"))
        .containsExactly("1|[\"a\"]|null|7", "2|[\"c\", null]|x|7");
    isLoaded(
        put("u", rows, "format", "parquet", "columns", "k, v, n = k * 10", "where", "k = 2"),
        1,
        0,
        1);
    assertThat(cluster.sql("SELECT * FROM u")).containsExactly("2|b|20");
    failsWith(client.load("t", "1", "format", "parquet"), "Init parquet reader fail");
    failsWith(client.load("t", "1", "format", "orc"), "does not read files of format orc");
    failsWith(client.load("t", "1", "format", "xml"), "unknown data format, format=xml");
  }

  /** load_p0/stream_load/test_hive_text: Hive's separator, and rows of any width. */
  @Test
  void linesOfHiveMayBeShortOrLong() throws Exception {
    isLoaded(
        client.load(
            "t",
            "1\u0001a\u00015\n2\u0001b\u0001\\N\u0001\u0001more\n3\n",
            "format",
            "hive_text",
            "columns",
            "k,v,n"),
        3,
        0,
        0);
    isLoaded(
        client.load("t", "4|d\n", "format", "hive_text", "columns", "k,v", "column_separator", "|"),
        1,
        0,
        0);
    assertThat(cluster.sql("SELECT k, v, n FROM t ORDER BY k"))
        .containsExactly("1|a|5", "2|b|null", "3|null|null", "4|d|null");
  }

  /** As Doris itself writes maps, so that what is read from it can be loaded. */
  @Test
  void mapsComeWithKeysThatAreNoTexts() throws Exception {
    cluster.sql(
        "CREATE TABLE maps (k INT, v MAP<INT, CHAR(7)>) DISTRIBUTED BY HASH(k) BUCKETS 1"
            + " PROPERTIES('replication_num'='1')");
    isLoaded(client.load("maps", "1\t{1:\"a, b:c\", 2:\"d\"}\n2\t{3:e}\n"), 2, 0, 0);
    cluster.sql("INSERT INTO maps VALUES (3, '{4:null}')");
    assertThat(cluster.sql("SELECT k, v[1], v[2], v[3], map_keys(v) FROM maps ORDER BY k"))
        .containsExactly("1|a, b:c|d|null|[1, 2]", "2|null|null|e|[3]", "3|null|null|null|[4]");
  }
}
