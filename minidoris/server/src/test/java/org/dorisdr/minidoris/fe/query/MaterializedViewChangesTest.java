package org.dorisdr.minidoris.fe.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What is allowed on an asynchronous materialized view (Doris: MTMVUtil.checkModifyMTMVData at the
 * begin of every transaction, AlterOp.allowOpMTMV).
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MaterializedViewChangesTest {
  private static final String REST =
      " DISTRIBUTED BY HASH(k) BUCKETS 1 PROPERTIES ('replication_num'='1')";
  private static final String REFUSED =
      "Not allowed to perform current operation on async materialized view";

  private TestCluster c;

  @BeforeAll
  void start(@TempDir Path home) throws Exception {
    c = new TestCluster(home, 1);
    c.sql("CREATE TABLE t (k INT NOT NULL, v INT) DUPLICATE KEY(k)" + REST);
    c.sql(
        "CREATE MATERIALIZED VIEW mv BUILD DEFERRED REFRESH COMPLETE ON MANUAL"
            + REST
            + " AS SELECT k, v FROM t");
  }

  @AfterAll
  void stop() {
    c.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "DELETE FROM mv WHERE k = 1",
        "ALTER TABLE mv ADD COLUMN w INT",
        "ALTER TABLE mv DROP COLUMN v",
        "ALTER TABLE mv MODIFY COLUMN v BIGINT",
        "ALTER TABLE mv RENAME COLUMN v w",
        "ALTER TABLE mv RENAME mv2",
        "ALTER TABLE mv RENAME PARTITION mv p",
        "ALTER TABLE mv MODIFY COLUMN v COMMENT 'x'",
        "ALTER TABLE mv REPLACE WITH TABLE t"
      })
  void isRefused(String sql) {
    int before = transactions();
    assertThat(c.error(sql)).contains(REFUSED);
    assertThat(transactions()).isEqualTo(before);
  }

  private int transactions() {
    return c.sql("SHOW TRANSACTION FROM db WHERE label LIKE '%'").size();
  }

  @Test
  void isNeverUpdatedAsItsKeysMayRepeat() {
    assertThat(c.error("UPDATE mv SET v = 2 WHERE k = 1"))
        .contains("Only unique table could be updated.");
  }

  @Test
  void commentsAndPropertiesMayChange() {
    c.sql("ALTER TABLE mv MODIFY COMMENT 'a view'");
    assertThat(c.sql("SHOW CREATE MATERIALIZED VIEW mv").get(0)).contains("COMMENT 'a view'");
  }

  @Test
  void whoSaysSoMayChangeItsRows() {
    c.session.variables().put("allow_modify_materialized_view_data", "true");
    try {
      c.sql("INSERT INTO mv VALUES (1, 1), (2, 2)");
      c.sql("DELETE FROM mv WHERE k = 2");
      assertThat(c.sql("SELECT k, v FROM mv")).containsExactly("1|1");
    } finally {
      c.session.variables().remove("allow_modify_materialized_view_data");
    }
  }
}
