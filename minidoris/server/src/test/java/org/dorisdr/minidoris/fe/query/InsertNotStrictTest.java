package org.dorisdr.minidoris.fe.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * INSERT with {@code enable_insert_strict = false}: rows that the table does not take are left out,
 * at most {@code insert_max_filter_ratio} of them (Doris's AbstractInsertExecutor), and values that
 * do not fit become NULL or are cut (its OlapTableBlockConvertor).
 */
class InsertNotStrictTest {
  private static final String END = " PROPERTIES('replication_num'='1')";

  @TempDir static Path home;
  private static TestCluster c;

  @BeforeAll
  static void start() throws Exception {
    c = new TestCluster(home, 1);
    c.sql(
        "CREATE TABLE d (k INT NOT NULL, v VARCHAR(3), n INT) DUPLICATE KEY(k)"
            + " PARTITION BY RANGE(k) (PARTITION p VALUES LESS THAN ('100'))"
            + " DISTRIBUTED BY HASH(k) BUCKETS 2"
            + END);
    c.sql(
        "CREATE TABLE s (k INT, v STRING, n STRING) DUPLICATE KEY(k) DISTRIBUTED BY HASH(k)" + END);
    c.sql("INSERT INTO s VALUES (1, 'abcdef', '7'), (2, '\u00e4\u00e4\u00e4', '8'), (3, 'c', 'x')");
    c.sql("INSERT INTO s VALUES (NULL, 'd', '9'), (200, 'e', '10')");
  }

  @AfterAll
  static void stop() {
    c.close();
  }

  @BeforeEach
  void empty() {
    c.sql("TRUNCATE TABLE d");
    c.sql("SET enable_insert_strict = false");
    c.sql("SET insert_max_filter_ratio = 1");
  }

  /** insert_p0/test_insert_row_count counts what is stored. */
  @Test
  void rowsThatTheTableDoesNotTakeAreLeftOut() {
    assertThat(c.sql("INSERT INTO d SELECT * FROM s")).containsExactly("2");
    assertThat(c.sql("SELECT * FROM d ORDER BY k")).containsExactly("1|abc|7", "3|c|null");
    assertThat(c.result("INSERT INTO d VALUES (9, 'a', 1), (NULL, 'b', 2)").warnings())
        .as("OlapInsertExecutor: rows left out are the warnings of the OK packet")
        .isEqualTo(1);
    assertThat(c.sql("DELETE FROM d WHERE k = 9")).isNotNull();
    assertThat(c.sql("INSERT INTO d VALUES (4, 'long', 'x'), (NULL, 'a', 1)")).containsExactly("1");
    assertThat(c.sql("INSERT INTO d VALUES (5, 'long', '5')")).containsExactly("1");
    assertThat(c.sql("SELECT * FROM d WHERE k > 3 ORDER BY k"))
        .containsExactly("4|lon|null", "5|lon|5");
  }

  /** insert_p0/test_insert_docs_demo */
  @Test
  void notMoreThanTheRatioAllows() {
    c.sql("SET insert_max_filter_ratio = 0.1");
    assertThat(c.error("INSERT INTO d VALUES (1, 'a', 1), (NULL, 'b', 2)"))
        .isEqualTo(
            "errCode = 2, detailMessage = Insert has too many filtered data 1/2"
                + " insert_max_filter_ratio is 0.100000. first_error_msg: Reason: null value for"
                + " not null column, column=k");
    c.sql("SET insert_max_filter_ratio = 0.5");
    assertThat(c.sql("INSERT INTO d VALUES (1, 'a', 1), (NULL, 'b', 2)")).containsExactly("1");
    assertThat(c.sql("SELECT k FROM d")).containsExactly("1");
  }

  /** A text that is no time is NULL; the differences told of 0, which Doris's INSERT makes NULL. */
  @Test
  void timesThatAreNoneAreNull() {
    c.sql("CREATE TABLE times (k INT, d DATE, t DATETIME) DISTRIBUTED BY HASH(k)" + END);
    assertThat(c.sql("INSERT INTO times VALUES (1, 0, 'x'), (2, '2024-02-03', 20240203)"))
        .containsExactly("2");
    assertThat(c.sql("SELECT * FROM times ORDER BY k"))
        .containsExactly("1|null|null", "2|2024-02-03|2024-02-03 00:00:00");
    c.sql("SET enable_insert_strict = true");
    assertThat(c.error("INSERT INTO times VALUES (1, 0, NULL)")).contains("could not convert '0'");
  }

  /** {@code InsertUtils.normalizePlan}. */
  @Test
  void rowsWithoutValuesHaveAllDefaults() {
    c.sql("CREATE TABLE plain (k INT DEFAULT '7', v STRING) DISTRIBUTED BY HASH(k)" + END);
    assertThat(c.sql("INSERT INTO plain VALUES (), (1, 'a'), ()")).containsExactly("3");
    assertThat(c.sql("SELECT * FROM plain ORDER BY k")).containsExactly("1|a", "7|null", "7|null");
    assertThat(c.error("INSERT INTO plain (k) VALUES ()"))
        .contains("value list should not be empty if columns are specified");
  }

  @Test
  void strictOnesFailAsAWhole() {
    c.sql("SET enable_insert_strict = true");
    assertThat(c.error("INSERT INTO d SELECT * FROM s WHERE n <> 'x' AND k IS NULL"))
        .startsWith(
            "errCode = 2, detailMessage = Insert has filtered data in strict mode."
                + " first_error_msg: Reason: null value");
    assertThat(c.error("INSERT INTO d VALUES (1, 'abcd', 1)")).contains("too long than schema");
    assertThat(c.error("INSERT INTO d VALUES (200, 'a', 1)"))
        .contains("no partition for this tuple");
  }

  /** {@code OlapInsertExecutor.onFail}. */
  @Test
  void tellWhereTheErrorsCanBeRead() throws Exception {
    c.sql("SET enable_insert_strict = true");
    String error = c.error("INSERT INTO d VALUES (NULL, 'a', 1)");
    assertThat(error)
        .matches(
            "errCode = 2, detailMessage = Insert has filtered data in strict mode."
                + " first_error_msg: Reason: null value for not null column, column=k"
                + ". url: http://[^ ]+/api/_load_error_log\\?file=__shard_0/error_log_insert_stmt_\\S+");
    String url = error.substring(error.indexOf("http://"));
    try (var page = java.net.URI.create(url).toURL().openStream()) {
      assertThat(new String(page.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8))
          .startsWith("Reason: null value for not null column, column=k");
    }
  }
}
