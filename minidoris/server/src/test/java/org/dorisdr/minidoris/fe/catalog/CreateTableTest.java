package org.dorisdr.minidoris.fe.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.dorisdr.minidoris.fe.testing.FakeAgentTasks;
import org.dorisdr.thrift.TFinishTaskRequest;
import org.dorisdr.thrift.TStatusCode;
import org.dorisdr.thrift.TTaskType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CreateTableTest {
  @TempDir Path home;
  private TestFe fe;

  @BeforeEach
  void start() {
    fe = new TestFe(home);
    fe.sql("CREATE DATABASE db1");
    fe.sql("USE db1");
  }

  @AfterEach
  void stop() {
    fe.close();
  }

  @Test
  void handsOutIdsInTheOrderOfDoris() {
    fe.sql(
        "CREATE TABLE rng (d DATE NOT NULL, k INT) DUPLICATE KEY(d) PARTITION BY RANGE(d)"
            + " (PARTITION p1 VALUES LESS THAN (\"2026-01-01\"),"
            + " PARTITION p2 VALUES [(\"2026-01-01\"),(\"2026-02-01\")))"
            + " DISTRIBUTED BY HASH(k) BUCKETS 2 PROPERTIES(\"replication_num\"=\"1\")");
    OlapTable table = fe.table("db1", "rng");
    List<Long> ids = new ArrayList<>(table.partitions.keySet());
    ids.add(table.id);
    ids.add(table.baseIndexId);
    for (Partition partition : table.partitions.values()) {
      for (Tablet tablet : partition.index(table.baseIndexId).tablets) {
        ids.add(tablet.id);
        ids.add(tablet.replicas.get(0).id);
      }
    }
    for (int i = 0; i < ids.size(); i++) {
      assertThat(ids.get(i)).isEqualTo(ids.get(0) + i);
    }
    assertThat(fe.backends.sent(TTaskType.CREATE)).hasSize(4);
    assertThat(PartitionTexts.range(table, table.partition("p1").orElseThrow().item))
        .isEqualTo(
            "[types: [DATEV2]; keys: [0000-01-01]; ..types: [DATEV2]; keys: [2026-01-01]; )");
  }

  /**
   * Doris ({@code CreateTableInfo}, {@code AutoBucketUtils}) spreads rows at random where nothing
   * is said, and takes 10 buckets, or as many as five times compressed data of the size need.
   */
  @Test
  void countsBucketsThatNobodyCounted() {
    fe.sql("CREATE TABLE plain (k INT) PROPERTIES('replication_num'='1')");
    OlapTable plain = fe.table("db1", "plain");
    assertThat(plain.distribution.isRandom()).isTrue();
    assertThat(plain.distribution.autoBucket()).isTrue();
    assertThat(plain.distribution.buckets()).isEqualTo(10);
    assertThat(fe.error("CREATE TABLE u (k INT) UNIQUE KEY(k) PROPERTIES('replication_num'='1')"))
        .endsWith("Create unique keys table should not contain random distribution desc");
    fe.reportDisk(10L << 40);
    assertThat(List.of(buckets("1M"), buckets("3G"), buckets("100G"), buckets("9T")))
        .containsExactly(1, 2, 4, 128);
  }

  private int buckets(String size) {
    fe.sql(
        "CREATE TABLE t"
            + size
            + " (k INT) DISTRIBUTED BY HASH(k) BUCKETS AUTO PROPERTIES('replication_num'='1',"
            + " 'estimate_partition_size'='"
            + size
            + "')");
    return fe.table("db1", "t" + size).distribution.buckets();
  }

  /** Types that Doris's {@code Type.getArraySubTypes} and its likes leave out. */
  @Test
  void refusesWhatIsNotInNestedTypes() {
    assertThat(nested("ARRAY<HLL>")).endsWith("ARRAY unsupported sub-type: hll");
    assertThat(nested("MAP<STRING, JSON>")).endsWith("MAP unsupported sub-type: json");
    assertThat(nested("STRUCT<a:INT, b:ARRAY<BITMAP>>"))
        .endsWith("ARRAY unsupported sub-type: bitmap");
    assertThat(nested("STRUCT<a:INT, A:INT>")).contains("Duplicate field name");
    assertThat(nested("ARRAY<MAP<STRING, STRUCT<a:IPV4>>>")).contains("no error");
  }

  private String nested(String type) {
    try {
      fe.sql(
          "CREATE TABLE nested (k INT, v "
              + type
              + ") DISTRIBUTED BY HASH(k) BUCKETS 1 PROPERTIES('replication_num'='1')");
      return "no error";
    } catch (org.dorisdr.minidoris.fe.session.StatementError e) {
      return e.getMessage();
    }
  }

  /** Doris's {@code ColumnNullableType}: what holds a sketch is never null. */
  @Test
  void givesSketchesNoNull() {
    fe.sql(
        "CREATE TABLE b (k INT, b BITMAP BITMAP_UNION, h HLL HLL_UNION) AGGREGATE KEY(k)"
            + " DISTRIBUTED BY HASH(k) BUCKETS 1 PROPERTIES('replication_num'='1')");
    assertThat(fe.table("db1", "b").baseIndex().columns)
        .extracting(Column::nullable)
        .containsExactly(true, false, false);
    assertThat(fe.sql("SHOW CREATE TABLE b").get(0).get(1))
        .contains(
            "`b` bitmap BITMAP_UNION NOT NULL DEFAULT BITMAP_EMPTY,\n  `h` hll HLL_UNION NOT NULL\n");
    // DefaultValue.HLL_EMPTY_DEFAULT_VALUE and BITMAP_EMPTY_DEFAULT_VALUE: one byte, 0.
    assertThat(fe.sql("DESC b")).extracting(r -> r.get(4)).containsExactly(null, "\0", "\0");
    assertThat(
            fe.error(
                "CREATE TABLE n (k INT, b BITMAP BITMAP_UNION NULL) AGGREGATE KEY(k) DISTRIBUTED BY"
                    + " HASH(k) BUCKETS 1 PROPERTIES('replication_num'='1')"))
        .endsWith("complex type column must be not nullable, column:b");
  }

  /** Messages of Doris's regression tests. */
  @Test
  void refusesListPartitionsAsDorisDoes() {
    refusesList(
        "INT",
        "('1', '2'), ('10', '10')",
        "The partition key[('10','10')] has duplicate item [(\"10\")].");
    refusesList(
        "INT",
        "('100', '-0'), ('-100', '0')",
        "The partition key[(\"0\")] in partition item[('-100','0')] is conflict with current"
            + " partitionKeys[((\"100\"),(\"0\"))]");
    refusesList("INT", "('2147483648')", "Number out of range[2147483648]. type: int");
    refusesList("INT", "('-10.01')", "Invalid number format: -10.01");
    refusesList(
        "DATE",
        "('2000-01-01'), ('00-1-1')",
        "The partition key[('2000-01-01')] in partition item[('00-1-1')] is conflict with current"
            + " partitionKeys[(('2000-01-01'))]");
    assertThat(list("DATE", "('10000-01-01')")).contains("date literal [10000-01-01] is invalid: ");
  }

  private void refusesList(String type, String items, String message) {
    assertThat(list(type, items))
        .isEqualTo(
            "errCode = 2, detailMessage = Invalid list value format: errCode = 2, detailMessage = "
                + message);
  }

  private String list(String type, String items) {
    StringBuilder partitions = new StringBuilder();
    for (String item : items.split("(?<=\\)), ")) {
      partitions.append(partitions.isEmpty() ? "" : ", ");
      partitions.append("PARTITION p" + partitions.length() + " VALUES IN " + item);
    }
    return fe.error(
        "CREATE TABLE l (k "
            + type
            + " NOT NULL) PARTITION BY LIST(k) ("
            + partitions
            + ") DISTRIBUTED BY HASH(k) BUCKETS 1 PROPERTIES('replication_num'='1')");
  }

  @Test
  void refusesPartitionColumnsAsDorisDoes() {
    refusesRange(
        "k DECIMAL(9, 3)", "k", "Column[k] type[DECIMAL32] cannot be a range partition key.");
    refusesRange("k VARCHAR(5)", "k", "Column[k] type[VARCHAR] cannot be a range partition key.");
    refusesRange("k BOOLEAN", "k", "Column[k] type[BOOLEAN] cannot be a range partition key.");
    refusesRange("k INT", "k, k", "Duplicated partition column k");
    refusesRange("k INT, f INT SUM", "f", "The partition column could not be aggregated column");
    assertThat(range("k TINYINT", "k"))
        .isEqualTo(
            "errCode = 2, detailMessage = Invalid range value format： errCode = 2, detailMessage ="
                + " Number out of range[3000]. type: tinyint");
  }

  private void refusesRange(String columns, String by, String message) {
    assertThat(range(columns, by)).isEqualTo("errCode = 2, detailMessage = " + message);
  }

  private String range(String columns, String by) {
    return fe.error(
        "CREATE TABLE r ("
            + columns
            + ") PARTITION BY RANGE("
            + by
            + ") (PARTITION p VALUES LESS THAN ('3000')) DISTRIBUTED BY HASH(k) BUCKETS 1"
            + " PROPERTIES('replication_num'='1')");
  }

  /** ColumnDefinition of Doris: a length of 0 is none. */
  @Test
  void takesALengthOfZeroForNone() {
    fe.sql(
        "CREATE TABLE z (k INT, a VARCHAR(0), b CHAR(0)) DISTRIBUTED BY HASH(k) BUCKETS 1"
            + " PROPERTIES('replication_num'='1')");
    assertThat(fe.table("db1", "z").baseIndex().columns)
        .extracting(Column::type)
        .containsExactly("int", "varchar(65533)", "char(1)");
  }

  @Test
  void wantsBucketsAndKeepsTheNamesOfPartitionColumns() {
    String table = "CREATE TABLE b (k INT NOT NULL) PARTITION BY LIST(k) () DISTRIBUTED BY ";
    String one = " PROPERTIES('replication_num'='1')";
    assertThat(fe.error(table + "HASH(k) BUCKETS 0" + one))
        .endsWith("Number of hash distribution should be greater than zero.");
    assertThat(fe.error(table + "RANDOM BUCKETS 0" + one))
        .endsWith("Number of random distribution should be greater than zero.");
    fe.sql(table + "HASH(k)" + one);
    assertThat(fe.table("db1", "b").distribution.buckets()).isEqualTo(10);
    assertThat(fe.error("ALTER TABLE b RENAME COLUMN k n"))
        .endsWith("Renaming partition columns has problems, forbidden in current Doris version");
  }

  @Test
  void takesNoDatabaseWhoseNameDoesNotBeginWithALetter() {
    // Recorded from master 2026-01-19.
    for (String name : List.of("_x", "1x", "a.b")) {
      assertThat(fe.error("CREATE DATABASE `" + name + "`"))
          .endsWith("Incorrect database name '" + name + "'");
      assertThat(fe.error("ALTER DATABASE db1 RENAME `" + name + "`"))
          .endsWith("Incorrect database name '" + name + "'");
    }
    fe.sql("CREATE DATABASE `b-c_1`");
  }

  @Test
  void hidesTheColumnsThatAUniqueTableNeeds() {
    fe.sql(
        "CREATE TABLE u (k INT, s INT, v STRING) UNIQUE KEY(k) DISTRIBUTED BY HASH(k) BUCKETS 1"
            + " PROPERTIES(\"function_column.sequence_col\" = \"s\")");
    assertThat(fe.table("db1", "u").baseIndex().columns)
        .extracting(Column::name)
        .containsExactly(
            "k", "s", "v", Column.DELETE_SIGN, Column.VERSION_COL, Column.SEQUENCE_COL);
  }

  @Test
  void leavesNothingBehindWhenABackendCannotCreateATablet() {
    fe.backends.answerWith(
        (id, task) -> {
          TFinishTaskRequest answer = FakeAgentTasks.ok(task);
          answer.getTaskStatus().setStatusCode(TStatusCode.INTERNAL_ERROR);
          answer.getTaskStatus().setErrorMsgs(List.of("disk is full"));
          return answer;
        });
    assertThat(fe.error("CREATE TABLE t (k INT) DISTRIBUTED BY HASH(k) BUCKETS 2"))
        .contains("Failed to create partition[t]", "disk is full");
    assertThat(fe.backends.sent(TTaskType.DROP)).hasSize(2);
    assertThat(fe.fe.catalog().database("db1").orElseThrow().tables).isEmpty();
  }

  @Test
  void refusesWhatDorisRefusesWithItsWords() {
    fe.sql("CREATE TABLE dup (k INT) DISTRIBUTED BY HASH(k) BUCKETS 1");
    assertThat(fe.error("CREATE TABLE dup (k INT) DISTRIBUTED BY HASH(k) BUCKETS 1"))
        .isEqualTo("errCode = 2, detailMessage = Table 'dup' already exists");
    assertThat(fe.error("CREATE TABLE bad (k INT) DISTRIBUTED BY HASH(zz) BUCKETS 1"))
        .isEqualTo("errCode = 2, detailMessage = Distribution column(zz) doesn't exist");
    assertThat(
            fe.error(
                "CREATE TABLE bad3 (k INT) DISTRIBUTED BY HASH(k) BUCKETS 1"
                    + " PROPERTIES(\"replication_num\"=\"3\")"))
        .isEqualTo(
            "errCode = 2, detailMessage = replication num should be less than the number of available"
                + " backends. replication num is 3, available backend num is 1");
    assertThat(fe.error("CREATE TABLE IF NOT EXISTS dup (k INT) DISTRIBUTED BY HASH(k) BUCKETS 1"))
        .isNull();
  }

  @Test
  void givesTablesTheBinlogsOfTheirDatabase() {
    fe.sql("ALTER DATABASE db1 SET PROPERTIES (\"binlog.enable\"=\"true\")");
    fe.sql("CREATE TABLE t (k INT) DISTRIBUTED BY HASH(k) BUCKETS 1");
    assertThat(TableProperties.binlogEnabled(fe.table("db1", "t"))).isTrue();
    assertThat(
            fe.error(
                "CREATE TABLE np (k INT) DISTRIBUTED BY HASH(k) BUCKETS 1"
                    + " PROPERTIES(\"binlog.enable\"=\"false\")"))
        .endsWith("Cannot create table with binlog disabled when database binlog enable");
  }
}
