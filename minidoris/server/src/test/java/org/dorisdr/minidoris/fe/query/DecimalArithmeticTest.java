package org.dorisdr.minidoris.fe.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Numbers are counted with Doris's types: a quotient has four digits more than the dividend, cut
 * off; an average has 38 digits and four behind the point at least; what would have more than 38
 * digits keeps those before the point.
 */
class DecimalArithmeticTest {
  @TempDir static Path home;
  private static TestCluster cluster;

  @BeforeAll
  static void start() throws Exception {
    cluster = new TestCluster(home, 1);
    cluster.sql(
        "CREATE TABLE d (k INT, a DECIMAL(10,2), b DECIMAL(8,3), w DECIMAL(20,10), n BIGINT,"
            + " t TINYINT, x DOUBLE) DUPLICATE KEY(k) DISTRIBUTED BY HASH(k) BUCKETS 1"
            + " PROPERTIES ('replication_num' = '1')");
    cluster.sql(
        "INSERT INTO d VALUES (1, 10.00, 3.000, 1.5, 7, 100, 2.5), (2, -10.00, 0.000, 2.5, 3, 100,"
            + " 0.5), (3, 0.05, 7.000, NULL, NULL, NULL, NULL)");
    cluster.sql("CREATE VIEW v AS SELECT k, a / b AS q FROM d");
  }

