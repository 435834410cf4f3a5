package org.dorisdr.minidoris.fe.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the header {@code columns} of a stream load does. */
class LoadColumnsTest extends LoadFixture {
  @BeforeAll
  static void createTablesOfBitmaps() {
    String end = " DISTRIBUTED BY HASH(k) BUCKETS 1 PROPERTIES('replication_num'='1')";
    cluster.sql("CREATE TABLE united (k INT, b BITMAP BITMAP_UNION) AGGREGATE KEY(k)" + end);
    cluster.sql("CREATE TABLE kept (k INT, b BITMAP) DUPLICATE KEY(k)" + end);
  }

  private static String cut(String table, String body, String columns) throws Exception {
    return client.load(table, body, "column_separator", ",", "columns", columns).toString();
  }

  @Test
  void rowsGetNumbers() throws Exception {
    cluster.sql(
        "CREATE TABLE numbered (v INT, id BIGINT NOT NULL AUTO_INCREMENT(5)) DUPLICATE KEY(v)"
            + " DISTRIBUTED BY HASH(v) BUCKETS 2 PROPERTIES ('replication_num' = '1')");
    isLoaded(client.load("numbered", "1\n2\n", "columns", "v"), 2, 0, 0);
    isLoaded(client.load("numbered", "3\t4\n4\t\\N\n"), 2, 0, 0);
    assertThat(cluster.sql("SELECT id FROM numbered WHERE v < 4 ORDER BY v"))
        .containsExactly("5", "6", "4");
    assertThat(cluster.sql("SELECT COUNT(*) FROM numbered WHERE v = 4 AND id > 6"))
        .containsExactly("1");
  }

  @Test
  void generatedColumnsAreInNoFile() throws Exception {
    cluster.sql(
        "CREATE TABLE made (a INT, b INT AS (a * 2), c INT) DUPLICATE KEY(a)"
            + " DISTRIBUTED BY HASH(a) BUCKETS 2 PROPERTIES ('replication_num' = '1')");
    isLoaded(client.load("made", "1\t5\n2\t6\n"), 2, 0, 0);
    assertThat(cluster.sql("SELECT a, b, c FROM made ORDER BY a"))
        .containsExactly("1|2|5", "2|4|6");
  }

  @Test
  void columnsMayBeWorkedOutAndLeftOut() throws Exception {
    JsonNode report =
        client.load(
            "t",
            "1,a,20,2026-01-02 03:04:05\n2,b,30,2026-01-02 03:04:05\n",
            "column_separator",
            ",",
            "columns",
            "k, skipped, tmp, d, v = concat(skipped, '-x'), n = tmp * 2 + hour(d)");
    isLoaded(report, 2, 0, 0);
    assertThat(cluster.sql("SELECT * FROM t ORDER BY k"))
        .containsExactly("1|a-x|43|2026-01-02 03:04:05", "2|b-x|63|2026-01-02 03:04:05");
    failsWith(client.load("t", "1", "columns", "k, v = nosuch"), "Unknown column 'nosuch'");
  }

  /**
   * {@code NereidsLoadScanProvider.fillContextExprMap}: an expression reads those before it, also
   * of names that are no columns of the table, and not those behind it.
   */
  @Test
  void expressionsMayReadThoseBeforeThem() throws Exception {
    isLoaded(
        client.load(
            "t",
            "1\t5\n2\t6\n",
            "columns",
            "k, x, twice = x * 2, n = twice + 1, v = concat(n, '!'), unused = twice"),
        2,
        0,
        0);
    isLoaded(
        client.load("t", "3\t9\n", "columns", "k = k + 1, n = k * 10, v = 'x', d = '2026-01-02'"),
        1,
        0,
        0);
    assertThat(cluster.sql("SELECT k, v, n FROM t ORDER BY k"))
        .containsExactly("1|11!|11", "2|13!|13", "4|x|40");
    failsWith(
        client.load("t", "1\n", "columns", "k, v = later, later = k"), "Unknown column 'later'");
    isLoaded(
        client.load(
            "u",
            "1\td\n2\tu\n",
            "columns",
            "k, op, gone = upper(op)",
            "merge_type",
            "MERGE",
            "delete",
            "gone = 'D'"),
        2,
        0,
        0);
    assertThat(cluster.sql("SELECT k FROM u")).containsExactly("2");
  }

