package org.dorisdr.minidoris.fe.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What changes rows counts with decimals as queries do: 20.00 / 3 has six digits behind the point,
 * of which the last is cut off, not rounded.
 */
class DecimalChangesTest {
  private static final String ONE = " PROPERTIES ('replication_num' = '1')";

  @TempDir static Path home;
  private static TestCluster cluster;

  @BeforeAll
  static void start() throws Exception {
    cluster = new TestCluster(home, 1);
  }

  @AfterAll
  static void stop() {
    cluster.close();
  }

  @Test
  void updates() {
    cluster.sql(
        "CREATE TABLE u (k INT, a DECIMAL(10,2), q DECIMAL(20,6), t DATETIME(3) DEFAULT"
            + " CURRENT_TIMESTAMP(3)) UNIQUE KEY(k) DISTRIBUTED BY HASH(k) BUCKETS 1"
            + ONE);
    cluster.sql("INSERT INTO u VALUES (1, 20, 0, '2024-01-01'), (2, 10, 0, '2024-01-01')");
    cluster.sql("UPDATE u AS x SET q = x.a / 3, t = DEFAULT WHERE x.a / 3 = 6.666666");
    assertThat(cluster.sql("SELECT k, q, length(t), t > '2024-01-02' FROM u ORDER BY k"))
        .containsExactly("1|6.666666|23|1", "2|0.000000|23|0");
    cluster.sql("DELETE FROM u WHERE a / 3 = 6.666666");
    assertThat(cluster.sql("SELECT k FROM u")).containsExactly("2");
  }

  @Test
  void deletesByACondition() {
    cluster.sql(
        "CREATE TABLE c (k INT, a DECIMAL(10,2)) DUPLICATE KEY(k) DISTRIBUTED BY HASH(k) BUCKETS 1"
            + ONE);
    cluster.sql("INSERT INTO c VALUES (1, 20), (2, 10)");
    cluster.sql("DELETE FROM c WHERE a / 3 = 6.666666");
    assertThat(cluster.sql("SELECT k FROM c")).containsExactly("2");
  }

  @Test
  void generatesColumns() {
    cluster.sql(
        "CREATE TABLE g (k INT, a DECIMAL(10,2), q DECIMAL(20,6) AS (a / 3)) DUPLICATE KEY(k)"
            + " DISTRIBUTED BY HASH(k) BUCKETS 1"
            + ONE);
    cluster.sql("INSERT INTO g (k, a) VALUES (1, 20)");
    cluster.sql("INSERT INTO g (k, a) SELECT k + 1, a FROM g");
    assertThat(cluster.sql("SELECT k, q FROM g ORDER BY k"))
        .containsExactly("1|6.666666", "2|6.666666");
  }
}
