package org.dorisdr.minidoris.fe.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.dorisdr.minidoris.fe.catalog.OlapTable;
import org.dorisdr.minidoris.fe.catalog.json.TableJson;
import org.dorisdr.thrift.TBinlogType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tables whose rows may each be updated in other columns: {@code
 * regression-test/suites/unique_with_mow_p0/flexible} of Doris.
 */
class FlexibleUpdateTest {
  private static final String COLUMNS =
      " (k INT NULL, v1 BIGINT NULL, v2 BIGINT NULL DEFAULT '9876', v3 BIGINT NOT NULL,"
          + " v4 BIGINT NOT NULL DEFAULT '1234', v5 BIGINT NULL) UNIQUE KEY(k)"
          + " DISTRIBUTED BY HASH(k) BUCKETS 1 PROPERTIES('replication_num'='1'";
  private static final String ENABLE = " ENABLE FEATURE \"UPDATE_FLEXIBLE_COLUMNS\"";

  @TempDir Path home;
  private TestCluster c;

  @BeforeEach
  void start() throws Exception {
    c = new TestCluster(home, 1);
    c.sql("CREATE TABLE t" + COLUMNS + ")");
    c.sql("INSERT INTO t VALUES (1, 1, 1, 1, 1, 1), (2, 2, 2, 2, 2, 2)");
  }

  @AfterEach
  void stop() {
    c.close();
  }

  private OlapTable table(String name) {
    return c.fe.catalog().database("db").orElseThrow().olapTable(name).orElseThrow();
  }

  @Test
  void enablesItWithAHiddenColumnAndARecord() {
    c.sql("ALTER TABLE t SET ('binlog.enable'='true')");
    c.sql("ALTER DATABASE db SET PROPERTIES ('binlog.enable'='true')");
    c.sql("ALTER TABLE t" + ENABLE);
    assertThat(c.sql("SHOW CREATE TABLE t").get(0))
        .contains("\"enable_unique_key_skip_bitmap_column\" = \"true\"");
    assertThat(table("t").baseIndex().columns)
        .last()
        .satisfies(column -> assertThat(column.name()).isEqualTo("__DORIS_SKIP_BITMAP_COL__"));
    assertThat(c.sql("DESC t")).hasSize(6);
    c.session.variables().put("show_hidden_columns", "true");
    assertThat(c.sql("SHOW COLUMNS FROM t WHERE Field = '__DORIS_SKIP_BITMAP_COL__'"))
        .singleElement()
        .asString()
        .startsWith("__DORIS_SKIP_BITMAP_COL__|bitmap|NO|NO");
    String record =
        c
            .fe
            .binlogs()
            .get(c.fe.catalog().database("db").orElseThrow().id, -1, -1, 255)
            .records()
            .stream()
            .filter(r -> r.getType() == TBinlogType.MODIFY_TABLE_ADD_OR_DROP_COLUMNS)
            .findFirst()
            .orElseThrow()
            .getData();
    assertThat(record)
        .contains("ALTER TABLE `db`.`t` ENABLE FEATURE \\\"UPDATE_FLEXIBLE_COLUMNS\\\"")
        .contains("\"name\":\"__DORIS_SKIP_BITMAP_COL__\"")
        .contains("\"defaultValueExprDef\":{\"exprName\":\"BITMAP_EMPTY\"}");
  }

  @Test
  void readsAndChangesTheTableAsBefore() {
    c.sql("ALTER TABLE t" + ENABLE);
    c.sql("INSERT INTO t VALUES (3, 3, 3, 3, 3, 3)");
    c.sql("ALTER TABLE t ADD COLUMN k2 INT KEY DEFAULT '7'");
    org.awaitility.Awaitility.await()
        .until(
            () ->
                c.sql("SHOW ALTER TABLE COLUMN").stream()
                        .filter(job -> job.contains("FINISHED"))
                        .count()
                    == 2);
    assertThat(c.sql("SELECT k, k2, v1 FROM t ORDER BY k"))
        .containsExactly("1|7|1", "2|7|2", "3|7|3");
    c.sql("UPDATE t SET v1 = 5 WHERE k = 1");
    c.sql("DELETE FROM t WHERE k = 2");
    assertThat(c.sql("SELECT k, v1 FROM t ORDER BY k")).containsExactly("1|5", "3|3");
  }

