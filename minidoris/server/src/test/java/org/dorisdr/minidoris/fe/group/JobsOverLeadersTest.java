package org.dorisdr.minidoris.fe.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.dorisdr.minidoris.fe.http.LoadClient;
import org.dorisdr.minidoris.fe.testing.FeProcess;
import org.dorisdr.minidoris.fe.testing.FrontendGroup;
import org.dorisdr.minidoris.testing.BeProcess;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** kill -9 of the master while it changes, makes, overwrites and loads tables. */
class JobsOverLeadersTest {
  private static final String MADE =
      "CREATE TABLE db.%s (k INT, v INT) DUPLICATE KEY(k) DISTRIBUTED BY HASH(k) BUCKETS 2"
          + " PROPERTIES ('replication_num' = '1')";
  private static final List<String> TABLES = List.of("waiting", "pending", "replaced");

  @TempDir Path directory;

  private final List<Thread> callers = new ArrayList<>();

  @AfterEach
  void join() throws InterruptedException {
    for (Thread caller : callers) {
      caller.join();
    }
  }

  @Test
  void whatTheMasterHadUnderWayEndsAtTheNextOne() throws Exception {
    try (FrontendGroup group = FrontendGroup.ofThree(directory, Map.of());
        BeProcess backend = BeProcess.at(directory.resolve("be"), Map.of()).start()) {
      FeProcess old = group.master();
      backend.join(old);
      old.sql("CREATE DATABASE db");
      for (String table : TABLES) {
        old.sql(MADE.formatted(table));
        old.sql("INSERT INTO db." + table + " VALUES (1, 1), (2, 2)");
      }
      long kept = new LoadClient(old.httpPort).prepare("waiting", "kept", "10,10\n");
      long gone = new LoadClient(old.httpPort).prepare("waiting", "gone", "100,100\n");
      old.sql("ALTER TABLE db.waiting MODIFY COLUMN v BIGINT");
      await().until(() -> change(old, "waiting").equals("WAITING_TXN"));

      // What it is told now it does when it goes on, and the master is gone by then.
      backend.freeze(true);
      begin(old, MADE.formatted("made"));
      await().until(() -> tasks(old) == 2);
      old.sql("ALTER TABLE db.pending MODIFY COLUMN v BIGINT");
      begin(old, "INSERT OVERWRITE TABLE db.replaced VALUES (7, 7)");
      await().until(() -> tasks(old) == 6);
      old.kill();
      backend.freeze(false);

      FeProcess now = group.master();
      assertThat(change(now, "waiting")).isEqualTo("WAITING_TXN");
      // Backends ask the master that they know, and hear of another one by its heartbeat.
      LoadClient loads = new LoadClient(now.httpPort);
      await().until(() -> loads.end(kept, "commit").contains("commit successfully"));
      assertThat(loads.end(gone, "abort")).contains("abort successfully");
      await().until(() -> change(now, "waiting").equals("FINISHED"));
      await().until(() -> change(now, "pending").equals("FINISHED"));
      for (String table : List.of("waiting", "pending")) {
        assertThat(type(now, table)).isEqualTo("bigint");
      }
      assertThat(sum(now, "waiting")).isEqualTo("13");
      assertThat(sum(now, "pending")).isEqualTo("3");
      // Not acknowledged: nothing of it is there.
      assertThat(sum(now, "replaced")).isEqualTo("3");
      assertThat(now.sql("SHOW TEMPORARY PARTITIONS FROM db.replaced")).isEmpty();
      assertThat(now.sql("SHOW TABLES FROM db")).hasSize(TABLES.size());
      await().untilAsserted(() -> assertThat(backend.tablets()).isEqualTo(now.tablets("db")));

      now.sql(MADE.formatted("made"));
      now.sql("INSERT OVERWRITE TABLE db.replaced VALUES (7, 7)");
      assertThat(sum(now, "replaced")).isEqualTo("7");
    }
  }

  private void begin(FeProcess at, String statement) {
    Thread caller =
        new Thread(
            () -> {
              try {
                at.sql(statement);
              } catch (SQLException e) {
                // Whether it was done is seen afterwards.
              }
            },
            "caller");
    callers.add(caller);
    caller.start();
  }

  /** Tablets that the master waits for. */
  private static long tasks(FeProcess master) throws SQLException {
    return master.sql("SHOW PROC '/tasks'").stream()
        .filter(r -> r.get("TaskType").equals("CREATE"))
        .mapToLong(r -> Long.parseLong(r.get("TotalNum")))
        .sum();
  }

  private static String change(FeProcess at, String table) throws SQLException {
    return at.sql("SHOW ALTER TABLE COLUMN FROM db WHERE TableName = '" + table + "'")
        .get(0)
        .get("State");
  }

  private static String type(FeProcess at, String table) throws SQLException {
    return at.sql("DESC db." + table).get(1).get("Type");
  }

  private static String sum(FeProcess at, String table) throws SQLException {
    return at.sql("SELECT sum(v) AS s FROM db." + table).get(0).get("s");
  }
}
