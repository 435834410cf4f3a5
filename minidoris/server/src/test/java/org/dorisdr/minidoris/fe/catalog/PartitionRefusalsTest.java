package org.dorisdr.minidoris.fe.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What ALTER TABLE refuses about partitions, in the words of Doris's {@code
 * InternalCatalog.addPartition}, {@code RangePartitionInfo}, {@code ListPartitionInfo}, {@code
 * PartitionKeyDesc}, {@code RangeUtils}, {@code ListUtil} and {@code Env} (master of 2026-01-19).
 */
class PartitionRefusalsTest {
  private static final String END =
      " DISTRIBUTED BY HASH(k) BUCKETS 1 PROPERTIES('replication_num'='1')";

  @TempDir static Path home;
  private static TestFe fe;

  @BeforeAll
  static void start() {
    fe = new TestFe(home);
    fe.sql("CREATE DATABASE db1");
    fe.sql("USE db1");
    fe.sql("CREATE TABLE w (k INT)" + END);
    fe.sql(
        "CREATE TABLE r (k INT) PARTITION BY RANGE(k) (PARTITION a VALUES LESS THAN (10),"
            + " PARTITION b VALUES [(10), (20)), PARTITION d VALUES [(30), (40)))"
            + END);
    fe.sql(
        "CREATE TABLE moments (k DATETIME(6)) PARTITION BY RANGE(k) (PARTITION a VALUES"
            + " [('2013-01-01'), ('2014-01-01 00:00:00.50')))"
            + END);
    fe.sql("CREATE TABLE days (k DATE NOT NULL) PARTITION BY LIST(k) ()" + END);
    fe.sql("CREATE TABLE times (k DATETIME NOT NULL) PARTITION BY LIST(k) ()" + END);
    fe.sql(
        "CREATE TABLE agg (k INT, v INT REPLACE) AGGREGATE KEY(k) PARTITION BY RANGE(k) ()" + END);
    fe.sql("CREATE TABLE two (k INT, q INT) PARTITION BY RANGE(k, q) ()" + END);
    fe.sql(
        "CREATE TABLE l (k INT NOT NULL) PARTITION BY LIST(k) (PARTITION a VALUES IN (1, 2),"
            + " PARTITION b VALUES IN (3))"
            + END);
    fe.sql("ALTER TABLE r ADD TEMPORARY PARTITION t1 VALUES [(10), (15))");
    fe.sql("ALTER TABLE r ADD TEMPORARY PARTITION t2 VALUES [(15), (20))");
    fe.sql("ALTER TABLE r ADD TEMPORARY PARTITION t3 VALUES [(20), (25))");
    fe.sql("ALTER TABLE l ADD TEMPORARY PARTITION t1 VALUES IN (1)");
    fe.sql("ALTER TABLE l ADD TEMPORARY PARTITION t2 VALUES IN (2)");
    fe.sql("ALTER TABLE l ADD TEMPORARY PARTITION t3 VALUES IN (3, 4)");
  }

