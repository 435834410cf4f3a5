package org.dorisdr.recovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.dorisdr.sandbox.Clusters;
import org.dorisdr.sandbox.Installation;
import org.dorisdr.testing.TestPorts;
import org.dorisdr.tour.SandboxWorld;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * PROMOTE FORCE of very many tables, with the source dead and the target's frontend just started,
 * whose code nobody has run yet. {@code -Dtakeover.tables=N} makes it smaller, {@code
 * -Dtakeover.cold=false} spares the new start, {@code -Dtakeover.limit=N} allows for a machine that
 * has other work: seconds.
 */
@Tag("long")
class TakeOverSpeedIT {
  private static final Path ROOT =
      Path.of(System.getProperty("dorisdr.root", "..")).toAbsolutePath().normalize();
  private static final int TABLES = Integer.getInteger("takeover.tables", 1_000);
  private static final int LANES = 4;
  private static final Duration LIMIT = Duration.ofMinutes(15);

  @TempDir Path directory;
  private Clusters clusters;

  @Test
  void takesLessThanFiveSecondsForAThousandTables() throws Exception {
    try (Clusters both = new Clusters(directory, new Installation(ROOT), TestPorts.offset())) {
      clusters = both;
      both.start();
      SandboxWorld world = new SandboxWorld(both, "speed");
      createTables();
      follow(world.variables().get("source.fe_hosts"));
      world.kill("source-fe");
      if (!"false".equals(System.getProperty("takeover.cold"))) {
        world.kill("target-fe");
        world.start("target-fe");
      }
      Duration took = promote();
      System.out.printf("PROMOTE FORCE of %d tables: %d ms%n", TABLES, took.toMillis());
      assertOrdinary();
      assertThat(took).isLessThan(Duration.ofSeconds(Integer.getInteger("takeover.limit", 5)));
    }
  }

  private static String table(int number) {
    return "speed.t" + number;
  }

  private void createTables() throws Exception {
    source().run("CREATE DATABASE speed");
    source().run("ALTER DATABASE speed SET PROPERTIES (\"binlog.enable\" = \"true\")");
    ExecutorService pool = Executors.newFixedThreadPool(LANES);
    List<Future<?>> lanes = new ArrayList<>();
    for (int i = 0; i < LANES; i++) {
      int lane = i;
      lanes.add(pool.submit(() -> createTables(lane)));
    }
    for (Future<?> lane : lanes) {
      lane.get();
    }
    pool.shutdown();
  }

  private Void createTables(int lane) throws SQLException {
    try (Connection connection = both().source().connectPatiently();
        Statement statement = connection.createStatement()) {
      for (int i = lane; i < TABLES; i += LANES) {
        statement.execute(
            "CREATE TABLE %s (k INT) DUPLICATE KEY(k) DISTRIBUTED BY HASH(k) BUCKETS 1 PROPERTIES (\"replication_num\" = \"1\")"
                .formatted(table(i)));
        statement.execute("INSERT INTO %s VALUES (%d)".formatted(table(i), i));
      }
    }
    return null;
  }

  private Session source() {
    return new Session(both().source());
  }

  private Session target() {
    return new Session(both().target());
  }

  private Clusters both() {
    return Objects.requireNonNull(clusters);
  }

  private void follow(String hosts) throws SQLException {
    target()
        .run(
            "CREATE REMOTE CLUSTER speed PROPERTIES (\"fe_hosts\" = \"%s\", \"user\" = \"root\")"
                .formatted(hosts));
    target().run("CREATE SYNC JOB speed FROM CLUSTER speed DATABASE speed");
    await()
        .atMost(LIMIT)
        .pollInterval(Duration.ofMillis(500))
        .until(() -> target().last("SHOW SYNC JOBS LIKE 'speed'").get("LagBinlogs"), "0"::equals);
    assertThat(target().last("SHOW SYNC JOBS LIKE 'speed'").get("TablesNotInStep")).isEqualTo("0");
  }

  private Duration promote() throws SQLException {
    long start = System.nanoTime();
    assertThat(target().last("PROMOTE SYNC JOB speed FORCE").get("Tables"))
        .isEqualTo(String.valueOf(TABLES));
    return Duration.ofNanos(System.nanoTime() - start);
  }

  private void assertOrdinary() throws SQLException {
    for (int i = 0; i < TABLES; i += 97) {
      assertThat(target().last("SHOW CREATE TABLE " + table(i)).get("Create Table"))
          .doesNotContain("\"is_being_synced\" = \"true\"");
      target().run("INSERT INTO %s VALUES (-1)".formatted(table(i)));
    }
  }
}
