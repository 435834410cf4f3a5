package org.dorisdr.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.dorisdr.sandbox.Cluster;
import org.dorisdr.sandbox.Clusters;
import org.dorisdr.sandbox.Installation;
import org.dorisdr.testing.TestPorts;
import org.dorisdr.tour.SandboxWorld;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * kill -9 of the frontend while it takes back a database or many tables: said again, the statement
 * ends with everything back, once. {@code -Dkills.seed=N} replays.
 */
@Tag("long")
class RecoverKillsIT {
  private static final Path ROOT =
      Path.of(System.getProperty("dorisdr.root", "..")).toAbsolutePath().normalize();
  private static final int PORT_OFFSET = TestPorts.offset();
  private static final int ROUNDS = Integer.getInteger("kills.count", 8);
  private static final int TABLES = 25;
  private static final int MOST_MILLIS = 500;

  @TempDir Path directory;
  private Cluster cluster;
  private SandboxWorld world;

  @Test
  void whatARecoverBroughtBackIsWholeWheneverTheFrontendDied() throws Exception {
    long seed = Long.getLong("kills.seed", System.nanoTime() & 0xffffff);
    System.out.println("recover kills: seed " + seed);
    Random random = new Random(seed);
    try (Clusters clusters =
        new Clusters(directory, Installation.ofShortLives(ROOT), PORT_OFFSET)) {
      clusters.start();
      cluster = clusters.source();
      world = new SandboxWorld(clusters, "recover");
      prepare();
      for (int i = 0; i < ROUNDS; i++) {
        int after = random.nextInt(MOST_MILLIS);
        if (i % 2 == 0) {
          run("DROP DATABASE back");
          killedAmid("RECOVER DATABASE back", after);
        } else {
          for (int t = 0; t < TABLES; t++) {
            run("DROP TABLE back.t" + t);
          }
          killedAmid("RECOVER TABLES ALL FROM back", after);
        }
        verify();
      }
    }
  }

  private void prepare() throws SQLException {
    run("CREATE DATABASE back");
    for (int t = 0; t < TABLES; t++) {
      run(
          "CREATE TABLE back.t%d (k INT) DUPLICATE KEY(k) DISTRIBUTED BY HASH(k) BUCKETS 1 PROPERTIES (\"replication_num\" = \"1\")"
              .formatted(t));
      run("INSERT INTO back.t%d VALUES (%d)".formatted(t, t));
    }
    run("CREATE VIEW back.v AS SELECT k FROM back.t1");
    run("CREATE VIEW back.w AS SELECT k FROM back.v");
  }

  private void killedAmid(String statement, int afterMillis) throws Exception {
    Thread caller =
        new Thread(
            () -> {
              try {
                run(statement);
              } catch (SQLException e) {
                // Its answer may have been lost with the frontend.
              }
            },
            "recover");
    caller.start();
    TimeUnit.MILLISECONDS.sleep(afterMillis);
    world.kill("source-fe");
    caller.join();
    world.start("source-fe");
    int there = names().size();
    System.out.printf("%s killed after %d ms: %d are back%n", statement, afterMillis, there);
    Awaitility.await()
        .atMost(Duration.ofMinutes(2))
        .pollInterval(Duration.ofMillis(500))
        .until(
            () -> {
              again(statement);
              return names().size() == TABLES + 2;
            });
  }

  /** Said again it goes on, or says that nothing is left to do. */
  private void again(String statement) {
    try {
      run(statement);
    } catch (SQLException e) {
      System.out.println("again: " + e.getMessage());
      assertThat(e.getMessage()).containsAnyOf("exists", "not in the recycle bin");
    }
  }

  private List<String> names() throws SQLException {
    try {
      return column("SHOW TABLES FROM back");
    } catch (SQLException e) {
      assertThat(e.getMessage()).contains("Unknown database");
      return List.of();
    }
  }

  private void verify() throws SQLException {
    for (int t = 0; t < TABLES; t++) {
      assertThat(column("SELECT k FROM back.t" + t)).containsExactly(String.valueOf(t));
    }
    assertThat(column("SELECT k FROM back.w")).containsExactly("1");
    assertThat(column("SHOW RECYCLE BIN FROM back")).isEmpty();
  }

  private List<String> column(String sql) throws SQLException {
    try (Connection connection = cluster.connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      List<String> values = new ArrayList<>();
      while (rows.next()) {
        values.add(rows.getString(1));
      }
      return values;
    }
  }

  private void run(String sql) throws SQLException {
    try (Connection connection = cluster.connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