  /** {@code NereidsLoadUtils.createLoadPlan}: such a column is cast before expressions read it. */
  @Test
  void expressionsReadColumnsOfTheTableAsValuesOfTheirTypes() throws Exception {
    cluster.sql(
        "CREATE TABLE wide (k BIGINT, v BIGINT, s VARCHAR(20)) DUPLICATE KEY(k)"
            + " DISTRIBUTED BY HASH(k) BUCKETS 1 PROPERTIES ('replication_num' = '1')");
    isLoaded(
        client.load(
            "wide",
            "9007199254740993\t01\n007\t02\n",
            "columns",
            "k, raw, v = k + 1, s = concat(k, raw)"),
        2,
        0,
        0);
    assertThat(cluster.sql("SELECT * FROM wide ORDER BY k"))
        .containsExactly("7|8|702", "9007199254740993|9007199254740994|900719925474099301");
  }

  /** {@code NereidsLoadPlanInfoCollector}: the file's column of that name is what is looked at. */
  @Test
  void strictModeLooksAtTheFilesColumnOfTheSameName() throws Exception {
    isLoaded(
        client.load(
            "t",
            "1\t6\n2\t7\n",
            "columns",
            "k, n, n = nullif(n, '7')",
            "strict_mode",
            "true",
            "max_filter_ratio",
            "0.5"),
        1,
        1,
        0);
    isLoaded(
        client.load("t", "3\t7\n", "columns", "k, x, n = nullif(x, '7')", "strict_mode", "true"),
        1,
        0,
        0);
    assertThat(cluster.sql("SELECT k, n FROM t ORDER BY k")).containsExactly("1|6", "3|null");
  }

  /** load_p0/stream_load/test_json_load, case 2: the file has each column that reads itself. */
  @Test
  void aColumnMayBeWorkedOutOfItself() throws Exception {
    isLoaded(
        client.load(
            "t", "{\"k\": 3, \"n\": 5}", "format", "json", "columns", "k = k * 10, v = 'x'"),
        1,
        0,
        0);
    isLoaded(client.load("t", "4\t6\t2026-01-02\n", "columns", "n = n + 1, v = 'y'"), 1, 0, 0);
    assertThat(cluster.sql("SELECT k, v, n FROM t ORDER BY k")).containsExactly("4|y|7", "30|x|5");
  }

  /** load_p0/stream_load/test_chinese_col_load, by hand: the JDK's client sends no such header. */
  @Test
  void columnsMayHaveOtherLetters() throws Exception {
    cluster.sql(
        "CREATE TABLE names (id INT, `\u59d3\u540d` VARCHAR(20)) DISTRIBUTED BY HASH(id) BUCKETS 1"
            + " PROPERTIES ('replication_num' = '1')");
    String load =
        "PUT /api/db/names/_stream_load HTTP/1.1\r\nHost: be\r\nConnection: close\r\n"
            + "Authorization: Basic cm9vdDo=\r\ncolumns: id,\u59d3\u540d\r\nContent-Length: 4\r\n\r\n"
            + "1\tx\n";
    try (Socket socket = new Socket("127.0.0.1", cluster.backends.get(0).ports().http())) {
      socket.setSoTimeout(120_000);
      socket.getOutputStream().write(load.getBytes(StandardCharsets.UTF_8));
      String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(answer).contains("\"Success\"");
    }
    assertThat(cluster.sql("SELECT `\u59d3\u540d` FROM names")).containsExactly("x");
  }

  @Test
  void makesBitmapsOfTexts() throws Exception {
    assertThat(cut("united", "1,5\n1,6\n2,\\N\n3,x\n", "k, v, b=to_bitmap(v)"))
        .contains("\"Status\":\"Success\"");
    assertThat(cluster.sql("SELECT k, bitmap_to_string(b) FROM united ORDER BY k"))
        .containsExactly("1|5,6", "2|", "3|");
    assertThat(cut("kept", "1,5\n", "k, v, b=bitmap_hash(v)")).contains("\"Status\":\"Success\"");
    assertThat(cut("kept", "2,5\n", "k, v")).contains("\"Status\":\"Success\"");
    assertThat(cluster.sql("SELECT k, bitmap_count(b) FROM kept ORDER BY k"))
        .containsExactly("1|1", "2|0");
  }

  /** Words of Doris's NereidsLoadUtils and TypeCoercionUtils. */
  @Test
  void refusesTextsForBitmaps() throws Exception {
    assertThat(cut("united", "1,5\n", "k, b"))
        .contains("bitmap column b require the function return type is BITMAP");
    assertThat(cut("united", "1,5\n", "k, v, b=v + 1"))
        .contains("bitmap column b require the function return type is BITMAP");
    assertThat(cut("kept", "1,5\n", "k, b"))
        .contains("can not cast from origin type VARCHAR(65533) to target type=BITMAP");
  }
}