  @AfterAll
  static void stop() {
    cluster.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "a / b ~ 3.333333|null|0.007142 ~ decimal(17,6)",
        "a / 3 ~ 3.333333|-3.333333|0.016666 ~ decimal(14,6)",
        "n / a ~ 0.7000|-0.3000|null ~ decimal(26,4)",
        "a * b ~ 30.00000|0.00000|0.35000 ~ decimal(18,5)",
        "w * w ~ 2.250000000000000000|6.250000000000000000|null ~ decimal(38,18)",
        "a + b ~ 13.000|-10.000|7.050 ~ decimal(12,3)",
        "a - 1 ~ 9.00|-11.00|-0.95 ~ decimal(11,2)",
        "a % b ~ 1.000|null|0.050 ~ decimal(11,3)",
        "a / x ~ 4|-20|null ~ double",
        "k / 2 ~ 0.5|1|1.5 ~ double",
        "t + t ~ 200|200|null ~ smallint",
        "k * 3 ~ 3|6|9 ~ bigint",
        "ifnull(w, 1) / 2 ~ 0.75000000000000|1.25000000000000|0.50000000000000 ~ decimal(24,14)",
        "a / b / 2 ~ 1.6666665000|null|0.0035710000 ~ decimal(21,10)",
      })
  void countsAsDoris(String expression, String values, String type) {
    String query = "SELECT " + expression + " FROM d ORDER BY k";
    assertThat(String.join("|", cluster.sql(query))).isEqualTo(values);
    assertThat(cluster.types(query)).isEqualTo(type);
  }

  /** Doris's PlusImpl, MinusImpl and MultiplyImpl count with C++'s numbers, which go round. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "9223372036854775807 + 1 ~ -9223372036854775808 ~ bigint",
        "n + 9223372036854775807 ~ -9223372036854775802 ~ bigint",
        "9223372036854775807 + n + n + n + n - n ~ -9223372036854775788 ~ bigint",
        "-9223372036854775808 - n ~ 9223372036854775801 ~ bigint",
        "n * 9223372036854775807 ~ 9223372036854775801 ~ bigint",
        "sum(n + 9223372036854775800) + sum(n + 9223372036854775800) ~ -2 ~ bigint",
        "n * 4611686018427387905 * n ~ 4611686018427387953 ~ bigint",
        "CAST(170141183460469231731687303715884105727 AS LARGEINT) + n ~ -170141183460469231731687303715884105722 ~ largeint",
        "n - CAST(-170141183460469231731687303715884105728 AS LARGEINT) ~ -170141183460469231731687303715884105721 ~ largeint",
        "CAST(170141183460469231731687303715884105727 AS LARGEINT) * t ~ -100 ~ largeint",
      })
  void goesRoundWhereANumberDoesNotFit(String expression, String value, String type) {
    String query = "SELECT " + expression + " FROM d WHERE k = 1";
    assertThat(cluster.sql(query)).containsExactly(value);
    assertThat(cluster.types(query)).isEqualTo(type);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "avg(a) FROM d ~ 0.0166 ~ decimal(38,4)",
        "avg(b) FROM d ~ 3.3333 ~ decimal(38,4)",
        "avg(distinct w) FROM d ~ 2.0000000000 ~ decimal(38,10)",
        "avg(n) FROM d ~ 5 ~ double",
        "sum(n * 3074457345618258602) FROM d ~ -6148914691236517212 ~ bigint",
        "avg(a) FROM d WHERE k > 9 ~ null ~ decimal(38,4)",
        "sum(a), sum(n), sum(k) FROM d ~ 0.05|10|6 ~ decimal(38,2) bigint bigint",
        "sum(a) / count(*) FROM d ~ 0.016666 ~ decimal(38,6)",
        "max(z) FROM (SELECT a / 3 AS z FROM d) s ~ 3.333333 ~ decimal(14,6)",
        "sum(q) FROM v ~ 3.340475 ~ decimal(38,6)",
        "q / 2 FROM v WHERE k = 1 ~ 1.6666665000 ~ decimal(21,10)",
        "bit_count(-1), bit_count(n - 8) FROM d WHERE k = 1 ~ 8|64 ~ tinyint tinyint",
        "bit_count(CAST(-1 AS LARGEINT)), bit_count(CAST(-1 AS INT)) ~ 128|32 ~ smallint tinyint",
        "round(x, k - 1), round(a, 1) FROM d WHERE k = 1 ~ 3|10.0 ~ double decimal(10,1)",
        "'2020-01-31' + INTERVAL 1 MONTH, '2020-01-01 00:00:05' - INTERVAL 5 SECOND ~ 2020-02-29|2020-01-01 00:00:00 ~ date datetime",
        "date_add('2010-11-30 23:59:59', INTERVAL 2 HOUR) ~ 2010-12-01 01:59:59 ~ datetime",
        "CAST(2999999997 AS DECIMAL(12,0)) * CAST(999999999999 AS DECIMAL(15,0)) ~ 2999999996997000000003 ~ decimal(27,0)",
        "1.0 / 3, 1.5 * 2 ~ 0.33333|3.0 ~ decimal(6,5) decimal(5,1)",
      })
  void totalsAsDoris(String query, String values, String type) {
    assertThat(String.join("", cluster.sql("SELECT " + query))).isEqualTo(values);
    assertThat(cluster.types("SELECT " + query)).isEqualTo(type);
  }

  @Test
  void windowsAverageDecimals() {
    assertThat(cluster.sql("SELECT k, avg(a) OVER (ORDER BY k) FROM d ORDER BY k"))
        .containsExactly("1|10.0000", "2|0.0000", "3|0.0166");
    assertThat(cluster.sql("WITH c AS (SELECT a AS m FROM d) SELECT max(m / 7) FROM c"))
        .containsExactly("1.428571");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "w * w ~ 40",
        "w / w ~ 34",
        "w * w / 3 ~ 40",
        "CAST(1 AS DECIMAL(38,20)) / 3 ~ 42",
        "CAST(1 AS DECIMAL(38,0)) + 0.5 ~ 40",
        "CAST(1 AS DECIMAL(38,0)) % 0.5 ~ 39",
      })
  void refusesToCutOffWhatASessionWithWideDecimalsKeeps(String expression, int digits) {
    String query = "SELECT " + expression + " FROM d WHERE k = 1";
    assertThat(cluster.sql(query)).hasSize(1);
    cluster.session.variables().put("enable_decimal256", "true");
    try {
      if (digits <= 38) {
        assertThat(cluster.sql(query)).hasSize(1);
      } else {
        assertThat(cluster.error(query))
            .contains("has " + digits + " digits")
            .contains("enable_decimal256")
            .contains("HINT: ");
      }
      assertThat(cluster.sql("SELECT a * b, sum(a) / count(*), sum(a * n) FROM d GROUP BY a, b"))
          .hasSize(3);
      assertThat(cluster.error("SELECT CAST(1e37 AS DECIMAL(38,0)) * 1000000000 FROM d"))
          .doesNotContain("no error");
    } finally {
      cluster.session.variables().remove("enable_decimal256");
    }
  }

  @Test
  void addsIntervalsToTexts() {
    cluster.sql(
        "CREATE TABLE texts (k INT, s VARCHAR(40)) DUPLICATE KEY(k) DISTRIBUTED BY HASH(k)"
            + " BUCKETS 1 PROPERTIES ('replication_num' = '1')");
    cluster.sql(
        "INSERT INTO texts VALUES (1, '2020-01-31'), (2, '2020-01-01 10:00:00.5'), (3, 'x'),"
            + " (4, NULL)");
    assertThat(
            cluster.sql(
                "SELECT k, s + INTERVAL 1 MONTH, s - INTERVAL 1 HOUR, date_add(s, INTERVAL 1 DAY)"
                    + " FROM texts ORDER BY k"))
        .containsExactly(
            "1|2020-02-29 00:00:00.000000|2020-01-30 23:00:00.000000|2020-02-01 00:00:00.000000",
            "2|2020-02-01 10:00:00.500000|2020-01-01 09:00:00.500000|2020-01-02 10:00:00.500000",
            "3|null|null|null",
            "4|null|null|null");
    assertThat(cluster.types("SELECT s + INTERVAL 1 DAY FROM texts")).isEqualTo("datetime(6)");
  }

  @Test
  void tablesMadeOfQueriesHaveTheseTypes() {
    cluster.sql(
        "CREATE TABLE made PROPERTIES ('replication_num' = '1') AS SELECT k, a / b AS q, avg(a)"
            + " AS m, sum(n) AS s FROM d GROUP BY k, a, b");
    List<String> described = cluster.sql("DESC made");
    assertThat(described.stream().map(l -> l.split("\\|")[1].toLowerCase(java.util.Locale.ROOT)))
        .containsExactly("int", "decimal(17,6)", "decimal(38,4)", "bigint");
    assertThat(cluster.sql("SELECT q, m, s FROM made WHERE k = 1"))
        .containsExactly("3.333333|10.0000|7");
  }
}
