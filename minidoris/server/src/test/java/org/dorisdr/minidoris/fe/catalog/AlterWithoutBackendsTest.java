package org.dorisdr.minidoris.fe.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import org.dorisdr.minidoris.fe.http.LoadClient;
import org.dorisdr.minidoris.fe.testing.FeProcess;
import org.dorisdr.minidoris.testing.BeProcess;
import org.dorisdr.minidoris.testing.ProcessCluster;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** kill -9 of a backend before and amid heavy schema changes. */
class AlterWithoutBackendsTest {
  private static final int BACKENDS = 3;

  @TempDir Path directory;

  private FeProcess fe;

  /**
   * AlterJobV2.checkTableStable: the job waits. SchemaChangeJobV2.runRunningJob: a task of a dead
   * backend has failed, and the replica is bad; fewer than half may be.
   */
  @Test
  void aChangeWaitsForAllReplicasAndThenNeedsMostOfThem() throws Exception {
    try (ProcessCluster cluster = new ProcessCluster(directory, BACKENDS, Map.of())) {
      fe = cluster.fe;
      loseOne(cluster);
    }
  }

  private void loseOne(ProcessCluster cluster) throws Exception {
    LoadClient loads = new LoadClient(fe.httpPort);
    make("waits", 3);
    make("goes_on", 3);
    make("single", 1);
    BeProcess lost = cluster.backendOf("single");
    long held = loads.prepare("goes_on", "held", "10,10\n");
    long alone = loads.prepare("single", "alone", "10,10\n");
    change("goes_on");
    change("single");
    await().until(() -> state("goes_on").equals("WAITING_TXN"));
    await().until(() -> state("single").equals("WAITING_TXN"));

    lost.kill();
    await().until(() -> !lost.isKnownAlive(fe));
    change("waits");
    await().until(() -> job("waits").get("Msg").equals("table is unstable"));
    assertThat(loads.end(held, "commit")).contains("commit successfully");
    assertThat(loads.end(alone, "abort")).contains("abort successfully");
    await().until(() -> state("goes_on").equals("FINISHED"));
    await().until(() -> state("single").equals("CANCELLED"));
    assertThat(job("single").get("Msg"))
        .matches("schema change tasks failed, error reason: backend \\d+ is not alive");
    fe.sql("INSERT INTO db.goes_on VALUES (100, 100)");
    assertThat(sum("goes_on")).isEqualTo("113");
    assertThat(state("waits")).isEqualTo("PENDING");

    lost.start();
    await().until(() -> state("waits").equals("FINISHED"));
    await().until(() -> cluster.badReplicas("goes_on") == 0);
    assertThat(sum("single")).isEqualTo("3");
    // What the killed one has now is all that is left to read.
    for (BeProcess other : cluster.backends) {
      if (other != lost) {
        other.kill();
        await().until(() -> !other.isKnownAlive(fe));
      }
    }
    assertThat(sum("goes_on")).isEqualTo("113");
    assertThat(sum("waits")).isEqualTo("3");
  }

  private void make(String table, int replicas) throws SQLException {
    fe.sql(
        "CREATE TABLE db.%s (k INT, v INT) DUPLICATE KEY(k) DISTRIBUTED BY HASH(k) BUCKETS 1 PROPERTIES ('replication_num' = '%d')"
            .formatted(table, replicas));
    fe.sql("INSERT INTO db." + table + " VALUES (1, 1), (2, 2)");
  }

  private void change(String table) throws SQLException {
    fe.sql("ALTER TABLE db." + table + " MODIFY COLUMN v BIGINT");
  }

  private Map<String, String> job(String table) throws SQLException {
    return fe.sql("SHOW ALTER TABLE COLUMN FROM db WHERE TableName = '" + table + "'").get(0);
  }

  private String state(String table) throws SQLException {
    return job(table).get("State");
  }

  private String sum(String table) throws SQLException {
    return fe.sql("SELECT sum(v) AS s FROM db." + table).get(0).get("s");
  }
}
