package org.dorisdr.minidoris.fe.binlog;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.dorisdr.minidoris.fe.catalog.TestFe;
import org.dorisdr.thrift.TBinlog;
import org.dorisdr.thrift.TBinlogType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * SQL inside of binlog records, as a FE of 4.0.1 wrote it for the same statements: with types as
 * the planner names them, and with quotes that Doris leaves as they are.
 */
class BinlogTextsTest {
  @TempDir Path home;

  private TestFe fe;

  @BeforeEach
  void start() {
    fe = new TestFe(home, Map.of("enable_feature_binlog", "true"));
    fe.sql("CREATE DATABASE d");
    fe.sql("ALTER DATABASE d SET PROPERTIES ('binlog.enable'='true')");
    fe.session.use("d");
  }

  @AfterEach
  void stop() {
    fe.close();
  }

  private String last(TBinlogType type, String field) throws Exception {
    long id = fe.fe.catalog().database("d").orElseThrow().id;
    List<TBinlog> all =
        fe.fe.binlogs().get(id, -1, -1, 255).records().stream()
            .filter(b -> b.getType() == type)
            .toList();
    assertThat(all).as(type.name()).isNotEmpty();
    String data = all.get(all.size() - 1).getData();
    JsonNode value = new ObjectMapper().readTree(data).get(field);
    return value.isObject() ? value.toString() : value.asText();
  }

  private void table(String rest) {
    fe.sql("CREATE TABLE t " + rest + " DISTRIBUTED BY HASH(k) BUCKETS 1");
  }

  private void columns(String clause, String text) throws Exception {
    fe.sql("ALTER TABLE t " + clause);
    assertThat(last(TBinlogType.MODIFY_TABLE_ADD_OR_DROP_COLUMNS, "rawSql"))
        .isEqualTo("ALTER TABLE `d`.`t` " + text);
  }

  /** ColumnDefinition.toSql */
  @Test
  void columnsHaveTheTypesOfThePlanner() throws Exception {
    table("(k INT, v INT)");
    columns("ADD COLUMN a DECIMAL(10,2)", "ADD COLUMN `a` DECIMALV3(10, 2) NULL COMMENT \"\"");
    columns("ADD COLUMN b DATETIME(3)", "ADD COLUMN `b` DATETIMEV2(3) NULL COMMENT \"\"");
    columns("ADD COLUMN c VARIANT", "ADD COLUMN `c` variant NULL COMMENT \"\"");
    columns(
        "ADD COLUMN e STRUCT<xA:INT,y:STRING>",
        "ADD COLUMN `e` STRUCT<xa:INT,y:TEXT> NULL COMMENT \"\"");
    columns("ADD COLUMN f INT DEFAULT NULL", "ADD COLUMN `f` INT NULL DEFAULT NULL COMMENT \"\"");
    columns(
        "ADD COLUMN g BITMAP", "ADD COLUMN `g` BITMAP NOT NULL DEFAULT BITMAP_EMPTY COMMENT \"\"");
    columns("DROP COLUMN a, DROP COLUMN b", "DROP COLUMN `a`, \nDROP COLUMN `b`");
  }

  /** SqlUtils.escapeQuota over what stands between the quotes. */
  @Test
  void defaultsKeepTheirBackslashesAndCommentsLoseThem() throws Exception {
    table("(k INT, v INT)");
    columns(
        "ADD COLUMN a VARCHAR(9) DEFAULT \"a\\\"b\" COMMENT \"c\\\"d\\\\e\"",
        "ADD COLUMN `a` VARCHAR(9) NULL DEFAULT \"a\\\\\"b\" COMMENT \"c\\\"de\"");
  }

  /** AddPartitionRecord, DropPartitionInfo */
  @Test
  void partitionsHaveNumbersInDoubleQuotesAndDatesInSingleOnes() throws Exception {
    table(
        "(k BIGINT, e DATE, v INT) DUPLICATE KEY(k, e) PARTITION BY RANGE(k, e)"
            + " (PARTITION p1 VALUES LESS THAN ('1', '2024-01-01'))");
    fe.sql("ALTER TABLE t ADD PARTITION p2 VALUES LESS THAN ('2')");
    assertThat(last(TBinlogType.ADD_PARTITION, "sql"))
        .isEqualTo(
            "ADD PARTITION `p2` VALUES [(\"1\", '2024-01-01'), (\"2\", '0000-01-01'))"
                + " (\"version_info\" = \"1\");");
    fe.sql("ALTER TABLE t DROP PARTITION p2 FORCE");
    assertThat(last(TBinlogType.DROP_PARTITION, "sql")).isEqualTo("DROP PARTITION `p2` FORCE");
  }

