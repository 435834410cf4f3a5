package org.dorisdr.recovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.dorisdr.sandbox.Clusters;
import org.dorisdr.sandbox.Installation;
import org.dorisdr.sandbox.Node;
import org.dorisdr.sandbox.Topology;
import org.dorisdr.testing.TestPorts;
import org.dorisdr.tour.SandboxWorld;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The disks of the whole source are set back to an earlier state, as from a backup of its machines:
 * its history goes on from there, with numbers that meant something else before.
 */
@Tag("long")
class SourceSetBackIT {
  private static final Path ROOT =
      Path.of(System.getProperty("dorisdr.root", "..")).toAbsolutePath().normalize();
  private static final Duration LIMIT = Duration.ofMinutes(10);
  private static final List<String> PROCESSES = List.of("source-fe", "source-be");

  @TempDir Path directory;

  @Test
  void everythingIsCopiedAgainAndEventsSayWhy() throws Exception {
    try (Clusters clusters =
        new Clusters(
            directory.resolve("clusters"),
            Installation.ofShortLives(ROOT),
            TestPorts.offset(),
            Topology.PLAIN)) {
      clusters.start();
      SandboxWorld world = new SandboxWorld(clusters, "set-back");
      Session source = new Session(clusters.source());
      Session target = new Session(clusters.target());
      follow(source, target, world.variables().get("source.fe_hosts"));

      Path backup = directory.resolve("backup");
      stopped(world, () -> copy(clusters, backup, /* back= */ false));
      firstInsert(source, "before", "(1, 100), (2, 100)");
      source.run("CREATE TABLE past.lost LIKE past.sums");
      source.run("INSERT INTO past.lost VALUES (1, 1)");
      awaitSums(target, "101", "100");

      stopped(world, () -> copy(clusters, backup, /* back= */ true));
      firstInsert(source, "after", "(1, 1000), (3, 1000)");
      source.run("CREATE TABLE past.other LIKE past.sums");
      source.run("INSERT INTO past.other VALUES (1, 1)");
      awaitSums(target, "1001", "1000");
      await()
          .atMost(LIMIT)
          .ignoreExceptions()
          .untilAsserted(
              () ->
                  assertThat(target.column("SHOW TABLES FROM past", "Tables_in_past"))
                      .containsExactlyInAnyOrder("sums", "other"));
      assertThat(target.all("SHOW SYNC JOB EVENTS FOR past"))
          .anySatisfy(
              event ->
                  assertThat(event)
                      .containsEntry("Type", "SOURCE_RESTORED")
                      .extractingByKey("Message")
                      .asString()
                      .contains("as after it was restored from a backup"));
    }
  }

  private static void follow(Session source, Session target, String hosts) throws SQLException {
    source.run("CREATE DATABASE past PROPERTIES (\"binlog.enable\" = \"true\")");
    source.run(
        "CREATE TABLE past.sums (k INT, n BIGINT SUM) AGGREGATE KEY(k) DISTRIBUTED BY HASH(k) BUCKETS 2 PROPERTIES (\"replication_num\" = \"1\")");
    target.run(
        "CREATE REMOTE CLUSTER up PROPERTIES (\"fe_hosts\" = \"%s\", \"user\" = \"root\")"
            .formatted(hosts));
    target.run("CREATE SYNC JOB past FROM CLUSTER up DATABASE past");
    source.run("INSERT INTO past.sums VALUES (1, 1)");
    awaitSums(target, "1");
  }

  /**
   * It is refused until the frontend has seen its backend alive. The label tells whether it came
   * true though its answer was lost: sums would show it twice.
   */
  private static void firstInsert(Session source, String label, String rows) {
    String sql = "INSERT INTO past.sums WITH LABEL %s VALUES %s".formatted(label, rows);
    await().atMost(LIMIT).ignoreExceptions().until(() -> isThere(source, sql));
  }

  private static boolean isThere(Session source, String insert) throws SQLException {
    try {
      source.run(insert);
      return true;
    } catch (SQLException e) {
      if (e.getMessage().contains("already been used")) {
        return true;
      }
      throw e;
    }
  }

  private static void awaitSums(Session target, String... sums) {
    await()
        .atMost(LIMIT)
        .ignoreExceptions()
        .untilAsserted(
            () ->
                assertThat(target.column("SELECT n FROM past.sums ORDER BY k", "n"))
                    .containsExactly(sums));
  }

  private interface Act {
    void run() throws IOException;
  }

  /** Does something while the source does not run. */
  private static void stopped(SandboxWorld world, Act act) throws IOException {
    PROCESSES.forEach(world::kill);
    act.run();
    PROCESSES.forEach(world::start);
  }

  private static void copy(Clusters clusters, Path backup, boolean back) throws IOException {
    for (Node node : clusters.source().nodes().toList()) {
      Path kept = backup.resolve(node.name());
      if (back) {
        delete(node.home());
        copy(kept, node.home());
      } else {
        copy(node.home(), kept);
      }
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Path place = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(place);
        } else {
          Files.copy(file, place);
        }
      }
    }
  }

  private static void delete(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      files
          .sorted(Comparator.reverseOrder())
          .forEach(
              file -> {
                try {
                  Files.delete(file);
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              });
    }
  }
}
