package org.dorisdr.minidoris.fe.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QueryServiceTest {
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
  void comparesTwoTablesInAQueryWithoutFrom() {
    c.sql(
        "CREATE TABLE two (k INT) DUPLICATE KEY(k) DISTRIBUTED BY HASH(k) BUCKETS 1"
            + " PROPERTIES('replication_num'='1')");
    c.sql("INSERT INTO two VALUES (1), (2)");
    assertThat(c.sql("SELECT (SELECT count(*) FROM two) - (SELECT max(k) FROM two) AS d"))
        .containsExactly("0");
  }

  @Test
  void readsTextsOfAMegabyte() {
    String text = "it''s ".repeat(200_000);
    assertThat(c.sql("SELECT '" + text + "' AS t")).containsExactly(text.replace("''", "'"));
  }

  @Test
  void insertsAndReadsBack() {
    c.sql(
        "CREATE TABLE t (k INT NOT NULL, v VARCHAR(20) DEFAULT 'x', d DECIMAL(10,2), t DATETIME(3))"
            + " DUPLICATE KEY(k) DISTRIBUTED BY HASH(k) BUCKETS 2"
            + " PROPERTIES('replication_num'='1')");
    assertThat(c.sql("SELECT * FROM t")).isEmpty();
    assertThat(
            c.sql(
                "INSERT INTO t VALUES (1, 'it''s', 1.5, '2026-01-02 03:04:05.678'),"
                    + " (2, NULL, -2, NULL)"))
        .containsExactly("2");
    assertThat(c.info)
        .matches("\\{'label':'label_[0-9a-f_]+', 'status':'VISIBLE', 'txnId':'\\d+'}");
    c.sql("INSERT INTO t (k) VALUES (3)");
    c.sql("INSERT INTO db.t (k, v) SELECT k + 10, concat(v, '!') FROM t WHERE k <> 2");
    assertThat(c.sql("SELECT * FROM t ORDER BY k"))
        .containsExactly(
            "1|it's|1.50|2026-01-02 03:04:05.678",
            "2|null|-2.00|null",
            "3|x|null|null",
            "11|it's!|null|null",
            "13|x!|null|null");
    assertThat(c.sql("SELECT count(*), sum(k) FROM t WHERE k > 1 LIMIT 0, 1"))
        .containsExactly("4|29");
  }

  @Test
  void showsTimesAsDorisDoes() {
    c.sql(
        "CREATE TABLE times (k INT, t DATETIME, l ARRAY<DATETIME(3)>) DUPLICATE KEY(k)"
            + " DISTRIBUTED BY HASH(k) BUCKETS 1 PROPERTIES('replication_num'='1')");
    c.sql(
        "INSERT INTO times VALUES (1, '0000-08-01 13:21:03',"
            + " '[\"2022-10-15 10:30:00.999\", \"2022-10-15 10:30:00\"]')");
    assertThat(c.sql("SELECT * FROM times"))
        .containsExactly(
            "1|0000-08-01 13:21:03|[\"2022-10-15 10:30:00.999\", \"2022-10-15 10:30:00.000\"]");
  }

  /** The second number of a slice is its length, by Doris's slice_array. */
  @Test
  void takesSlicesOfArrays() {
    c.sql(
        "CREATE TABLE lists (k INT, l ARRAY<INT>, d ARRAY<DECIMAL(9,2)>) DUPLICATE KEY(k)"
            + " DISTRIBUTED BY HASH(k) BUCKETS 1 PROPERTIES('replication_num'='1')");
    c.sql("INSERT INTO lists VALUES (1, [7, 8, 9], [1.00, 2.50])");
    assertThat(c.sql("SELECT l[2], lists.l[3] FROM lists")).containsExactly("8|9");
    assertThat(c.sql("SELECT array_slice(l, 2, 1), lists.l[2:1], l[2:3] FROM lists"))
        .containsExactly("[8]|[8]|[8, 9]");
    assertThat(c.sql("SELECT (l)[2:3], array_sort(l)[1:2], (l)[2:], l[-2:1] FROM lists"))
        .containsExactly("[8, 9]|[7, 8]|[8, 9]|[8]");
    assertThat(c.sql("SELECT array_sort(l)[1] FROM lists")).containsExactly("7");
  }

  /** A name of a lambda hides a column, and has the type of the array's elements. */
  @Test
  void callsLambdasOverColumns() {
    c.sql(
        "CREATE TABLE vectors (k INT, l ARRAY<INT>, d ARRAY<DECIMAL(9,2)>) DUPLICATE KEY(k)"
            + " DISTRIBUTED BY HASH(k) BUCKETS 1 PROPERTIES('replication_num'='1')");
    c.sql("INSERT INTO vectors VALUES (1, [7, 8, 9], [1.00, 2.50]), (2, NULL, [])");
    assertThat(
            c.sql(
                "SELECT array_map(k -> k * 2, l), array_map(x -> x + k, l), array_map(x -> x / 3, d)"
                    + " FROM vectors ORDER BY k"))
        .containsExactly("[14, 16, 18]|[8, 9, 10]|[0.333333, 0.833333]", "null|null|[]");
    assertThat(
            c.sql(
                "SELECT array_map((x, y) -> x + y, l, l), array_count(x -> x > 7, l),"
                    + " array_filter(x -> x > 1, d) FROM vectors WHERE array_match_any(x -> x = 9, l)"))
        .containsExactly("[14, 16, 18]|2|[2.50]");
    assertThat(c.types("SELECT array_count(x -> x > 7, l) FROM vectors")).isEqualTo("bigint");
    assertThat(c.error("SELECT array_map((x, y) -> x, l, d) FROM vectors"))
        .contains("the input column size are not equal completely");
  }

  @Test
  void writesWholeNumbersAndJsonAsDorisDoes() {
    c.sql(
        "CREATE TABLE forms (k INT NOT NULL, l LARGEINT, j JSON) DUPLICATE KEY(k)"
            + " DISTRIBUTED BY HASH(k) BUCKETS 1 PROPERTIES('replication_num'='1')");
    c.sql("INSERT INTO forms VALUES (1.7, -1.7, '{\"a\": 1, \"b\": [1, 2]}')");
    c.sql("INSERT INTO forms SELECT CAST(2.7 AS DOUBLE), 2.7, '[1, 2]'");
    assertThat(c.sql("SELECT * FROM forms ORDER BY k"))
        .containsExactly("1|-1|{\"a\":1,\"b\":[1,2]}", "2|2|[1,2]");
    assertThat(c.error("INSERT INTO forms VALUES (3, 1, '{a')")).doesNotStartWith("no error");
  }

  @Test
  void updatesAndDeletesRowsOfUniqueTables() {
    c.sql(
        "CREATE TABLE u (k INT NOT NULL, s INT, v STRING) UNIQUE KEY(k) DISTRIBUTED BY HASH(k)"
            + " BUCKETS 2 PROPERTIES('replication_num'='1')");
    c.sql("INSERT INTO u VALUES (1, 10, 'a'), (2, 20, 'b'), (3, 30, 'c')");
    assertThat(c.sql("UPDATE u SET s = s + 1, v = concat(v, '2') WHERE k >= 2"))
        .containsExactly("2");
    assertThat(c.sql("DELETE FROM u WHERE s = 31")).containsExactly("1");
    c.sql("INSERT INTO u VALUES (1, 11, 'new')");
    assertThat(c.sql("SELECT * FROM u ORDER BY k")).containsExactly("1|11|new", "2|21|b2");
    assertThat(c.error("UPDATE u SET k = 5 WHERE k = 1"))
        .contains("Only value columns of unique table could be updated");
  }

  @Test
  void deletesFromDuplicateTablesByPredicateInEveryPartition() {
    c.sql(
        "CREATE TABLE r (d DATE NOT NULL, k INT) DUPLICATE KEY(d) PARTITION BY RANGE(d)"
            + " (PARTITION p1 VALUES LESS THAN ('2026-01-01'),"
            + " PARTITION p2 VALUES [('2026-01-01'), ('2026-02-01')))"
            + " DISTRIBUTED BY HASH(k) BUCKETS 2 PROPERTIES('replication_num'='1')");
    c.sql("INSERT INTO r VALUES ('2025-05-05', 1), ('2026-01-31', 2), ('2026-01-01', 3)");
    assertThat(c.sql("SELECT k FROM r PARTITION (p1)")).containsExactly("1");
    c.sql("DELETE FROM r WHERE k = 1 OR k = 7");
    c.sql("DELETE FROM r WHERE d = '2026-01-31'");
    c.sql("INSERT INTO r VALUES ('2025-05-05', 1)");
    assertThat(c.sql("SELECT d, k FROM r ORDER BY k"))
        .containsExactly("2025-05-05|1", "2026-01-01|3");
    assertThat(c.error("INSERT INTO r VALUES ('2025-05-05', 9), ('2026-02-01', 4)"))
        .contains("no partition for this tuple");
    assertThat(c.sql("SELECT count(*) FROM r")).containsExactly("2");
    assertThat(c.error("UPDATE r SET k = 1")).contains("Only unique table could be updated");
  }

  @Test
  void sumsUpInAggregateTables() {
    c.sql(
        "CREATE TABLE a (day DATE NOT NULL, orders BIGINT SUM DEFAULT '0', best BIGINT MAX)"
            + " AGGREGATE KEY(day) DISTRIBUTED BY HASH(day) BUCKETS 1"
            + " PROPERTIES('replication_num'='1')");
    c.sql("INSERT INTO a VALUES ('2026-01-01', 1, 5), ('2026-01-01', 2, 3)");
    c.sql("INSERT INTO a VALUES ('2026-01-01', 4, 1), ('2026-01-02', 1, 1)");
    assertThat(c.sql("SELECT * FROM a ORDER BY day"))
        .containsExactly("2026-01-01|7|5", "2026-01-02|1|1");
  }

  @Test
  void refusesBadInputAndChangesNothing() {
    c.sql(
        "CREATE TABLE t (k TINYINT NOT NULL, v VARCHAR(3)) DUPLICATE KEY(k) DISTRIBUTED BY HASH(k)"
            + " BUCKETS 1 PROPERTIES('replication_num'='1')");
    assertThat(c.error("SELECT * FROM nosuch"))
        .isEqualTo(
            "errCode = 2, detailMessage = Table [nosuch] does not exist in database [db]."
                + "(line 1, pos 14)");
    assertThat(c.error("SELECT * FROM nosuch.t")).contains("Unknown database 'nosuch'");
    assertThat(c.error("INSERT INTO t VALUES (1)")).contains("Column count doesn't match");
    assertThat(c.error("INSERT INTO t VALUES (NULL, 'a')")).contains("null value for not null");
    assertThat(c.error("INSERT INTO t VALUES (1, 'toolong')")).contains("too long");
    assertThat(c.error("INSERT INTO t VALUES (200, 'a')")).contains("200");
    assertThat(c.error("INSERT INTO t (v) VALUES ('a')")).contains("no default value");
    assertThat(c.error("SELECT nope FROM t")).contains("Unknown column 'nope' in 'table list'");
    assertThat(c.error("INSERT INTO t (k) SELECT 1, 2"))
        .contains("insert into cols should be corresponding to the query output");
    assertThat(c.error("INSERT INTO t SELECT 1"))
        .contains("insert into cols should be corresponding to the query output");
    assertThat(c.error("SELECT FROM WHERE")).contains("line 1");
    assertThat(c.sql("SELECT count(*) FROM t")).containsExactly("0");
  }

  @Test
  void answersWhatClientsAskAtTheStart() {
    assertThat(c.sql("SELECT 1")).containsExactly("1");
    assertThat(c.sql("SELECT @@version_comment LIMIT 1")).hasSize(1);
    assertThat(c.sql("SELECT DATABASE()")).containsExactly("db");
    assertThat(c.sql("SELECT count(*) FROM frontends()")).containsExactly("1");
    assertThat(
            c.sql("SELECT schema_name FROM information_schema.schemata WHERE schema_name = 'db'"))
        .containsExactly("db");
  }

  @Test
  void tellsThePartitionsVersionInTheQueryThatReadsIt() {
    c.sql(
        "CREATE TABLE parts (k INT, v BIGINT) DUPLICATE KEY(k) PARTITION BY RANGE(k) (PARTITION p1"
            + " VALUES LESS THAN ('10'), PARTITION p2 VALUES LESS THAN ('20')) DISTRIBUTED BY"
            + " HASH(k) BUCKETS 1 PROPERTIES ('replication_num'='1')");
    c.sql("INSERT INTO parts VALUES (1, 5), (2, NULL), (15, 1)");
    c.sql("INSERT INTO parts VALUES (3, 5)");
    String query =
        "SELECT /*+ SET_VAR(query_timeout = 60) */ c.n, v.VisibleVersion FROM (SELECT count(*) AS n,"
            + " ifnull(sum(CAST(murmur_hash3_64(if(`v` IS NULL, '!', concat('=', CAST(`v` AS"
            + " STRING)))) AS LARGEINT)), 0) AS h FROM `db`.`parts` PARTITION (`%s`)) c CROSS JOIN"
            + " (SELECT VisibleVersion FROM partitions(\"catalog\" = \"internal\", \"database\" ="
            + " \"db\", \"table\" = \"parts\") WHERE PartitionName = '%s') v";
    assertThat(c.sql(query.formatted("p1", "p1"))).containsExactly("3|3");
    assertThat(c.sql(query.formatted("p2", "p2"))).containsExactly("1|2");
  }

  /** Unlike time it does not pass while other processes have the processors. */
  private static long processorNanos() {
    return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }

  @Test
  void loadsManyLiteralRowsInOneStatement() {
    c.sql(
        "CREATE TABLE big (k INT, v VARCHAR(50), d DECIMAL(15,2), t DATE) DUPLICATE KEY(k)"
            + " DISTRIBUTED BY HASH(k) BUCKETS 2 PROPERTIES('replication_num'='1')");
    StringBuilder sql = new StringBuilder("INSERT INTO big VALUES ");
    for (int i = 0; i < 50_000; i++) {
      sql.append(i == 0 ? "" : ",").append('(').append(i);
      sql.append(",'a text that is not short ").append(i).append("',").append(i);
      sql.append(".25,'2026-01-01')");
    }
    long start = processorNanos();
    assertThat(c.sql(sql.toString())).containsExactly("50000");
    assertThat(Duration.ofNanos(processorNanos() - start)).isLessThan(Duration.ofMinutes(1));
    assertThat(c.sql("SELECT count(*), sum(k), sum(d) FROM big"))
        .containsExactly("50000|1249975000|1249987500.00");
    assertThat(c.sql("SELECT * FROM big")).hasSize(50_000);
  }

  @Test
  void readsColumnsThatWereAddedLater() {
    c.sql(
        "CREATE TABLE n (k INT NOT NULL, v VARCHAR(20)) DUPLICATE KEY(k) DISTRIBUTED BY HASH(k)"
            + " BUCKETS 1 PROPERTIES('replication_num'='1')");
    c.sql("INSERT INTO n VALUES (1, 'a'), (2, 'b')");
    c.sql("ALTER TABLE n ADD COLUMN extra VARCHAR(30) DEFAULT 'unknown'");
    c.sql("INSERT INTO n VALUES (3, 'd', 'known')");
    assertThat(c.sql("SELECT k, extra FROM n WHERE k <> 2 ORDER BY k"))
        .containsExactly("1|unknown", "3|known");
    c.sql("ALTER TABLE n RENAME COLUMN v w");
    assertThat(c.sql("SELECT w FROM n WHERE k = 1")).containsExactly("a");
    c.sql("TRUNCATE TABLE n");
    assertThat(c.sql("SELECT count(*) FROM n")).containsExactly("0");
  }

  @Test
  void readsViews() {
    c.sql(
        "CREATE TABLE n (k INT NOT NULL, v VARCHAR(20)) DUPLICATE KEY(k) DISTRIBUTED BY HASH(k)"
            + " BUCKETS 1 PROPERTIES('replication_num'='1')");
    c.sql("INSERT INTO n VALUES (1, 'a'), (2, 'b'), (2, 'c')");
    c.sql("CREATE VIEW w AS SELECT k, count(*) AS c FROM n GROUP BY k");
    assertThat(c.sql("SELECT * FROM w ORDER BY k")).containsExactly("1|1", "2|2");
    assertThat(c.sql("SELECT n.v, w.c FROM n JOIN w ON n.k = w.k WHERE w.c = 2 ORDER BY n.v"))
        .containsExactly("b|2", "c|2");
    assertThat(c.error("INSERT INTO w VALUES (1, 1)")).contains("is a view");
  }
}
