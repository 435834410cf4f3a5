package org.dorisdr.minidoris.fe.trash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import org.dorisdr.minidoris.be.Backend;
import org.dorisdr.minidoris.fe.query.TestCluster;
import org.dorisdr.minidoris.fe.session.StatementResult.Column;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Trash of two backends as ShowTrashCommand, TrashProcDir and AdminCleanTrashCommand have it. */
class TrashStatementsTest {
  private static final String[] COLUMNS = {"BackendId", "Backend", "TrashUsedCapacity"};

  @TempDir Path home;

  @Test
  void tellsAndEmptiesTheTrashOfTheBackendsThatAreNamed() throws Exception {
    try (TestCluster c = new TestCluster(home, 2)) {
      // DataDir::move_to_trash deletes at once unless trash_file_expire_time_sec is above 0.
      c.backends.forEach(b -> b.storage().trash().keepFor(() -> 3600));
      assertThat(c.result("SHOW TRASH").columns())
          .extracting(Column::name)
          .containsExactly(COLUMNS);
      dropATable(c);
      String first = "127.0.0.1:" + c.backends.get(0).ports().heartbeat();
      await().until(() -> bytes(c, 0) > 0 && bytes(c, 1) > 0);

      assertThat(c.sql("SHOW TRASH")).isEqualTo(c.sql("SHOW PROC '/trash'")).hasSize(2);
      assertThat(c.sql("SHOW TRASH ON \"" + first + "\""))
          .singleElement()
          .asString()
          .contains("|" + first + "|")
          .matches(".*[1-9].* K?B");
      assertThat(c.sql("SHOW TRASH ON 'nowhere:1'")).isEmpty();
      disks(c);

      c.sql("ADMIN CLEAN TRASH ON ('" + first + "', 'nowhere:1')");
      await().until(() -> bytes(c, 0) == 0);
      assertThat(bytes(c, 1)).isPositive();
      c.sql("ADMIN CLEAN TRASH");
      await().until(() -> bytes(c, 1) == 0);
      // DebugUtil.getByteUint: zero has no unit.
      assertThat(c.sql("SHOW TRASH")).allSatisfy(row -> assertThat(row).endsWith("|0.000 "));
    }
  }

  @Test
  void showsNothingOfABackendThatDoesNotAnswer() throws Exception {
    try (TestCluster c = new TestCluster(home, 1)) {
      String row = c.sql("SHOW TRASH").get(0);
      c.backends.remove(0).close();
      assertThat(c.sql("SHOW TRASH")).containsExactly(row.substring(0, row.lastIndexOf('|') + 1));
      String id = row.substring(0, row.indexOf('|'));
      assertThat(c.sql("SHOW PROC '/trash/" + id + "'")).isEmpty();
    }
  }

  private static void dropATable(TestCluster c) {
    c.sql(
        "CREATE TABLE t (k INT, v TEXT) DUPLICATE KEY(k) DISTRIBUTED BY HASH(k) BUCKETS 1"
            + " PROPERTIES('replication_num'='2')");
    c.sql("INSERT INTO t VALUES (1, 'a')");
    c.sql("DROP TABLE t FORCE");
  }

  /** TrashProcNode, from the backend's get_disk_trash_used_capacity. */
  private static void disks(TestCluster c) {
    String id = c.sql("SHOW TRASH").get(0).split("\\|")[0];
    Path root = c.backends.get(0).storage().root();
    assertThat(c.sql("SHOW PROC '/trash/" + id + "'"))
        .singleElement()
        .asString()
        .startsWith(root + "|ONLINE|");
    assertThat(c.error("SHOW PROC '/trash/x'")).endsWith("Invalid backend id format: x");
    assertThat(c.error("SHOW PROC '/trash/7'")).endsWith("Backend[7] does not exist.");
  }

  private static long bytes(TestCluster c, int backend) throws IOException {
    Backend one = c.backends.get(backend);
    return one.storage().trash().bytes();
  }
}
