package org.dorisdr.minidoris.fe.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Addresses are numbers in Doris: 59.1.1.1 stands before 119.1.1.1, and :: before all. */
class AddressOrderTest {
  @TempDir static Path home;
  private static TestCluster c;

  @BeforeAll
  static void start() throws Exception {
    c = new TestCluster(home, 1);
    c.sql(
        "CREATE TABLE ips (k INT, a IPV4, b IPV6, s STRING) DISTRIBUTED BY HASH(k) BUCKETS 1"
            + " PROPERTIES ('replication_num'='1')");
    c.sql(
        "INSERT INTO ips VALUES (1, '119.1.1.1', '2001::1', 'x'), (2, '59.1.1.1', 'a::1', 'y'),"
            + " (3, '8.8.8.8', '::2', 'z')");
    c.sql("CREATE VIEW seen AS SELECT k, a AS address FROM ips");
  }

  @AfterAll
  static void stop() {
    c.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT k, a FROM ips ORDER BY a",
        "SELECT k, a AS x FROM ips ORDER BY x",
        "SELECT k, a AS k2, s FROM ips ORDER BY k2, s",
        "SELECT k, a FROM ips ORDER BY 2",
        "SELECT * FROM ips ORDER BY 2",
        "SELECT i.* FROM ips i ORDER BY 2, i.s",
        "SELECT k, max(a) AS m FROM ips GROUP BY k ORDER BY m",
        "SELECT k, max(a) FROM ips GROUP BY k ORDER BY 2",
        "SELECT k, max(a) FROM ips GROUP BY k ORDER BY max(a)",
        "SELECT k, coalesce(a, a) AS m FROM ips ORDER BY m, s",
        "SELECT DISTINCT k, a FROM ips ORDER BY a",
        "SELECT DISTINCT k, a AS x FROM ips ORDER BY x, 1",
        "SELECT DISTINCT k, a FROM ips ORDER BY 2 LIMIT 3",
        "SELECT DISTINCT k, i.a FROM ips i ORDER BY i.a",
        "SELECT k, a FROM ips WHERE k < 3 UNION SELECT k, a FROM ips WHERE k > 1 ORDER BY a",
        "SELECT k, a FROM ips WHERE k < 3 UNION ALL SELECT k, a FROM ips WHERE k = 3 ORDER BY 2",
        "(SELECT k, a FROM ips) ORDER BY a",
        "WITH w AS (SELECT DISTINCT k, a FROM ips) SELECT k, a FROM w ORDER BY a",
        "WITH w AS (SELECT DISTINCT k, a FROM ips) SELECT DISTINCT k, a AS y FROM w ORDER BY y",
        "WITH w AS (SELECT k, a FROM ips) SELECT * FROM w UNION SELECT * FROM w ORDER BY a",
        "SELECT k, address FROM seen ORDER BY address",
        "SELECT k, address AS x FROM (SELECT * FROM seen) v ORDER BY x",
        "SELECT k, b AS x FROM ips ORDER BY x",
        "SELECT k, (SELECT max(j.a) FROM ips j WHERE j.k = i.k) AS m FROM ips i ORDER BY m",
        "SELECT k, a FROM (SELECT k, a, row_number() OVER (ORDER BY a) AS n FROM ips) t ORDER BY n",
        "SELECT k, row_number() OVER (ORDER BY a) AS n FROM ips ORDER BY n",
      })
  void sortsThem(String query) {
    assertThat(c.sql(query)).extracting(row -> row.split("\\|")[0]).containsExactly("3", "2", "1");
    String end = query.contains(" LIMIT") ? query.substring(query.indexOf(" LIMIT")) : "";
    if (query.matches(".*ORDER BY [\\w.]+( LIMIT \\d+)?")) {
      String body = query.substring(0, query.length() - end.length());
      assertThat(c.sql(body + " DESC LIMIT 1, 2"))
          .extracting(row -> row.split("\\|")[0])
          .containsExactly("2", "3");
    }
  }

  @Test
  void takesANameForWhatTheQueryCallsSo() {
    assertThat(c.sql("SELECT b AS a, k FROM ips ORDER BY a"))
        .extracting(row -> row.split("\\|")[1])
        .containsExactly("3", "2", "1");
    assertThat(c.sql("SELECT s AS a, k FROM ips ORDER BY a"))
        .extracting(row -> row.split("\\|")[1])
        .containsExactly("1", "2", "3");
    assertThat(c.sql("SELECT k AS a, a AS k FROM ips ORDER BY ips.a"))
        .extracting(row -> row.split("\\|")[0])
        .containsExactly("3", "2", "1");
  }

  @Test
  void keepsTheNamesOfColumns() {
    assertThat(c.columns("SELECT DISTINCT a, a, k FROM ips ORDER BY a"))
        .containsExactly("a", "a", "k");
    assertThat(c.columns("SELECT DISTINCT max(a) FROM ips ORDER BY 1")).containsExactly("max(a)");
  }

  @Test
  void sortsThemInWindows() {
    assertThat(
            c.sql(
                "SELECT k, rank() OVER (ORDER BY a DESC), min(a) OVER (ORDER BY a), max(a) OVER (),"
                    + " first_value(k) OVER (ORDER BY a), lag(k, 1, 0) OVER (ORDER BY b)"
                    + " FROM ips ORDER BY k"))
        .containsExactly(
            "1|1|8.8.8.8|119.1.1.1|3|2", "2|2|8.8.8.8|119.1.1.1|3|3", "3|3|8.8.8.8|119.1.1.1|3|0");
  }

  @Test
  void sortsThemInFunctions() {
    assertThat(
            c.sql(
                "SELECT group_concat(s, ',' ORDER BY a), group_concat(s ORDER BY b DESC),"
                    + " group_concat(CAST(k AS STRING), '-' ORDER BY a) FROM ips"))
        .containsExactly("z,y,x|x,y,z|3-2-1");
    assertThat(c.sql("SELECT group_concat(DISTINCT a, ' ' ORDER BY a DESC) FROM ips"))
        .containsExactly("119.1.1.1 59.1.1.1 8.8.8.8");
    assertThat(c.sql("SELECT group_concat(DISTINCT a ORDER BY a) FROM ips WHERE k > 5"))
        .containsExactly("null");
    assertThat(c.sql("SELECT min(a), max(a), min(b), max(b), max_by(k, a), min_by(k, b) FROM ips"))
        .containsExactly("8.8.8.8|119.1.1.1|::2|2001::1|1|3");
  }
}
