package org.dorisdr.minidoris.fe.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.dorisdr.minidoris.fe.catalog.OlapTable;
import org.dorisdr.minidoris.fe.catalog.PartitionRanges;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoadTargetsTest {
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

  /** Doris's {@code UpdateCommand} reads the sequence column, so that an updated row wins. */
  @Test
  void keepsTheSequenceOfAnUpdatedRow() {
    c.sql(
        "CREATE TABLE q (k INT, v INT) UNIQUE KEY(k) DISTRIBUTED BY HASH(k) BUCKETS 1 PROPERTIES"
            + " ('replication_num'='1', 'function_column.sequence_type'='int')");
    c.sql("INSERT INTO q (k, v, __DORIS_SEQUENCE_COL__) VALUES (1, 1, 10), (2, 2, 20)");
    c.sql("UPDATE q SET v = 5 WHERE k = 1");
    c.sql("INSERT INTO q (k, v, __DORIS_SEQUENCE_COL__) VALUES (1, 0, 9), (2, 3, 21)");
    assertThat(c.sql("SELECT * FROM q ORDER BY k")).containsExactly("1|5", "2|3");
  }

  @Test
  void fillsAColumnThatIsCalledAsTheEngineCallsPlaces() {
    c.sql(
        "CREATE TABLE p (rowid INT, v VARCHAR(9)) DISTRIBUTED BY RANDOM BUCKETS 1 PROPERTIES"
            + " ('replication_num'='1')");
    c.sql("INSERT INTO p VALUES (7, 'a'), (8, 'b')");
    c.sql("INSERT INTO p VALUES (9, 'c')");
    c.sql("INSERT INTO p SELECT rowid + 10, upper(v) FROM p");
    assertThat(c.sql("SELECT rowid, v FROM p ORDER BY rowid"))
        .containsExactly("7|a", "8|b", "9|c", "17|A", "18|B", "19|C");
  }

  @Test
  void comparesAndSortsAddressesAsNumbers() {
    c.sql(
        "CREATE TABLE ips (k INT, a IPV4, b IPV6) DISTRIBUTED BY HASH(k) BUCKETS 1 PROPERTIES"
            + " ('replication_num'='1')");
    c.sql("INSERT INTO ips VALUES (1, '59.50.185.152', '2001:0::1'), (2, '119.36.22.147', '::2')");
    c.sql("INSERT INTO ips VALUES (3, NULL, NULL)");
    assertThat(c.sql("SELECT k, a, b FROM ips WHERE a < '100.0.0.0'"))
        .containsExactly("1|59.50.185.152|2001::1");
    assertThat(c.sql("SELECT k FROM ips WHERE a IS NOT NULL ORDER BY a")).containsExactly("1", "2");
    assertThat(c.sql("SELECT k FROM ips WHERE b BETWEEN '::' AND '::ff'")).containsExactly("2");
    assertThat(c.sql("SELECT k FROM ips WHERE b IN ('2001:0:0::1')")).containsExactly("1");
    assertThat(c.sql("SELECT min(a), max(a) FROM ips"))
        .containsExactly("59.50.185.152|119.36.22.147");
    assertThat(c.error("INSERT INTO ips VALUES (4, '1.2.3', NULL)"))
        .contains("parse ipv4 fail, string: '1.2.3'");
  }

  /** Doris's {@code CastToString}. */
  @Test
  void spellsOutWhatIsNoNumber() {
    assertThat(c.sql("SELECT CAST('inf' AS DOUBLE), CAST('-inf' AS FLOAT), CAST('nan' AS DOUBLE)"))
        .containsExactly("Infinity|-Infinity|NaN");
  }

  @Test
  void keepsRowsOfATableWithoutKeys() {
    c.sql(
        "CREATE TABLE w (a INT, b INT) DISTRIBUTED BY HASH(a) BUCKETS 1 PROPERTIES"
            + " ('replication_num'='1', 'enable_duplicate_without_keys_by_default'='true')");
    c.sql("INSERT INTO w VALUES (2, 1), (1, 2), (2, 1)");
    c.sql("INSERT INTO w SELECT a + 2, b FROM w");
    assertThat(c.sql("SELECT a, b FROM w ORDER BY a, b"))
        .containsExactly("1|2", "2|1", "2|1", "3|2", "4|1", "4|1");
    assertThat(c.sql("DESC w"))
        .containsExactly("a|int|Yes|false|null|NONE", "b|int|Yes|false|null|NONE");
    c.sql("DELETE FROM w WHERE a = 2");
    assertThat(c.sql("SELECT count(*) FROM w")).containsExactly("4");
    c.sql("ALTER TABLE w ADD COLUMN n INT DEFAULT '7'");
    assertThat(c.sql("SELECT n FROM w WHERE a = 1")).containsExactly("7");
    assertThat(
            c.error(
                "CREATE TABLE x (a INT) DUPLICATE KEY(a) DISTRIBUTED BY HASH(a) BUCKETS 1 PROPERTIES"
                    + " ('replication_num'='1', 'enable_duplicate_without_keys_by_default'='true')"))
        .contains("only can set 'true' when create olap table by default");
  }

  @Test
  void filesRowsIntoListPartitionsAndRandomBuckets() {
    c.sql(
        "CREATE TABLE l (c VARCHAR(10) NOT NULL, k INT) DUPLICATE KEY(c) PARTITION BY LIST(c)"
            + " (PARTITION pa VALUES IN ('a','b'), PARTITION pc VALUES IN ('c'))"
            + " DISTRIBUTED BY RANDOM BUCKETS 2 PROPERTIES('replication_num'='1')");
    c.sql("INSERT INTO l VALUES ('a', 1), ('b', 2), ('c', 3), ('a', 4)");
    assertThat(c.sql("SELECT k FROM l PARTITION (pa) ORDER BY k")).containsExactly("1", "2", "4");
    assertThat(c.sql("SELECT k FROM l PARTITION (pc)")).containsExactly("3");
    assertThat(c.error("INSERT INTO l VALUES ('d', 1)")).contains("no partition for this tuple");
    assertThat(c.error("INSERT INTO l PARTITION (pc) VALUES ('a', 1)"))
        .contains("no partition for this tuple");
    c.sql("DELETE FROM l PARTITION pa WHERE k > 1");
    assertThat(c.sql("SELECT k FROM l ORDER BY k")).containsExactly("1", "3");
  }

  @Test
  void filesRowsThatNoOtherPartitionTakesIntoTheDefaultOne() {
    c.sql(
        "CREATE TABLE o (c VARCHAR(10) NOT NULL, k INT) DUPLICATE KEY(c) PARTITION BY LIST(c)"
            + " (PARTITION other, PARTITION pa VALUES IN ('a'))"
            + " DISTRIBUTED BY HASH(k) BUCKETS 1 PROPERTIES('replication_num'='1')");
    c.sql("INSERT INTO o VALUES ('a', 1), ('x', 2), ('y', 3)");
    assertThat(c.sql("SELECT k FROM o PARTITION (pa)")).containsExactly("1");
    assertThat(c.sql("SELECT k FROM o PARTITION (other) ORDER BY k")).containsExactly("2", "3");
    assertThat(c.sql("SHOW PARTITIONS FROM o"))
        .anyMatch(row -> row.contains("[types: [VARCHAR]; keys: [default key]; ]"));
    OlapTable table = c.fe.catalog().database("db").orElseThrow().olapTable("o").orElseThrow();
    assertThat(PartitionRanges.text(table, table.partition("other").orElseThrow()))
        .isEqualTo("[types: [VARCHAR]; keys: [default key]; ]");
  }

  @Test
  void filesRowsIntoRangesOfSeveralColumnsAndNull() {
    c.sql(
        "CREATE TABLE r (a INT, b INT, k INT) DUPLICATE KEY(a, b) PARTITION BY RANGE(a, b)"
            + " (PARTITION p1 VALUES LESS THAN ('10', '5'),"
            + " PARTITION p2 VALUES LESS THAN ('21'))"
            + " DISTRIBUTED BY HASH(k) BUCKETS 1 PROPERTIES('replication_num'='1')");
    c.sql("INSERT INTO r VALUES (10, 4, 1), (10, 5, 2), (20, 99, 3), (NULL, 1, 4)");
    assertThat(c.sql("SELECT k FROM r PARTITION (p1) ORDER BY k")).containsExactly("1", "4");
    assertThat(c.sql("SELECT k FROM r PARTITION (p2) ORDER BY k")).containsExactly("2", "3");
    assertThat(c.error("INSERT INTO r VALUES (21, 0, 5)")).contains("no partition for this tuple");
  }

  @Test
  void letsTheSequenceColumnDecide() {
    c.sql(
        "CREATE TABLE s (k INT NOT NULL, at INT, v TEXT) UNIQUE KEY(k) DISTRIBUTED BY HASH(k)"
            + " BUCKETS 1 PROPERTIES('replication_num'='1','function_column.sequence_col'='at')");
    c.sql("INSERT INTO s VALUES (1, 5, 'new'), (2, 1, 'x'), (1, 3, 'same load, older')");
    c.sql("INSERT INTO s VALUES (1, 4, 'later load, older'), (2, 2, 'y')");
    assertThat(c.sql("SELECT * FROM s ORDER BY k")).containsExactly("1|5|new", "2|2|y");
    c.sql("DELETE FROM s WHERE k = 2");
    assertThat(c.sql("SELECT k FROM s")).containsExactly("1");
  }

  @Test
  void loadsTheTableWhileARollupIsBeingMade() {
    c.sql(
        "CREATE TABLE t (k INT, j INT, s BIGINT SUM) AGGREGATE KEY(k, j) DISTRIBUTED BY HASH(k)"
            + " BUCKETS 1 PROPERTIES('replication_num'='1')");
    c.sql("INSERT INTO t VALUES (1, 1, 10)");
    c.sql("ALTER TABLE t ADD ROLLUP r (k, s)");
    assertThat(c.sql("INSERT INTO t VALUES (1, 2, 5), (2, 1, 1)")).containsExactly("2");
    assertThat(c.sql("SELECT k, sum(s) FROM t GROUP BY k ORDER BY k"))
        .containsExactly("1|15", "2|1");
  }

  @Test
  void filesRowsOfARollupThatLacksTheColumnsOfPartitionsAndBuckets() {
    c.sql(
        "CREATE TABLE rl (d INT NOT NULL, k INT, g INT, s BIGINT SUM) AGGREGATE KEY(d, k, g)"
            + " PARTITION BY RANGE(d) (PARTITION p1 VALUES LESS THAN ('10'),"
            + " PARTITION p2 VALUES LESS THAN ('20'))"
            + " DISTRIBUTED BY HASH(k) BUCKETS 2 PROPERTIES('replication_num'='1')");
    c.sql("ALTER TABLE rl ADD ROLLUP by_g (g, s)");
    c.sql("INSERT INTO rl VALUES (1, 1, 1, 5)");
    c.sql("INSERT INTO rl VALUES (1, 2, 1, 5), (11, 3, 1, 5), (11, 4, 2, 1)");
    assertThat(c.sql("SELECT g, sum(s) FROM rl GROUP BY g ORDER BY g"))
        .containsExactly("1|15", "2|1");
    assertThat(c.error("INSERT INTO rl VALUES (99, 1, 1, 1)"))
        .contains("no partition for this tuple");
  }

  @Test
  void writesEveryScalarTypeFromText() {
    c.sql(
        "CREATE TABLE ty (k INT, b BOOLEAN, ti TINYINT, si SMALLINT, bi BIGINT, li LARGEINT,"
            + " f FLOAT, d DOUBLE, de DECIMAL(20,4), da DATE, t0 DATETIME, t6 DATETIME(6),"
            + " ch CHAR(5), st STRING, js JSON, ar ARRAY<INT>) DUPLICATE KEY(k)"
            + " DISTRIBUTED BY HASH(k) BUCKETS 1 PROPERTIES('replication_num'='1')");
    c.sql(
        "INSERT INTO ty VALUES (1, true, -128, 32767, -9223372036854775808,"
            + " '-170141183460469231731687303715884105728', 1.5, 2.25, 12345.6789, '2026-01-02',"
            + " '2026-01-02 03:04:05', '2026-01-02 03:04:05.000006', 'ab', 'ünï', '{\"a\":1}',"
            + " '[1,2,null]')");
    assertThat(c.sql("SELECT * FROM ty"))
        .containsExactly(
            "1|1|-128|32767|-9223372036854775808|-170141183460469231731687303715884105728|1.5|2.25"
                + "|12345.6789|2026-01-02|2026-01-02 03:04:05|2026-01-02 03:04:05.000006|ab|ünï"
                + "|{\"a\":1}|[1, 2, null]");
    assertThat(c.error("INSERT INTO ty (k, da) VALUES (1, '2026-13-01')")).contains("2026-13-01");
    assertThat(c.error("INSERT INTO ty (k, nosuch) VALUES (1, 1)")).contains("nosuch");
  }
}
