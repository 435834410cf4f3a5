package org.dorisdr.minidoris.fe.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.dorisdr.minidoris.fe.http.LoadClient;
import org.dorisdr.minidoris.fe.testing.FeProcess;
import org.dorisdr.minidoris.testing.BeProcess;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** kill -9 of a backend before and amid heavy schema changes. */
class AlterWithoutBackendsTest {
  private static final int BACKENDS = 3;

  @TempDir Path directory;

  private FeProcess fe;
  private final List<BeProcess> backends = new ArrayList<>();

  @BeforeEach
  void start() throws Exception {
    fe =
        FeProcess.at(
                directory.resolve("fe"),
                null,
                Map.of("tablet_repair_interval_millis", "200", "heartbeat_interval_millis", "200"))
            .start();
    for (int i = 0; i < BACKENDS; i++) {
      backends.add(BeProcess.at(directory.resolve("be" + i), Map.of()).start());
    }
    await().until(fe::isMaster);
    for (BeProcess backend : backends) {
      backend.join(fe);
    }
    fe.sql("CREATE DATABASE db");
  }

  @AfterEach
  void end() {
    backends.forEach(BeProcess::close);
    fe.close();
  }

  /**
   * AlterJobV2.checkTableStable: the job waits. SchemaChangeJobV2.runRunningJob: a task of a dead
   * backend has failed, and the replica is bad; fewer than half may be.
   */
  @Test
  void aChangeWaitsForAllReplicasAndThenNeedsMostOfThem() throws Exception {
    LoadClient loads = new LoadClient(fe.httpPort);
    make("waits", 3);
    make("goes_on", 3);
    make("single", 1);
    BeProcess lost = backendOf("single");
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
    await().until(() -> badReplicas("goes_on") == 0);
    assertThat(sum("single")).isEqualTo("3");
    // What the killed one has now is all that is left to read.
    for (BeProcess other : backends) {
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

  private long badReplicas(String table) throws SQLException {
    return fe.sql("ADMIN SHOW REPLICA STATUS FROM db." + table).stream()
        .filter(r -> !r.get("Status").equals("OK"))
        .count();
  }

  private BeProcess backendOf(String table) throws SQLException {
    String id = fe.sql("SHOW TABLETS FROM db." + table).get(0).get("BackendId");
    String port =
        fe.sql("SHOW BACKENDS").stream()
            .filter(r -> r.get("BackendId").equals(id))
            .findFirst()
            .orElseThrow()
            .get("HeartbeatPort");
    return backends.stream()
        .filter(b -> b.heartbeat().endsWith(":" + port))
        .findFirst()
        .orElseThrow();
  }
}
