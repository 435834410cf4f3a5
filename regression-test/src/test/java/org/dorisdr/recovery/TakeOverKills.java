package org.dorisdr.recovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.dorisdr.sandbox.Cluster;
import org.dorisdr.sandbox.Clusters;
import org.dorisdr.tour.SandboxWorld;

/**
 * kill -9 of the target's master while it takes a sync job over. Afterwards the job is what it was
 * or is promoted, nothing between; said again, the statement ends; every row is there once and the
 * tables are ordinary ones.
 */
final class TakeOverKills {
  private static final int TABLES = 6;
  private static final Duration LIMIT = Duration.ofMinutes(3);

  /** Most that passes between the moment that is waited for and the kill. */
  private static final int MOST_MILLIS = 300;

  /** A SWITCHOVER watches the source for longer before it stops the job. */
  private static final int QUIET_MILLIS = 2500;

  private enum How {
    SWITCHOVER("SWITCHOVER SYNC JOB %s"),
    PROMOTE("PROMOTE SYNC JOB %s"),
    FORCE("PROMOTE SYNC JOB %s FORCE");

    final String sql;

    How(String sql) {
      this.sql = sql;
    }
  }

  private final SandboxWorld world;
  private final Cluster source;
  private final Cluster target;
  private final Random random;
  private final List<String> ended = new ArrayList<>();

  TakeOverKills(Clusters clusters, SandboxWorld world, long seed) {
    this.world = world;
    this.source = clusters.source();
    this.target = clusters.target();
    this.random = new Random(seed);
  }

  /** Kills it once in each of so many take-overs, by each of the statements in turn. */
  void run(int rounds) throws Exception {
    Map<String, String> there = world.variables();
    run(
        target,
        """
        CREATE REMOTE CLUSTER take_over PROPERTIES (
          "fe_hosts" = "%s", "user" = "root")"""
            .formatted(there.get("source.fe_hosts")));
    for (int i = 0; i < rounds; i++) {
      round("take_over_" + i, How.values()[i % How.values().length]);
    }
  }

  /** How the take-overs stood after the kill. */
  List<String> ended() {
    return ended;
  }

  private void round(String name, How how) throws Exception {
    prepare(name);
    killedAmid(name, how);
    String state = awaitDecided(name);
    ended.add(state);
    long rows = 2;
    if (state.equals("RUNNING")) {
      insert(source, name, rows++);
      for (int t = 0; t < TABLES; t++) {
        awaitRows(name, t, rows);
      }
      sayAgain(name, how);
    }
    verify(name, rows);
    run(target, "DROP SYNC JOB " + name);
  }

  private void prepare(String name) throws SQLException {
    run(source, "CREATE DATABASE " + name);
    run(source, "ALTER DATABASE " + name + " SET PROPERTIES (\"binlog.enable\" = \"true\")");
    for (int t = 0; t < TABLES; t++) {
      run(
          source,
          "CREATE TABLE %s.t%d (k INT) DUPLICATE KEY(k) DISTRIBUTED BY HASH(k) BUCKETS 1 PROPERTIES (\"replication_num\" = \"1\")"
              .formatted(name, t));
    }
    insert(source, name, 0);
    run(target, "CREATE SYNC JOB %s FROM CLUSTER take_over DATABASE %s".formatted(name, name));
    await().atMost(LIMIT).until(() -> column("Phase", name).equals("INCREMENTAL"));
    insert(source, name, 1);
    for (int t = 0; t < TABLES; t++) {
      awaitRows(name, t, 2);
    }
    await().atMost(LIMIT).until(() -> column("LagBinlogs", name).equals("0"));
  }

  private static void insert(Cluster where, String name, long k) throws SQLException {
    for (int t = 0; t < TABLES; t++) {
      run(where, "INSERT INTO %s.t%d VALUES (%d)".formatted(name, t, k));
    }
  }

  private void awaitRows(String name, int table, long count) {
    await()
        .atMost(LIMIT)
        .ignoreExceptions()
        .untilAsserted(() -> assertThat(keys(name, table)).hasSize((int) count));
  }

  private void killedAmid(String name, How how) throws Exception {
    Thread caller =
        new Thread(
            () -> {
              try {
                run(target, how.sql.formatted(name));
              } catch (SQLException e) {
                // Its answer was lost with the frontend.
              }
            },
            "take-over");
    // Now and then while the source is watched, else once the job is being stopped.
    boolean early = how == How.SWITCHOVER && ended.size() % 2 == 1;
    int millis = random.nextInt(early ? QUIET_MILLIS : MOST_MILLIS);
    caller.start();
    if (!early) {
      while (caller.isAlive() && column("State", name).equals("RUNNING")) {
        TimeUnit.MILLISECONDS.sleep(5);
      }
    }
    TimeUnit.MILLISECONDS.sleep(millis);
    world.kill("target-master");
    caller.join();
    System.out.printf("%s killed %d ms%s%n", how, millis, early ? "" : " after the job's stop");
    world.start("target");
  }

  /** A take-over is undone or finished by itself. */
  private String awaitDecided(String name) {
    String[] state = {""};
    await()
        .atMost(LIMIT)
        .pollInterval(Duration.ofMillis(200))
        .ignoreExceptions()
        .until(
            () -> {
              state[0] = column("State", name);
              return !state[0].equals("PROMOTING");
            });
    System.out.println("then the job is " + state[0]);
    assertThat(state[0]).isIn("RUNNING", "PROMOTED");
    return state[0];
  }

  /** It may be refused while the job is not in step again. */
  private void sayAgain(String name, How how) {
    await()
        .atMost(LIMIT)
        .pollInterval(Duration.ofMillis(500))
        .ignoreExceptions()
        .untilAsserted(() -> run(target, how.sql.formatted(name)));
  }

  private void verify(String name, long rows) throws SQLException {
    assertThat(column("State", name)).isEqualTo("PROMOTED");
    assertThat(column("FullCopies", name)).isEqualTo("1");
    assertThat(column("TableCopies", name)).isEqualTo("0");
    insert(target, name, rows);
    for (int t = 0; t < TABLES; t++) {
      assertThat(keys(name, t)).hasSize((int) rows + 1).doesNotHaveDuplicates();
      String create = rows(target, "SHOW CREATE TABLE %s.t%d".formatted(name, t), 2).get(0);
      assertThat(create).doesNotContain("\"is_being_synced\" = \"true\"");
    }
  }

  private List<String> keys(String name, int table) throws SQLException {
    return rows(target, "SELECT k FROM %s.t%d ORDER BY k".formatted(name, table), 1);
  }

  private String column(String column, String job) throws SQLException {
    try (Connection connection = target.connectPatiently();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SHOW SYNC JOBS LIKE '" + job + "'")) {
      assertThat(rows.next()).isTrue();
      return String.valueOf(rows.getString(column));
    }
  }

  private static List<String> rows(Cluster where, String sql, int column) throws SQLException {
    try (Connection connection = where.connectPatiently();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      List<String> values = new ArrayList<>();
      while (rows.next()) {
        values.add(rows.getString(column));
      }
      return values;
    }
  }

  private static void run(Cluster where, String sql) throws SQLException {
    try (Connection connection = where.connectPatiently();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
