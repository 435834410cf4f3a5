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
 * A DATETIME(n) keeps n digits behind the second and shows all of them; what has more is rounded,
 * half of the last digit upwards.
 */
class TimeDigitsTest {
  @TempDir static Path home;
  private static TestCluster cluster;

  @BeforeAll
  static void start() throws Exception {
    cluster = new TestCluster(home, 1);
    cluster.sql(
        "CREATE TABLE d (k INT, d0 DATETIME, d1 DATETIME(1), d2 DATETIME(2), d3 DATETIME(3),"
            + " d4 DATETIME(4), d5 DATETIME(5), d6 DATETIME(6), a ARRAY<DATETIME(2)>,"
            + " n DATETIME(2) DEFAULT CURRENT_TIMESTAMP(2), day DATE)"
            + " DUPLICATE KEY(k) DISTRIBUTED BY HASH(k) BUCKETS 1"
            + " PROPERTIES ('replication_num' = '1')");
    String whole = "'1969-07-20 20:17:40'";
    String parts = "'1969-07-20 20:17:39.5678955'";
    cluster.sql("INSERT INTO d VALUES (1, " + seven(whole) + ", NULL, DEFAULT, '2024-02-29')");
    cluster.sql(
        "INSERT INTO d SELECT 2, " + seven(parts) + ", ['2024-01-01 00:00:00.125'], NULL, NULL");
  }

  private static String seven(String value) {
    return String.join(", ", java.util.Collections.nCopies(7, value));
  }

