package org.dorisdr.minidoris.fe.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.dorisdr.minidoris.fe.catalog.OlapTable;
import org.dorisdr.minidoris.fe.catalog.json.TableJson;
import org.dorisdr.thrift.TBinlogType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Names, bounds and texts are those of Doris's PartitionExprUtil, RangePartitionInfo.toSql. */
class AutoPartitionTest {
  @TempDir Path home;

  private TestCluster c;

  @BeforeEach
  void start() throws Exception {
    c = new TestCluster(home, 1);
    c.sql("ALTER DATABASE db SET PROPERTIES ('binlog.enable'='true')");
    c.sql(
        "CREATE TABLE days (d DATETIME NOT NULL, v INT) DUPLICATE KEY(d)"
            + " AUTO PARTITION BY RANGE (date_trunc(d, 'month')) ()"
            + " DISTRIBUTED BY HASH(d) BUCKETS 2 PROPERTIES('replication_num'='1')");
    c.sql(
        "CREATE TABLE kinds (k VARCHAR(20), n INT, v INT) DUPLICATE KEY(k, n)"
            + " AUTO PARTITION BY LIST (k, n) ()"
            + " DISTRIBUTED BY HASH(k) BUCKETS 1 PROPERTIES('replication_num'='1')");
    c.sql("CREATE TABLE plain (k INT) DISTRIBUTED BY HASH(k) PROPERTIES('replication_num'='1')");
  }

  @AfterEach
  void stop() {
    c.close();
  }

  private OlapTable table(String name) {
    return c.fe.catalog().database("db").orElseThrow().olapTable(name).orElseThrow();
  }

  private List<String> partitions(String name) {
    return table(name).partitions.values().stream().map(p -> p.name).sorted().toList();
  }

  /** Doris: OlapTable.nameToPartition compares names as they are. */
  @Test
  void namesThatDifferInCaseOnlyAreOfTwoPartitions() {
    c.sql("INSERT INTO kinds VALUES ('XX', 1, 1), ('xx', 1, 2)");
    assertThat(partitions("kinds")).hasSize(2);
    String upper = partitions("kinds").get(0);
    String lower = partitions("kinds").get(1);
    assertThat(upper).isEqualToIgnoringCase(lower).isNotEqualTo(lower);
    assertThat(c.sql("SELECT v FROM kinds PARTITION (" + lower + ")")).containsExactly("2");
    c.sql("TRUNCATE TABLE kinds PARTITION (" + lower + ")");
    c.sql("ALTER TABLE kinds DROP PARTITION " + lower);
    assertThat(c.sql("SELECT k, v FROM kinds")).containsExactly("XX|1");
    assertThat(c.error("ALTER TABLE kinds DROP PARTITION " + lower)).contains(lower);
    c.sql("RECOVER PARTITION " + lower + " FROM kinds");
    assertThat(partitions("kinds")).containsExactly(upper, lower);
  }

  @Test
  void loadsMakeTheRangesThatTheirRowsNeed() {
    c.sql("INSERT INTO days VALUES ('2026-01-31 23:59:59', 1), ('2026-02-01 00:00:00', 2)");
    c.sql("INSERT INTO days SELECT '2026-01-05 00:00:00', 3 UNION ALL SELECT '9999-12-31', 4");
    assertThat(partitions("days"))
        .containsExactly("p20260101000000", "p20260201000000", "p99991201000000");
    assertThat(c.sql("SELECT d, v FROM days PARTITION (p20260101000000) ORDER BY v"))
        .containsExactly("2026-01-31 23:59:59|1", "2026-01-05 00:00:00|3");
    assertThat(c.sql("SHOW CREATE TABLE days").get(0))
        .contains(
            "AUTO PARTITION BY RANGE (date_trunc(`d`, 'month'))\n"
                + "(PARTITION p20260101000000 VALUES"
                + " [('2026-01-01 00:00:00'), ('2026-02-01 00:00:00')),\n");
    long db = c.fe.catalog().database("db").orElseThrow().id;
    assertThat(
            c.fe.binlogs().get(db, table("days").id, -1, 255).records().stream()
                .map(b -> b.getType()))
        .containsExactly(
            TBinlogType.ADD_PARTITION,
            TBinlogType.ADD_PARTITION,
            TBinlogType.UPSERT,
            TBinlogType.ADD_PARTITION,
            TBinlogType.UPSERT);
  }

