package org.dorisdr.minidoris.fe.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.dorisdr.minidoris.fe.golden.FakeBucket;
import org.dorisdr.minidoris.fe.session.StatementResult;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code FROM S3(…)}: files of a bucket as rows. */
class S3FunctionTest {
  private static final String SECRET = "not-a-secret";

  @TempDir static Path home;
  private static TestCluster c;
  private static FakeBucket bucket;

  @BeforeAll
  static void start() throws Exception {
    bucket = new FakeBucket(SECRET);
    c = new TestCluster(home, 1);
    put("d/a.csv", "1\tone\t1.5\n2\ttwo\t\\N\n\n3\n4\tfour\t2\tmore\n");
    put("d/b.csv", "5\tfive\t3\n");
    put("names.csv", "Id,Name\n1,\"x,y\"\n2,z\n");
    put("rows.json", "{\"id\":1,\"v\":\"a\"}\n{\"id\":2,\"n\":true}\nbroken\n");
    put("array.json", "{\"r\":[{\"id\":1},{\"id\":2}]}");
    put("hive.text", "150\u0001str\u00011.5\n7\u0001low\u00012.5\n1000\u0001\\N\u0001x\n");
    put("empty.csv", "");
    put("line.csv", "\nx\n");
    bucket.objects.put("data/p.csv.gz", gzip("1,a\n2,b\n"));
    bucket.objects.put("data/t.parquet", parquet());
  }

  @AfterAll
  static void stop() {
    c.close();
    bucket.close();
  }

