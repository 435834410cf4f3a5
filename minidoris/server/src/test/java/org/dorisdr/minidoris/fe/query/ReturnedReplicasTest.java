package org.dorisdr.minidoris.fe.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * ReportHandler.addReplica of Doris: what a backend comes back with is taken where it is lacking.
 */
class ReturnedReplicasTest {
  @TempDir Path home;
  private TestCluster c;

  @BeforeEach
  void start() throws Exception {
    c = new TestCluster(home, 2);
  }

  @AfterEach
  void stop() {
    c.close();
  }

  private String backend(int index) {
    return "\"127.0.0.1:" + c.backends.get(index).ports().heartbeat() + "\"";
  }

  private void leave(int index) {
    c.sql("ALTER SYSTEM DROPP BACKEND " + backend(index));
  }

  private void come(int index) {
    c.sql("ALTER SYSTEM ADD BACKEND " + backend(index));
  }

  private List<String> backendsOf(String table) {
    return c.sql("SHOW TABLETS FROM " + table).stream().map(r -> r.split("\\|")[2]).toList();
  }

  @Test
  void ofABackendThatLeftAndCameAgain() {
    c.sql(
        "CREATE TABLE t (k INT) DISTRIBUTED BY HASH(k) BUCKETS 4"
            + " PROPERTIES ('replication_num' = '1')");
    c.sql("INSERT INTO t VALUES (1), (2), (3), (4), (5), (6), (7), (8)");
    List<String> before = backendsOf("t");
    leave(0);
    assertThat(c.error("SELECT COUNT(*) FROM t")).doesNotContain("no error");
    come(0);
    await()
        .atMost(Duration.ofMinutes(1))
        .until(() -> c.error("SELECT COUNT(*) FROM t").equals("no error but [8]"));
    c.sql("INSERT INTO t VALUES (9)");
    assertThat(c.sql("SELECT COUNT(*) FROM t")).containsExactly("9");
    assertThat(backendsOf("t")).hasSize(before.size()).isNotEqualTo(before);
  }
}