  @Test
  void hasItFromTheStartIfThePropertySaysSo() {
    c.sql(
        "CREATE TABLE s"
            + COLUMNS
            + ", 'enable_unique_key_skip_bitmap_column'='true',"
            + " 'function_column.sequence_col'='v5')");
    assertThat(table("s").baseIndex().columns.stream().map(col -> col.name()).skip(6))
        .containsExactly(
            "__DORIS_DELETE_SIGN__",
            "__DORIS_VERSION_COL__",
            "__DORIS_SKIP_BITMAP_COL__",
            "__DORIS_SEQUENCE_COL__");
    OlapTable read = (OlapTable) TableJson.read(TableJson.write("db", table("s")));
    assertThat(read.baseIndex().columns.get(8)).isEqualTo(table("s").baseIndex().columns.get(8));
    c.sql("CREATE TABLE s2 LIKE s");
    assertThat(table("s2").hasColumn("__DORIS_SKIP_BITMAP_COL__")).isTrue();
  }

  @Test
  void refusesWhatDorisRefuses() {
    c.sql("ALTER TABLE t" + ENABLE);
    assertThat(c.error("ALTER TABLE t" + ENABLE))
        .endsWith("table t has enabled update flexible columns feature already.");
    c.sql("CREATE TABLE mor" + COLUMNS + ", 'enable_unique_key_merge_on_write'='false')");
    assertThat(c.error("ALTER TABLE mor" + ENABLE))
        .endsWith(
            "Update flexible columns feature is only supported on merge-on-write unique tables.");
    assertThat(c.error("ALTER TABLE t SET ('enable_unique_key_skip_bitmap_column'='false')"))
        .endsWith("You can not modify property 'enable_unique_key_skip_bitmap_column'.");
    assertThat(
            c.error(
                "CREATE TABLE x (k INT) DUPLICATE KEY(k) DISTRIBUTED BY HASH(k) BUCKETS 1"
                    + " PROPERTIES('replication_num'='1',"
                    + " 'enable_unique_key_skip_bitmap_column'='true')"))
        .contains("can" + "only be set in merge-on-write unique table.");
  }

  /** EnableFeatureOp, AlterTableCommand.rewriteAlterOpForOlapTable, SchemaChangeHandler. */
  @Test
  void refusesOtherFeaturesAsDorisDoes() {
    c.sql("CREATE TABLE d (k INT) DISTRIBUTED BY HASH(k) BUCKETS 1");
    c.sql("CREATE TABLE q" + COLUMNS + ", 'function_column.sequence_type'='int')");
    String type = " WITH PROPERTIES('function_column.sequence_type'='int')";
    assertThat(c.error("ALTER TABLE t ENABLE FEATURE \"WONDERS\""))
        .endsWith("unknown feature name: WONDERS");
    assertThat(c.error("ALTER TABLE d ENABLE FEATURE \"BATCH_DELETE\""))
        .endsWith("Batch delete only supported in unique tables.");
    assertThat(c.error("ALTER TABLE t ENABLE FEATURE \"batch_delete\""))
        .endsWith("Can not enable batch delete support, already supported batch delete.");
    assertThat(c.error("ALTER TABLE t ENABLE FEATURE \"SEQUENCE_LOAD\""))
        .endsWith("Properties is not set");
    assertThat(c.error("ALTER TABLE d ENABLE FEATURE \"SEQUENCE_LOAD\"" + type))
        .endsWith("Sequence load only supported in unique tables.");
    assertThat(c.error("ALTER TABLE t ENABLE FEATURE \"SEQUENCE_LOAD\" WITH PROPERTIES('x'='y')"))
        .endsWith("unknown sequence column type");
    assertThat(c.error("ALTER TABLE q ENABLE FEATURE \"SEQUENCE_LOAD\"" + type))
        .endsWith("Can not enable sequence column support, already supported sequence column.");
    assertThat(c.error("ALTER TABLE t ENABLE FEATURE \"SEQUENCE_LOAD\"" + type))
        .contains("minidoris does not give a sequence column", "HINT");
  }
}
