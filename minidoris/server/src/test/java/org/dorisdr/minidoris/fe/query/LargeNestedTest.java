package org.dorisdr.minidoris.fe.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Numbers of 128 bits inside of other values, which data files have no type for. */
class LargeNestedTest {
  private static final String LARGE = "1234567898765432123456789";

  @TempDir Path home;
  private TestCluster c;

  @BeforeEach
  void start() throws Exception {
    c = new TestCluster(home, 1);
  }

  @AfterEach
  void stop() {
    c.close();
  }

  @Test
  void keepEachOfTheirDigits() {
    c.sql(
        "CREATE TABLE t (k INT, a ARRAY<LARGEINT>, m MAP<LARGEINT, LARGEINT>,"
            + " s STRUCT<f:LARGEINT, g:ARRAY<LARGEINT>>) DISTRIBUTED BY HASH(k) BUCKETS 1"
            + " PROPERTIES('replication_num'='1')");
    String number = "CAST('" + LARGE + "' AS LARGEINT)";
    c.sql(
        "INSERT INTO t SELECT 1, array(%1$s, -1), map(%1$s, 2), named_struct('f', %1$s, 'g', array(%1$s))"
            .formatted(number));
    c.sql("INSERT INTO t VALUES (2, NULL, NULL, NULL)");
    assertThat(c.sql("SELECT a, m, s FROM t ORDER BY k"))
        .containsExactly(
            "[%1$s, -1]|{%1$s:2}|{\"f\":%1$s, \"g\":[%1$s]}".formatted(LARGE), "null|null|null");
    assertThat(c.sql("SELECT a[1], m[%1$s], k FROM t WHERE a[1] = %1$s".formatted(number)))
        .containsExactly(LARGE + "|2|1");
  }

  /** What a query yields becomes the text that Doris casts it to, not the engine's. */
  @Test
  void valuesOfAQueryBecomeDorissTexts() {
    c.sql(
        "CREATE TABLE texts (k INT, s STRING, v VARCHAR(30)) DISTRIBUTED BY HASH(k) BUCKETS 1"
            + " PROPERTIES('replication_num'='1')");
    c.sql("INSERT INTO texts SELECT 1, true, false");
    c.sql("INSERT INTO texts SELECT 2, array('a', NULL), map('k', 1)");
    c.sql("INSERT INTO texts SELECT 3, CAST(1e20 AS DOUBLE), CAST(0.5 AS FLOAT)");
    c.sql("INSERT INTO texts SELECT 4, struct(1, 'x'), NULL");
    assertThat(c.sql("SELECT s, v FROM texts ORDER BY k"))
        .containsExactly(
            "1|0", "[\"a\", null]|{\"k\":1}", "1e+20|0.5", "{\"col1\":1, \"col2\":\"x\"}|null");
  }
}