  @AfterAll
  static void stop() {
    fe.close();
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          w ADD PARTITION p VALUES LESS THAN (1)     | Alter table [w] failed. Not a partitioned table
          w ADD PARTITION w VALUES LESS THAN (1)     | Duplicate partition name w
          r ADD PARTITION a VALUES [(50), (60))      | Duplicate partition name a
          r ADD PARTITION t1 VALUES [(50), (60))     | Duplicate partition name t1
          r ADD TEMPORARY PARTITION a VALUES [(50), (60)) | Duplicate partition name a
          r ADD PARTITION _p VALUES [(50), (60))     | Incorrect partition name
          r ADD PARTITION p VALUES IN (1)            | Range partition expected 'VALUES [LESS THAN or [("xxx" ,...), ("xxx", ...))]'
          l ADD PARTITION p VALUES LESS THAN (1)     | List partition expected 'VALUES [IN or (("xxx", "xxx"), ...)]'
          r ADD PARTITION p VALUES [(60), (50))      | Invalid range value format： errCode = 2, detailMessage = The lower values must smaller than upper values
          r ADD PARTITION p VALUES [('x'), (50))     | Invalid range value format： errCode = 2, detailMessage = Invalid number format: x
          r ADD PARTITION p VALUES LESS THAN (1, 2)  | Partition values number is more than partition column number: ('1', '2')
          r ADD PARTITION p VALUES [(50), (60)) PROPERTIES('replication_num'='9') | replication num should be less than the number of available backends. replication num is 9, available backend num is 1
          r ADD PARTITION p VALUES [(50), (60)) ('replication_num'='0') | Replication num should between 1 and 32767
          two ADD PARTITION p VALUES [(1, 1), (1, MAXVALUE)) | Not support MAXVALUE in multi partition range values.
          two ADD PARTITION p VALUES LESS THAN (1, MAXVALUE) | Not support MAXVALUE in multi partition range values.
          r ADD PARTITION p VALUES LESS THAN (15)    | Range [types: [INT]; keys: [10]; ..types: [INT]; keys: [15]; ) is intersected with range: [types: [INT]; keys: [10]; ..types: [INT]; keys: [20]; )
          r ADD PARTITION p VALUES LESS THAN (20)    | Range [types: [INT]; keys: [10]; ..types: [INT]; keys: [20]; ) is intersected with range: [types: [INT]; keys: [10]; ..types: [INT]; keys: [20]; )
          r ADD PARTITION p VALUES [(35), (50))      | Range [types: [INT]; keys: [35]; ..types: [INT]; keys: [50]; ) is intersected with range: [types: [INT]; keys: [30]; ..types: [INT]; keys: [40]; )
          moments ADD PARTITION p VALUES [('2013-05-05'), ('2014-05-05 00:00:00.000')) | Range [types: [DATETIMEV2]; keys: [2013-05-05 00:00:00]; ..types: [DATETIMEV2]; keys: [2014-05-05 00:00:00]; ) is intersected with range: [types: [DATETIMEV2]; keys: [2013-01-01 00:00:00]; ..types: [DATETIMEV2]; keys: [2014-01-01 00:00:00.5]; )
          moments ADD PARTITION p VALUES LESS THAN ('10000-01-01 00:00:00') | date/datetime literal [10000-01-01 00:00:00] is invalid
          moments ADD PARTITION p VALUES LESS THAN ('9999-12-31 24:00:00') | date/datetime literal [9999-12-31 24:00:00] is invalid
          moments ADD PARTITION p VALUES LESS THAN ('0000-01-01 00:00:00') | Partition's upper value should not be MIN VALUE: ('0000-01-01 00:00:00')
          days ADD PARTITION p VALUES IN ('2000-01-02 08:00:00') | Invalid list value format: errCode = 2, detailMessage = date literal [2000-01-02 08:00:00] is invalid: errCode = 2, detailMessage = Invalid date value: 2000-01-02 08:00:00
          times ADD PARTITION p VALUES IN ('1990-01-01') | Invalid list value format: errCode = 2, detailMessage = date literal [1990-01-01] is invalid: errCode = 2, detailMessage = Invalid datetime value: 1990-01-01
          agg ADD PARTITION p VALUES LESS THAN (9) DISTRIBUTED BY RANDOM BUCKETS 1 | Cannot assign different distribution type. default is: HASH
          l ADD PARTITION p VALUES IN (3)            | Invalid list value format: errCode = 2, detailMessage = The partition key[("3")] in partition item[('3')] is conflict with current partitionKeys[(("3"))]
          r ADD PARTITION p VALUES LESS THAN ('-2147483648') | Partition's upper value should not be MIN VALUE: ('-2147483648')
          r ADD PARTITION p VALUES [(50), (60)) DISTRIBUTED BY HASH(k) BUCKETS 0 | Cannot assign hash distribution buckets less than 1
          two ADD PARTITION p VALUES [(1, 1), (2, 2)) DISTRIBUTED BY HASH(q) BUCKETS 1 | Cannot assign hash distribution with different distribution cols. new is: [`q` int NULL] default is: [`k` int NULL]
          r ADD PARTITION p VALUES [(50), (60)) DISTRIBUTED BY RANDOM BUCKETS 1 | Cannot assign different distribution type. default is: HASH
          r DROP PARTITION nosuch                    | Error in list of partitions to nosuch
          w DROP PARTITION w                         | Alter table [w] failed. Not a partitioned table
          w DROP PARTITION p                         | Error in list of partitions to p
          r DROP TEMPORARY PARTITION a               | Error in list of partitions to a
          w RENAME PARTITION w x                     | Table[w] is single partitioned. no need to rename partition name.
          r RENAME PARTITION a a                     | Same partition name
          r RENAME PARTITION nosuch x                | Partition[nosuch] does not exists
          r RENAME PARTITION a b                     | Partition name[b] is already used
          r RENAME PARTITION a t1                    | Partition name[t1] is already used
          r RENAME PARTITION a _x                    | Incorrect partition name
          r REPLACE PARTITION (nosuch) WITH TEMPORARY PARTITION (t1) | Partition[nosuch] does not exist
          r REPLACE PARTITION (b) WITH TEMPORARY PARTITION (nosuch)  | Temp partition[nosuch] does not exist
          r REPLACE PARTITION (b) WITH TEMPORARY PARTITION (t1) PROPERTIES('x'='1') | Unknown properties: [x]
          r REPLACE PARTITION (a) WITH TEMPORARY PARTITION (t1)      | 2 range lists are not stricly matched. types: [INT]; keys: [-2147483648];  vs. types: [INT]; keys: [10];
          r REPLACE PARTITION (b) WITH TEMPORARY PARTITION (t1)      | 2 range lists are not stricly matched. [[types: [INT]; keys: [10]; ..types: [INT]; keys: [20]; )] vs. [[types: [INT]; keys: [10]; ..types: [INT]; keys: [15]; )]
          r REPLACE PARTITION (a) WITH TEMPORARY PARTITION (t1) PROPERTIES('strict_range'='false') | Range: [types: [INT]; keys: [10]; ..types: [INT]; keys: [15]; ) conflicts with existing range
          l REPLACE PARTITION (a) WITH TEMPORARY PARTITION (t1)      | 2 partition key lists are not matched. [types: [INT]; keys: [1]; , types: [INT]; keys: [2]; ] vs. [types: [INT]; keys: [1]; ]
          l REPLACE PARTITION (a) WITH TEMPORARY PARTITION (t3) PROPERTIES('strict_range'='false') | The partition key[("3")] is overlap with current [types: [INT]; keys: [3]; ]
          r ADD COLUMN v INT                         | Can not alter table when there are temp partitions in table
          """)
  void refuses(String alter, String refusal) {
    assertThat(fe.error("ALTER TABLE " + alter))
        .isNotNull()
        .asString()
        .satisfies(
            error ->
                assertThat(error.strip()).isEqualTo("errCode = 2, detailMessage = " + refusal));
  }

  /** Strict means that they cover the same, not that there are as many. */
  @Test
  void replacesOnePartitionByTwoThatCoverIt() {
    fe.sql(
        "CREATE TABLE rr (k INT) PARTITION BY RANGE(k) (PARTITION a VALUES [(0), (10)),"
            + " PARTITION b VALUES [(10), (20)))"
            + END);
    fe.sql("ALTER TABLE rr ADD TEMPORARY PARTITION t1 VALUES [(0), (5))");
    fe.sql("ALTER TABLE rr ADD TEMPORARY PARTITION t2 VALUES [(5), (20))");
    fe.sql("ALTER TABLE rr REPLACE PARTITION (a, b) WITH TEMPORARY PARTITION (t1, t2)");
    assertThat(fe.table("db1", "rr").partition("a").orElseThrow().item.upper())
        .containsExactly("5");
    fe.sql("ALTER TABLE rr ADD TEMPORARY PARTITION t VALUES [(0), (20))");
    fe.sql("ALTER TABLE rr REPLACE PARTITION (a, b) WITH TEMPORARY PARTITION (t)");
    assertThat(fe.table("db1", "rr").partitions.values())
        .extracting((Partition p) -> p.name)
        .containsExactly("t");
  }

  /**
   * FixedRangePartition.validate casts as many values as there are columns, and AddPartitionOp runs
   * it, too.
   */
  @Test
  void valuesWithoutAColumnAreDropped() {
    fe.sql(
        "CREATE TABLE s (k INT) PARTITION BY RANGE(k) (PARTITION a VALUES [(1, 7), (2, 8)))" + END);
    fe.sql("ALTER TABLE s ADD PARTITION b VALUES [(3, 4), (5, 6))");
    assertThat(fe.sql("SHOW PARTITIONS FROM s").stream().map(row -> row.get(6)).toList())
        .containsExactly(
            "[types: [INT]; keys: [1]; ..types: [INT]; keys: [2]; )",
            "[types: [INT]; keys: [3]; ..types: [INT]; keys: [5]; )");
  }

  /** PartitionKeyDesc.analyze, which refuses it, is not run by CREATE TABLE. */
  @Test
  void createTableTakesTheGreatestValueBesideOthers() {
    fe.sql(
        "CREATE TABLE m (k INT, q INT) PARTITION BY RANGE(k, q)"
            + " (PARTITION a VALUES LESS THAN (1, MAXVALUE), PARTITION b VALUES LESS THAN"
            + " (MAXVALUE, 4))"
            + END);
    assertThat(fe.sql("SHOW PARTITIONS FROM m").stream().map(row -> row.get(6)).toList())
        .containsExactly(
            "[types: [INT, INT]; keys: [-2147483648, -2147483648]; ..types: [INT, INT]; keys: [1, MAXVALUE]; )",
            "[types: [INT, INT]; keys: [1, MAXVALUE]; ..types: [INT, INT]; keys: [MAXVALUE, MAXVALUE]; )");
    assertThat(fe.sql("SHOW CREATE TABLE m").get(0).get(1))
        .contains("PARTITION a VALUES [(\"-2147483648\", \"-2147483648\"), (\"1\", MAXVALUE))");
    fe.sql("CREATE TABLE m2 LIKE m");
  }

  /**
   * PartitionDefinition.validate takes out of the parentheses what it knows, so that
   * InternalCatalog.addPartition finds nothing there: what is written so is checked, and forgotten.
   */
  @Test
  void propertiesInParenthesesBehindAnAddedPartitionDoNothing() {
    fe.sql("CREATE TABLE n (k INT) PARTITION BY RANGE(k) ()" + END);
    fe.sql(
        "ALTER TABLE n ADD PARTITION a VALUES LESS THAN (1)"
            + " ('replication_num'='9', 'storage_medium'='SSD', 'version_info'='5')");
    fe.sql("ALTER TABLE n ADD PARTITION b VALUES LESS THAN (2) PROPERTIES('storage_medium'='SSD')");
    assertThat(
            fe.sql("SHOW PARTITIONS FROM n").stream()
                .map(row -> row.get(2) + " " + row.get(9) + " " + row.get(10))
                .toList())
        .containsExactly("1 1 HDD", "1 1 SSD");
  }
}
