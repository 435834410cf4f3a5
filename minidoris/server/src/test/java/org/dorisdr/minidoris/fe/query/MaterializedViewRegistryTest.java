package org.dorisdr.minidoris.fe.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The catalog knows its materialized views without a look at every table. */
class MaterializedViewRegistryTest {
  private static final String REST =
      " DISTRIBUTED BY HASH(k) BUCKETS 1 PROPERTIES ('replication_num'='1')";

  @TempDir Path home;

  @Test
  void hasThoseThatAreThere() throws Exception {
    try (TestCluster c = new TestCluster(home, 1)) {
      c.sql("CREATE TABLE t (k INT) DUPLICATE KEY(k)" + REST);
      assertThat(views(c)).isEmpty();
      for (String name : List.of("one", "two")) {
        c.sql(
            "CREATE MATERIALIZED VIEW " + name + " BUILD DEFERRED" + REST + " AS SELECT k FROM t");
      }
      assertThat(views(c)).containsExactly("one", "two");
      c.sql("DROP MATERIALIZED VIEW one");
      c.sql("ALTER MATERIALIZED VIEW two RENAME three");
      assertThat(views(c)).containsExactly("three");
      c.sql("DROP DATABASE db");
      assertThat(views(c)).isEmpty();
      c.sql("RECOVER DATABASE db");
      assertThat(views(c)).isEqualTo(c.sql("SELECT Name FROM mv_infos('database'='db')"));
    }
  }

  private static List<String> views(TestCluster c) {
    return c.fe.catalogManager().materializedViews().stream().map(t -> t.name).toList();
  }
}
