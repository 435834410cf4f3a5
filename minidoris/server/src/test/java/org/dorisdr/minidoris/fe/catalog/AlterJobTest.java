package org.dorisdr.minidoris.fe.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.dorisdr.thrift.TTaskType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AlterJobTest {
  @TempDir Path home;
  private TestFe fe;

  @BeforeEach
  void start() {
    fe = new TestFe(home);
    fe.sql("CREATE DATABASE d");
    fe.sql("USE d");
    fe.sql(
        "CREATE TABLE a (k1 INT, k2 INT, v INT, w VARCHAR(10)) DUPLICATE KEY(k1, k2)"
            + " DISTRIBUTED BY HASH(k1) BUCKETS 1");
  }

  @AfterEach
  void stop() {
    fe.close();
  }

  private void awaitNormal() {
    await().atMost(Duration.ofSeconds(20)).until(() -> fe.table("d", "a").state.equals("NORMAL"));
  }

  @Test
  void fillsARollupAndShowsItOnceItIsWhole() {
    fe.sql("ALTER TABLE a ADD ROLLUP r1 (k2, v)");
    assertThat(fe.error("ALTER TABLE a ADD COLUMN z INT")).contains("is not NORMAL");
    awaitNormal();
    assertThat(fe.sql("DESC a ALL")).hasSize(7);
    assertThat(fe.sql("SHOW ALTER TABLE ROLLUP FROM d").get(0).get(8)).isEqualTo("FINISHED");
    assertThat(fe.backends.sent(TTaskType.ALTER)).hasSize(1);
    fe.sql("ALTER TABLE a RENAME ROLLUP r1 r1x");
    fe.sql("ALTER TABLE a DROP ROLLUP r1x");
    assertThat(fe.sql("DESC a ALL")).hasSize(4);
  }

  @Test
  void rewritesATableWhoseColumnChangesItsTypeOrPlace() {
    long before = fe.table("d", "a").baseIndexId;
    fe.sql("ALTER TABLE a MODIFY COLUMN v BIGINT");
    awaitNormal();
    OlapTable table = fe.table("d", "a");
    assertThat(table.baseIndexId).isNotEqualTo(before);
    assertThat(table.baseIndex().name).isEqualTo("a");
    assertThat(table.baseIndex().columns).extracting(Column::type).contains("bigint");
    assertThat(table.partition("a").orElseThrow().indexes.keySet())
        .containsExactly(table.baseIndexId);
    assertThat(fe.backends.sent(TTaskType.DROP)).hasSize(1);
    fe.sql("ALTER TABLE a ORDER BY (k2, k1, v, w)");
    awaitNormal();
    assertThat(fe.table("d", "a").visibleColumns())
        .extracting(Column::name)
        .isEqualTo(List.of("k2", "k1", "v", "w"));
  }
}
