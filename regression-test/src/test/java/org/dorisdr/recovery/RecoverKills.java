package org.dorisdr.recovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.dorisdr.sandbox.Cluster;
import org.dorisdr.tour.SandboxWorld;

/**
 * kill -9 of the frontend while it takes back a database or many tables: said again, the statement
 * ends with everything back, once.
 */
final class RecoverKills {
  private static final int TABLES = 25;

  /** So many that a process can die while they are made. */
  private static final int VIEWS = 15;

  private static final Duration LIMIT = Duration.ofMinutes(3);

  private final SandboxWorld world;
  private final Session sql;

  /** When the frontend is killed. */
  interface Moment {
    void await() throws InterruptedException;
  }

  RecoverKills(Cluster cluster, SandboxWorld world) {
    this.world = world;
    this.sql = new Session(cluster);
  }

  void prepare() throws SQLException {
    sql.run("CREATE DATABASE back");
    for (int t = 0; t < TABLES; t++) {
      sql.run(
          "CREATE TABLE back.t%d (k INT) DUPLICATE KEY(k) DISTRIBUTED BY HASH(k) BUCKETS 1 PROPERTIES (\"replication_num\" = \"1\")"
              .formatted(t));
      sql.run("INSERT INTO back.t%d VALUES (%d)".formatted(t, t));
    }
    for (int v = 0; v < VIEWS; v++) {
      String from = v == 0 ? "t1" : "v" + (v - 1);
      sql.run("CREATE VIEW back.v%d AS SELECT k FROM back.%s".formatted(v, from));
    }
  }

  void amidDatabase(Moment moment) throws Exception {
    sql.run("DROP DATABASE back");
    killedAmid("RECOVER DATABASE back", moment);
    verify();
  }

  void amidTables(Moment moment) throws Exception {
    for (int t = 0; t < TABLES; t++) {
      sql.run("DROP TABLE back.t" + t);
    }
    killedAmid("RECOVER TABLES ALL FROM back", moment);
    verify();
  }

  /** The moment when some are back; views are never gone when tables are. */
  Moment whenSomeAreBack() {
    return () ->
        await()
            .atMost(LIMIT)
            .pollDelay(Duration.ZERO)
            .pollInterval(Duration.ofMillis(5))
            .until(() -> tables() > 0);
  }

  private long tables() throws SQLException {
    return names().stream().filter(name -> name.startsWith("t")).count();
  }

  private void killedAmid(String statement, Moment moment) throws Exception {
    Thread caller = new Thread(() -> sql.runAnyhow(statement), "recover");
    caller.start();
    moment.await();
    world.kill("source-fe");
    caller.join();
    world.start("source-fe");
    System.out.printf("%s killed: %d are back%n", statement, names().size());
    await()
        .atMost(LIMIT)
        .pollInterval(Duration.ofMillis(500))
        .until(
            () -> {
              again(statement);
              return names().size() == TABLES + VIEWS;
            });
  }

  /** Said again it goes on, or says that nothing is left to do. */
  private void again(String statement) {
    try {
      sql.run(statement);
    } catch (SQLException e) {
      System.out.println("again: " + e.getMessage());
      assertThat(e.getMessage()).containsAnyOf("exists", "not in the recycle bin");
    }
  }

  private List<String> names() throws SQLException {
    try {
      return sql.column("SHOW TABLES FROM back", "Tables_in_back");
    } catch (SQLException e) {
      assertThat(e.getMessage()).contains("Unknown database");
      return List.of();
    }
  }

  private void verify() throws SQLException {
    for (int t = 0; t < TABLES; t++) {
      assertThat(sql.column("SELECT k FROM back.t" + t, "k")).containsExactly(String.valueOf(t));
    }
    assertThat(sql.column("SELECT k FROM back.v" + (VIEWS - 1), "k")).containsExactly("1");
    assertThat(sql.column("SHOW RECYCLE BIN FROM back", "Name")).isEmpty();
  }
}