  /** AddPartitionRecord; ListPartitionItem.compareTo gives the order in which they are shown. */
  @Test
  void listsHaveNullInCapitalsAndStandInTheOrderOfTheirFirstValue() throws Exception {
    table("(k INT, l INT) PARTITION BY LIST(l) (PARTITION p5 VALUES IN (5))");
    fe.sql("ALTER TABLE t ADD PARTITION p9 VALUES IN (9, 1)");
    fe.sql("ALTER TABLE t ADD PARTITION p1 VALUES IN (4)");
    fe.sql("ALTER TABLE t ADD PARTITION pd");
    fe.sql("ALTER TABLE t ADD PARTITION pn VALUES IN (NULL)");
    assertThat(last(TBinlogType.ADD_PARTITION, "sql"))
        .isEqualTo("ADD PARTITION `pn` VALUES IN ((NULL)) (\"version_info\" = \"1\");");
    assertThat(fe.sql("SHOW PARTITIONS FROM t"))
        .extracting(row -> row.get(1))
        .containsExactly("pn", "pd", "p1", "p5", "p9");
    assertThat(fe.sql("SHOW PARTITIONS FROM t").get(0).get(6))
        .isEqualTo("[types: [INT]; keys: [NULL]; ]");
  }

  /** Column comments lose their backslashes; COMMENT of a view's column is in small letters. */
  @Test
  void commentsOfColumns() throws Exception {
    table("(k INT COMMENT \"a'b\\\"c\\\\d\")");
    assertThat(last(TBinlogType.CREATE_TABLE, "sql"))
        .contains("`k` int NULL COMMENT \"a'b\\\"cd\"");
    fe.sql("CREATE VIEW w (a COMMENT 'x') AS SELECT k FROM t");
    assertThat(last(TBinlogType.CREATE_TABLE, "sql"))
        .startsWith("CREATE VIEW `w`\n(a comment 'x')\n AS SELECT ");
  }

  /** escapeBackSlash reads escapes and leaves doubled quotes; only double quotes are escaped. */
  @Test
  void commentsOfTablesAndViewsAreWrittenAsTheyAre() throws Exception {
    fe.sql(
        "CREATE TABLE t (k INT, INDEX i (k) COMMENT 'q\"it''s') COMMENT 'c \"d\" e\\\\f it''s'"
            + " DISTRIBUTED BY HASH(k) BUCKETS 1");
    assertThat(last(TBinlogType.CREATE_TABLE, "sql"))
        .contains("COMMENT \"q\\\"it''s\"")
        .contains("\nCOMMENT 'c \\\"d\\\" e\\f it''s'\n");
    fe.sql("CREATE VIEW w (a COMMENT \"x'y\") COMMENT \"it's \\\"q\\\" \\\\\" AS SELECT k FROM t");
    assertThat(last(TBinlogType.CREATE_TABLE, "sql"))
        .startsWith("CREATE VIEW `w`\n(a comment 'x'y')\n COMMENT 'it's \"q\" \\' AS SELECT ");
  }

  /** LogicalPlanBuilder.stripQuotes: what stands between the quotes, backslashes and all. */
  @Test
  void modifiedCommentsAreWhatWasTyped() throws Exception {
    table("(k INT, v INT, w INT)");
    fe.sql("ALTER TABLE t MODIFY COMMENT \"new 'co' \\\"dq\\\" \\\\ \\n\"");
    assertThat(last(TBinlogType.MODIFY_COMMENT, "tblComment"))
        .isEqualTo("new 'co' \\\"dq\\\" \\\\ \\n");
    fe.sql(
        "ALTER TABLE t MODIFY COLUMN V COMMENT \"it's \\\"x\\\" \\\\\", MODIFY COLUMN w COMMENT 'a''b'");
    assertThat(last(TBinlogType.MODIFY_COMMENT, "colToComment"))
        .isEqualTo("{\"V\":\"it's \\\\\\\"x\\\\\\\" \\\\\\\\\",\"w\":\"a''b\"}");
    assertThat(fe.sql("SHOW FULL COLUMNS FROM t").get(1)).contains("it's \\\"x\\\" \\\\");
    assertThat(fe.error("ALTER TABLE t MODIFY COLUMN zz COMMENT 'x'"))
        .endsWith("Unknown column: zz");
  }

  /** Column(Column): a copy has an empty comment and forgets that it counts nothing. */
  @Test
  void columnsThatDorisCopiesAreWrittenOtherwise() throws Exception {
    table("(k INT, v INT, w INT COMMENT 'x')");
    fe.sql("ALTER TABLE t ADD COLUMN a INT");
    assertThat(schema(0))
        .contains("\"name\":\"k\"", "\"autoIncInitValue\":-1,\"visible\"")
        .doesNotContain("comment");
    assertThat(schema(2)).contains("\"autoIncInitValue\":-1,\"comment\":\"x\",\"visible\"");
    assertThat(schema(3)).contains("\"autoIncInitValue\":0,\"comment\":\"\",\"visible\"");
    assertThat(fe.error("ALTER TABLE t MODIFY COLUMN a INT")).contains("Nothing is changed.");
  }

  private String schema(int column) throws Exception {
    String schemas = last(TBinlogType.MODIFY_TABLE_ADD_OR_DROP_COLUMNS, "indexSchemaMap");
    return new ObjectMapper().readTree(schemas).elements().next().get(column).toString();
  }
}