  private static void put(String key, String text) {
    bucket.objects.put("data/" + key, text.getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }

  private static byte[] parquet() throws Exception {
    Path file = home.resolve("t.parquet");
    try (Connection duckDb = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = duckDb.createStatement()) {
      statement.execute(
          "COPY (SELECT 7 AS \"Id\", DATE '2026-01-02' AS d, 1.25::DECIMAL(9,2) AS m) TO '"
              + file
              + "' (FORMAT parquet)");
    }
    return Files.readAllBytes(file);
  }

  /** The function's call; more begins with a comma. */
  private static String s3(String key, String format, String more) {
    return "S3(\"uri\" = \"s3://data/"
        + key
        + "\", \"s3.endpoint\" = \""
        + bucket.endpoint()
        + "\", \"s3.access_key\" = \"AK\", \"s3.secret_key\" = \""
        + SECRET
        + "\", \"s3.region\" = \"us-east-1\", \"use_path_style\" = \"true\", \"format\" = \""
        + format
        + "\""
        + more
        + ")";
  }

  private static List<String> columns(String query) {
    try (StatementResult result = c.result(query)) {
      return result.columns().stream().map(s -> s.name() + ":" + s.type()).toList();
    }
  }

  @Test
  void namesTheColumnsOfTextC1C2AndFillsWhatALineLacks() {
    String from = s3("d/a.csv", "csv", "");
    assertThat(columns("SELECT * FROM " + from)).containsExactly("c1:text", "c2:text", "c3:text");
    assertThat(c.sql("SELECT * FROM " + from + " ORDER BY c1"))
        .containsExactly("1|one|1.5", "2|two|null", "3|null|null", "4|four|2");
  }

  @Test
  void readsAllFilesThatAPatternMatches() {
    assertThat(c.sql("SELECT count(*), max(c1) FROM " + s3("d/*.csv", "csv", "")))
        .containsExactly("5|5");
    assertThat(c.sql("SELECT count(*) FROM " + s3("*/{a,b}.csv", "csv", ""))).containsExactly("5");
    assertThat(c.sql("SELECT count(*) FROM " + s3("*.csv", "csv", ", 'line_delimiter'='|'")))
        .containsExactly("2");
  }

  @Test
  void takesNamesFromTheFirstLine() {
    String more = ", \"column_separator\" = \",\", \"enclose\" = \"\\\"\"";
    String from = s3("names.csv", "csv_with_names", more);
    assertThat(columns("SELECT * FROM " + from)).containsExactly("id:text", "name:text");
    assertThat(c.sql("SELECT f.name FROM " + from + " f WHERE f.id = 1")).containsExactly("x,y");
    assertThat(c.sql("SELECT _tvf_s3.name FROM " + from + " WHERE id = '2'")).containsExactly("z");
  }

  @Test
  void readsCompressedText() {
    String comma = ", 'column_separator' = ','";
    assertThat(c.sql("SELECT c2 FROM " + s3("p.csv.gz", "csv", comma) + " ORDER BY c1"))
        .containsExactly("a", "b");
    assertThat(c.error("SELECT * FROM " + s3("p.csv.gz", "csv", ", 'compress_type' = 'bz2'")))
        .endsWith("minidoris reads no files compressed by bz2. HINT: use gz or plain");
  }

  @Test
  void readsJsonByLineAndByPath() {
    assertThat(c.sql("SELECT * FROM " + s3("rows.json", "json", "") + " ORDER BY id"))
        .containsExactly("1|a", "2|null");
    String paths = ", 'jsonpaths' = '[\"$.id\", \"$.n\"]', 'read_json_by_line' = 'true'";
    assertThat(c.sql("SELECT id, n FROM " + s3("rows.json", "json", paths) + " ORDER BY id"))
        .containsExactly("1|null", "2|1");
    String root = ", 'json_root' = '$.r', 'strip_outer_array' = 'true'";
    assertThat(c.sql("SELECT id FROM " + s3("array.json", "json", root) + " ORDER BY id"))
        .containsExactly("1", "2");
  }

  @Test
  void readsParquetWithItsTypes() {
    String from = s3("t.parquet", "parquet", "");
    assertThat(columns("SELECT * FROM " + from))
        .containsExactly("id:int", "d:date", "m:decimal(9,2)");
    assertThat(c.sql("SELECT id + 1, d, m FROM " + from)).containsExactly("8|2026-01-02|1.25");
  }

  @Test
  void readsHiveTextByASchema() {
    String more = ", \"csv_schema\" = \"k1:int;k2:string;k3:double\"";
    assertThat(
            c.sql(
                "SELECT * FROM "
                    + s3("hive.text", "hive_text", more)
                    + " WHERE k1 > 100 ORDER BY k3,k2,k1"))
        .containsExactly("1000|null|null", "150|str|1.5");
  }

  @Test
  void hasAColumnWithoutRowsWhereNothingLies() {
    assertThat(columns("SELECT * FROM " + s3("nosuch.csv", "csv", "")))
        .containsExactly("__dummy_col:text");
    assertThat(c.sql("SELECT * FROM " + s3("empty.csv", "csv", ""))).isEmpty();
  }

  @Test
  void loadsIntoATable() {
    c.sql(
        "CREATE TABLE loaded (k INT, v VARCHAR(20)) DUPLICATE KEY(k)"
            + " DISTRIBUTED BY HASH(k) BUCKETS 2 PROPERTIES('replication_num'='1')");
    c.sql("INSERT INTO loaded SELECT c1, c2 FROM " + s3("d/*", "csv", ""));
    assertThat(c.sql("SELECT * FROM loaded ORDER BY k"))
        .containsExactly("1|one", "2|two", "3|null", "4|four", "5|five");
  }

  @Test
  void standsInAViewWithItsResource() {
    c.sql(
        "CREATE RESOURCE \"res\" PROPERTIES (\"type\" = \"s3\", \"s3.endpoint\" = \""
            + bucket.endpoint()
            + "\", \"s3.region\" = \"us-east-1\", \"s3.access_key\" = \"AK\","
            + " \"s3.secret_key\" = \""
            + SECRET
            + "\", \"s3.bucket\" = \"data\", \"use_path_style\" = \"true\","
            + " \"s3_validity_check\" = \"false\")");
    String from =
        "S3(\"uri\" = \"s3://data/hive.text\", \"format\" = \"hive_text\","
            + " \"csv_schema\" = \"k1:int;k2:string;k3:double\", \"resource\" = \"res\")";
    c.sql("CREATE VIEW files AS SELECT * FROM " + from + " WHERE k1 > 100 ORDER BY k3,k2,k1");
    assertThat(c.sql("SELECT k1 FROM files ORDER BY k1")).containsExactly("150", "1000");
    assertThat(String.join("", c.sql("SHOW CREATE VIEW files")))
        .contains("`_tvf_s3`.`k1`", "\"resource\" = \"res\"");
    c.sql("DROP RESOURCE \"res\"");
    assertThat(c.error("SELECT k1 FROM files"))
        .isEqualTo(
            "errCode = 2, detailMessage = Can not build s3(): errCode = 2,"
                + " detailMessage = Can not find resource: res");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      quoteCharacter = '~',
      value = {
        "'uri'='s3://data/x' # format: is not supported.",
        "'format'='xml' # format:xml is not supported.",
        "'format'='csv','column_separator'='' # column_separator can not be empty.",
        "'format'='csv','enclose'='ab' # enclose should not be longer than one byte.",
        "'format'='csv','escape'='ab' # escape must be single-char",
        "'format'='csv','skip_lines'='-1' # skipLines should not be less than 0.",
        "'format'='csv','compress_type'='rar' # errCode = 2, detailMessage ="
            + " Unknown compression type: rar",
        "'format'='json','compress_type'='rar' # Analyze file format failed: errCode = 2,"
            + " detailMessage = Unknown compression type: rar",
        "'format'='csv','csv_schema'='k1' # errCode = 2, detailMessage = invalid csv schema:"
            + " errCode = 2, detailMessage = invalid csv schema: k1",
        "'format'='csv','csv_schema'='k:blob' # errCode = 2, detailMessage = invalid csv schema:"
            + " errCode = 2, detailMessage = unsupported column type: blob",
        "'format'='csv' # No supported storage type found. Please check your configuration.",
        "'format'='csv','s3.endpoint'='http://localhost:1' # props must contain uri",
        "'format'='csv','uri'='s3://d/x','s3.access_key'='a' # Both the access key and the"
            + " secret key must be set.",
        "'format'='csv','uri'='s3://d/x','s3.access_key'='a','s3.secret_key'='b' # Endpoint is"
            + " not set. Please specify it explicitly.",
        "'format'='csv','uri'='ftp://d/x','s3.endpoint'='http://localhost:1' #"
            + " org.apache.doris.common.UserException: errCode = 2, detailMessage ="
            + " Invalid scheme: ftp://d/x",
        "'format'='orc' # minidoris reads no files of format orc. HINT: use csv, csv_with_names,"
            + " csv_with_names_and_types, hive_text, json or parquet",
      })
  void refusesAsDorisDoes(String properties, String message) {
    assertThat(c.error("SELECT * FROM s3(" + properties + ")"))
        .isEqualTo("errCode = 2, detailMessage = Can not build s3(): " + message);
  }

  @Test
  void tellsWhyAFileCannotBeRead() {
    assertThat(c.error("SELECT * FROM " + s3("line.csv", "csv", "")))
        .endsWith("[INTERNAL_ERROR]The first line is empty, can not parse column numbers");
    assertThat(c.error("SELECT * FROM " + s3("x.csv", "csv", "").replace(SECRET, "wrong")))
        .startsWith(
            "errCode = 2, detailMessage = Can not build s3(): errCode = 2, detailMessage = parse"
                + " file failed, err: errCode = 2, detailMessage = S3TvfBroker list path exception."
                + " path=s3://data/x.csv, err: ")
        .contains("does not match the signature")
        .doesNotContain("wrong");
  }
}
