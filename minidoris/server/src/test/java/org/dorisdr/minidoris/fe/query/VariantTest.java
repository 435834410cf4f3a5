package org.dorisdr.minidoris.fe.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VariantTest {
  @TempDir Path home;

  private TestCluster c;

  @BeforeEach
  void start() throws Exception {
    c = new TestCluster(home, 1);
    c.sql(
        "CREATE TABLE t (k INT, v VARIANT, m ARRAY<INT>) UNIQUE KEY(k)"
            + " DISTRIBUTED BY HASH(k) BUCKETS 1 PROPERTIES('replication_num'='1')");
    c.sql(
        "INSERT INTO t VALUES (1, '{\"name\":\"one\",\"a\":{\"b\":5},\"l\":[7,8]}', '[3, 4]'),"
            + " (2, NULL, NULL), (3, 'not json', NULL)");
  }

  @AfterEach
  void stop() {
    c.close();
  }

  @Test
  void findsWhatIsInside() {
    assertThat(
            c.sql(
                "SELECT v['name'], CAST(v[\"name\"] AS STRING), v['a']['b'],"
                    + " CAST(v['a']['b'] AS INT) + 1, v['none'], m[1], CAST(m[1] AS BIGINT)"
                    + " FROM t WHERE k = 1"))
        .containsExactly("one|one|5|6|null|3|3");
    assertThat(c.sql("SELECT k FROM t WHERE CAST(v['name'] AS STRING) = 'one'"))
        .containsExactly("1");
  }

  @Test
  void isComparedWithTextsAndNumbers() {
    assertThat(c.sql("SELECT k FROM t WHERE v['name'] = 'one'")).containsExactly("1");
    assertThat(c.sql("SELECT k FROM t WHERE 'one' = v['name'] AND v['a']['b'] = 5"))
        .containsExactly("1");
    assertThat(c.sql("SELECT k FROM t WHERE v['name'] <> 'two' AND v['a']['b'] > -1"))
        .containsExactly("1");
    assertThat(c.sql("SELECT k FROM t WHERE v['name'] IN ('two', 'one')")).containsExactly("1");
    assertThat(c.sql("SELECT k FROM t WHERE v['a']['b'] IN (4, 5)")).containsExactly("1");
    assertThat(c.sql("SELECT k FROM t WHERE v['a']['b'] BETWEEN 5 AND 6")).containsExactly("1");
    assertThat(c.sql("SELECT k FROM t WHERE v['name'] LIKE 'o%'")).containsExactly("1");
    assertThat(c.sql("SELECT k FROM t WHERE v['name'] = 5")).isEmpty();
    assertThat(c.sql("SELECT k FROM t WHERE m[1] = 3 AND m[2] IN (4)")).containsExactly("1");
  }

  @Test
  void keepsTextThatIsNoJson() {
    assertThat(c.sql("SELECT k, v FROM t WHERE k > 1 ORDER BY k"))
        .containsExactly("2|null", "3|not json");
  }

  @Test
  void isWrittenFromOtherValues() {
    c.sql("INSERT INTO t SELECT k + 10, v, NULL FROM t WHERE k = 1");
    c.sql("INSERT INTO t VALUES (4, 12, NULL)");
    c.sql("ALTER TABLE t ADD COLUMN w VARIANT");
    c.sql("UPDATE t SET w = v WHERE k = 11");
    assertThat(c.sql("SELECT CAST(w['a']['b'] AS INT) FROM t WHERE k = 11")).containsExactly("5");
    assertThat(c.sql("SELECT v FROM t WHERE k = 4")).containsExactly("12");
    assertThat(c.sql("DESC t").get(3)).startsWith("w|variant");
  }
}