  @AfterAll
  static void stop() {
    cluster.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "d0 ~ 1969-07-20 20:17:40 ~ 1969-07-20 20:17:40 ~ datetime",
        "d1 ~ 1969-07-20 20:17:40.0 ~ 1969-07-20 20:17:39.6 ~ datetime(1)",
        "d2 ~ 1969-07-20 20:17:40.00 ~ 1969-07-20 20:17:39.57 ~ datetime(2)",
        "d3 ~ 1969-07-20 20:17:40.000 ~ 1969-07-20 20:17:39.568 ~ datetime(3)",
        "d4 ~ 1969-07-20 20:17:40.0000 ~ 1969-07-20 20:17:39.5679 ~ datetime(4)",
        "d5 ~ 1969-07-20 20:17:40.00000 ~ 1969-07-20 20:17:39.56790 ~ datetime(5)",
        "d6 ~ 1969-07-20 20:17:40.000000 ~ 1969-07-20 20:17:39.567896 ~ datetime(6)",
        "max(d2) OVER (PARTITION BY k) ~ 1969-07-20 20:17:40.00 ~ 1969-07-20 20:17:39.57 ~ datetime(2)",
        "CAST(d6 AS DATETIME(4)) ~ 1969-07-20 20:17:40.0000 ~ 1969-07-20 20:17:39.5679 ~ datetime(4)",
        "CAST(d6 AS DATETIME) ~ 1969-07-20 20:17:40 ~ 1969-07-20 20:17:40 ~ datetime",
        "CAST(CAST(d6 AS VARCHAR) AS DATETIME(5)) ~ 1969-07-20 20:17:40.00000 ~ 1969-07-20 20:17:39.56790 ~ datetime(5)",
        "CAST(d2 AS STRING) ~ 1969-07-20 20:17:40.00 ~ 1969-07-20 20:17:39.57 ~ text",
        "concat(d1, '!') ~ 1969-07-20 20:17:40.0! ~ 1969-07-20 20:17:39.6! ~ varchar(65533)",
        "length(d5) ~ 25 ~ 25 ~ int",
        "date_add(d2, INTERVAL 1 DAY) ~ 1969-07-21 20:17:40.00 ~ 1969-07-21 20:17:39.57 ~ datetime(2)",
        "d1 - INTERVAL 1 SECOND ~ 1969-07-20 20:17:39.0 ~ 1969-07-20 20:17:38.6 ~ datetime(1)",
        "ifnull(d1, d4) ~ 1969-07-20 20:17:40.0000 ~ 1969-07-20 20:17:39.6000 ~ datetime(4)",
      })
  void showsTheDigitsOfTheType(String expression, String first, String second, String type) {
    String query = "SELECT " + expression + " FROM d ORDER BY k";
    assertThat(cluster.sql(query)).containsExactly(first, second);
    assertThat(cluster.types(query)).isEqualTo(type);
  }

  @Test
  void roundsWhatIsInMapsAndStructs() {
    cluster.sql(
        "CREATE TABLE nested (k INT, m MAP<DATETIME(1), DATETIME(3)>,"
            + " s STRUCT<t:DATETIME(2), l:ARRAY<DATETIME>, n:INT>)"
            + " DUPLICATE KEY(k) DISTRIBUTED BY HASH(k) BUCKETS 1"
            + " PROPERTIES ('replication_num' = '1')");
    cluster.sql(
        "INSERT INTO nested VALUES (1, map('2024-01-01 00:00:00.25', '2024-01-01 00:00:00.0015'),"
            + " named_struct('t', '2024-01-01 00:00:00.995', 'l', ['2023-12-31 23:59:59.5'],"
            + " 'n', 1)), (2, NULL, NULL)");
    cluster.sql(
        "INSERT INTO nested (k, m) VALUES (3, '{\"2024-01-01\": \"2024-01-02 00:00:00.0005\"}')");
    assertThat(cluster.sql("SELECT m, s FROM nested ORDER BY k"))
        .containsExactly(
            "{\"2024-01-01 00:00:00.3\":\"2024-01-01 00:00:00.002\"}|"
                + "{\"t\":\"2024-01-01 00:00:01.00\", \"l\":[\"2024-01-01 00:00:00\"], \"n\":1}",
            "null|null",
            "{\"2024-01-01 00:00:00.0\":\"2024-01-02 00:00:00.001\"}|null");
  }

  @Test
  void showsTheDigitsOfWhatIsInAnArray() {
    assertThat(cluster.sql("SELECT a FROM d WHERE k = 2"))
        .containsExactly("[\"2024-01-01 00:00:00.13\"]");
  }

  @Test
  void hasAllColumnsOfATableAndOfQueriesOnIt() {
    assertThat(cluster.types("SELECT s.* FROM (SELECT d1, d5 FROM d UNION SELECT d2, d4 FROM d) s"))
        .isEqualTo("datetime(2) datetime(5)");
  }

  @ParameterizedTest
  @CsvSource({
    "now(), 19, datetime",
    "now(3), 23, datetime(3)",
    "current_timestamp(6), 26, datetime(6)",
    "current_timestamp, 19, datetime",
    "localtimestamp(1), 21, datetime(1)",
    "utc_timestamp(2), 22, datetime(2)",
  })
  void givesThePresentWithTheDigitsThatAreAskedFor(String call, int length, String type) {
    assertThat(cluster.sql("SELECT " + call).get(0)).hasSize(length);
    assertThat(cluster.types("SELECT " + call)).isEqualTo(type);
  }

  @Test
  void fillsInThePresentWithTheDigitsOfTheDefault() {
    List<String> rows = cluster.sql("SELECT n FROM d WHERE k = 1 AND n > now() - INTERVAL 1 HOUR");
    assertThat(rows).hasSize(1);
    assertThat(rows.get(0)).hasSize(22);
  }

  @ParameterizedTest
  @CsvSource({
    "d0 = '1969-07-20 20:17:40.1', 0",
    "d0 < '1969-07-20 20:17:40.1', 2",
    "d3 > '1969-07-20 20:17:39.5679', 2",
    "d1 IN ('1969-07-20 20:17:39.60001'), 0",
    "d1 IN ('19690720201739.6'), 1",
    "d6 BETWEEN '1969/7/20 20:17:39' AND '1969.7.20 20:17:39', 0",
    "day = '2024-02-29 00:00:01', 0",
    "day < '2024-02-29 00:00:01', 1",
    "day = '20240229', 1",
  })
  void comparesTextsWithAllTheirDigits(String condition, String rows) {
    assertThat(cluster.sql("SELECT count(*) FROM d WHERE " + condition)).containsExactly(rows);
  }

  @Test
  void givesDifferencesTheDigitsOfTheTimes() {
    assertThat(cluster.sql("SELECT timediff(d4, d2), timediff(d0, d0) FROM d WHERE k = 2"))
        .containsExactly("-00:00:00.0021|00:00:00");
  }

  @ParameterizedTest
  @CsvSource({"TIMESTAMPTZ", "'DECIMAL(76, 10)'", "QUANTILE_STATE"})
  void refusesCastsToTypesThatTheEngineLacks(String type) {
    assertThat(cluster.error("SELECT CAST('1' AS " + type + ")"))
        .contains("does not CAST to " + type.substring(0, 4));
  }

  @Test
  void refusesDigitsThatThereAreNot() {
    assertThat(cluster.error("SELECT now(7)")).contains("from 0 to 6");
  }

  @Test
  void refusesTimesThatRoundIntoTheYear10000() {
    assertThat(cluster.error("INSERT INTO d (k, d1) VALUES (9, '9999-12-31 23:59:59.96')"))
        .contains("could not convert '9999-12-31 23:59:59.96'");
    assertThat(cluster.sql("SELECT CAST('9999-12-31 23:59:59.96' AS DATETIME(1))"))
        .containsExactly("null");
  }
}
