package org.dorisdr.minidoris.fe.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Doris's grammar takes {@code (relations)} for a relation, whose tables keep their names. */
class ParenthesedJoinTest {
  @TempDir static Path home;
  private static TestCluster cluster;

  @BeforeAll
  static void start() throws Exception {
    cluster = new TestCluster(home, 1);
    for (String name : new String[] {"a", "b", "c"}) {
      cluster.sql(
          "CREATE TABLE "
              + name
              + " (k INT, v DECIMAL(9,2)) DUPLICATE KEY(k) DISTRIBUTED BY HASH(k) BUCKETS 1"
              + " PROPERTIES ('replication_num' = '1')");
    }
    cluster.sql("INSERT INTO a VALUES (1, 1.50), (2, 2.50)");
    cluster.sql("INSERT INTO b VALUES (1, 10.00), (3, 30.00)");
    cluster.sql("INSERT INTO c VALUES (1, 7.00), (2, 8.00)");
  }

  @AfterAll
  static void stop() {
    cluster.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "* FROM (a JOIN b ON a.k = b.k) ~ 1|1.50|1|10.00 ~ int decimal(9,2) int decimal(9,2)",
        "a.v / 3, b.v FROM (a JOIN b ON a.k = b.k) ~ 0.500000|10.00 ~ decimal(13,6) decimal(9,2)",
        "c.v, b.k FROM c LEFT JOIN (a JOIN b ON a.k = b.k) ON c.k = a.k ORDER BY c.k ~ 7.00|1;8.00|null ~ decimal(9,2) int",
        "x.k, c.k FROM ((a x JOIN b y ON x.k = y.k) JOIN c ON c.k = x.k) ~ 1|1 ~ int int",
        "count(*) FROM (a, b) ~ 4 ~ bigint",
        "count(*) FROM a INNER JOIN b INNER JOIN c ON a.k = c.k ~ 4 ~ bigint",
        "a.k FROM (a) WHERE k > 1 ~ 2 ~ int",
      })
  void joins(String query, String rows, String types) {
    assertThat(String.join(";", cluster.sql("SELECT " + query))).isEqualTo(rows);
    assertThat(cluster.types("SELECT " + query)).isEqualTo(types);
  }
}