  @Test
  void loadsMakeAListPartitionForEachKey() {
    c.sql("INSERT INTO kinds VALUES ('a b', 1, 1), (NULL, -2, 2), ('a b', 1, 3)");
    assertThat(partitions("kinds")).containsExactly("pX2d22", "pa20b311");
    assertThat(c.sql("SELECT v FROM kinds PARTITION (pa20b311) ORDER BY v"))
        .containsExactly("1", "3");
    assertThat(c.sql("SHOW CREATE TABLE kinds").get(0))
        .contains("AUTO PARTITION BY LIST (`k`, `n`)\n(PARTITION ");
  }

  @Test
  void backupsKeepHowPartitionsAreMade() {
    c.sql("INSERT INTO days VALUES ('2026-01-31 23:59:59', 1)");
    OlapTable days = (OlapTable) TableJson.read(TableJson.write("db", table("days")));
    assertThat(days.autoPartition).isTrue();
    assertThat(days.autoPartitionUnit).isEqualTo("month");
    OlapTable kinds = (OlapTable) TableJson.read(TableJson.write("db", table("kinds")));
    assertThat(kinds.autoPartition).isTrue();
    assertThat(kinds.autoPartitionUnit).isNull();
    assertThat(((OlapTable) TableJson.read(TableJson.write("db", table("plain")))).autoPartition)
        .isFalse();
  }

  @Test
  void aTransactionMakesThemToo() {
    c.sql("BEGIN");
    c.sql("INSERT INTO days VALUES ('2027-01-31 23:59:59', 1)");
    c.sql("COMMIT");
    c.sql("BEGIN");
    c.sql("INSERT INTO days SELECT '2027-02-28 10:00:00', 2");
    c.sql("COMMIT");
    assertThat(partitions("days")).containsExactly("p20270101000000", "p20270201000000");
    assertThat(c.sql("SELECT sum(v) FROM days")).containsExactly("3");
  }

  @Test
  void refusesWhatHasNoPlace() {
    assertThat(c.error("INSERT INTO days PARTITION (nosuch) VALUES ('2026-01-31', 1)"))
        .contains("nosuch");
    assertThat(partitions("days")).isEmpty();
  }

  /** PartitionDesc.getColNamesFromExpr, then PartitionTableInfo.validatePartitionInfo. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          RANGE (d)                                              | auto create partition only support date_trunc function of RANGE partition. `d`
          RANGE (date_trunc(d, 'day'), v)                        | auto create partition only support date_trunc function of RANGE partition. `v`
          RANGE (date_trunc(d, 'day'), date_trunc(`a b`, 'day')) | auto create partition only support one slotRef in function expr. date_trunc(`a b`, 'day')
          RANGE (date(d))                                        | auto create partition only support function call expr is date_trunc/date_floor/date_ceil. date(`d`)
          RANGE (date_trunc(d, d, 'day'))                        | auto create partition only support one slotRef in function expr. date_trunc(`d`, `d`, 'day')
          RANGE (date_trunc('x', 'day'))                         | auto create partition have not find any partition columns. date_trunc('x', 'day')
          RANGE (date_trunc(d, 'day', 'x'))                      | partition expr date_trunc(d, 'day', 'x') is illegal!
          RANGE (date_trunc('day', d))                           | minidoris takes the column first in date_trunc
          RANGE (date_trunc(d))                                  | partition expr date_trunc(d) is illegal!
          RANGE (date_add(d, 'day'))                             | auto create partition only support function call expr is date_trunc/date_floor/date_ceil. date_add(`d`, 'day')
          LIST (date_trunc(d, 'day'))                            | auto create partition only support slotRef in list partitions. date_trunc(`d`, 'day')
          RANGE (date_trunc(n, 'day'))                           | AUTO RANGE PARTITION doesn't support NULL column
          RANGE (date_trunc(nosuch, 'day'))                      | partition key nosuch is not exists
          RANGE (date_trunc(d, 'decade'))                        | partition expr date_trunc(d, 'decade') is illegal!
          RANGE (date_trunc(`a b`, 'decade'))                    | partition expr date_trunc(`a b`, 'decade') is illegal!
          RANGE (date_trunc(v, 'day'))                           | partition expr date_trunc(v, 'day') is illegal!
          """)
  void refusesExpressionsInTheWordsOfDoris(String by, String refusal) {
    assertThat(
            c.error(
                "CREATE TABLE n (d DATE NOT NULL, `a b` DATE NOT NULL, n DATE, v INT NOT NULL)"
                    + " DUPLICATE KEY(d) AUTO PARTITION BY "
                    + by
                    + " () DISTRIBUTED BY HASH(v) BUCKETS 1 PROPERTIES('replication_num'='1')"))
        .isEqualTo("errCode = 2, detailMessage = " + refusal);
  }
}
