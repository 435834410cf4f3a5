package org.dorisdr.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.dorisdr.sandbox.Clusters;
import org.dorisdr.sandbox.Installation;
import org.dorisdr.sandbox.Topology;
import org.dorisdr.testing.TestPorts;
import org.dorisdr.thrift.TBinlog;
import org.dorisdr.tour.SandboxWorld;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A job keeps its limits under load, and what a cluster that hangs holds up stays on the source:
 * the lag grows, never the memory. Measured at both clusters and by the JVM.
 */
class SyncLimitsIT {
  private static final Path ROOT =
      Path.of(System.getProperty("dorisdr.root", "..")).toAbsolutePath().normalize();
  private static final Duration LIMIT = Duration.ofMinutes(4);
  private static final int BACKLOG = 400;

  /** What the plugin may have fetched ahead. */
  private static final int BATCH = 128;

  private static final String FLIGHT = "org.dorisdr.sync.txn.Flight";

  /** Connections, caches and compiled code come and go. */
  private static final long NOISE_BYTES = 16L << 20;

  @TempDir static Path directory;
  private static Clusters clusters;
  private static SandboxWorld world;

  @BeforeAll
  static void start() throws Exception {
    clusters =
        new Clusters(
            directory, Installation.ofShortLives(ROOT), TestPorts.offset(), Topology.PLAIN);
    clusters.start();
    world = new SandboxWorld(clusters, "limits");
    String hosts = world.variables().get("source.fe_hosts");
    SyncedTable.run(
        clusters.target(),
        "CREATE REMOTE CLUSTER limits PROPERTIES (\"fe_hosts\" = \"%s\", \"user\" = \"root\")"
            .formatted(hosts));
  }

  @AfterAll
  static void end() {
    if (clusters != null) {
      clusters.close();
    }
  }

  private static LiveObjects heap() throws Exception {
    return LiveObjects.of(clusters.target().frontend().pid());
  }

  /** What has arrived, between two moments. */
  private record Look(double from, double to, long arrived) {}

  @Test
  @Tag("long")
  void noMoreTransactionsArriveASecondThanAllowed() throws Exception {
    int rate = 20;
    SyncedTable table = SyncedTable.follow("rate", clusters);
    table.set("max_transactions_per_second", String.valueOf(rate));
    table.say("PAUSE");
    table.write(200);
    long all = table.arrived() + 200;
    table.say("RESUME");
    List<Look> looks = new ArrayList<>();
    await()
        .atMost(LIMIT)
        .until(
            () -> {
              double from = System.nanoTime() / 1e9;
              long arrived = table.arrived();
              looks.add(new Look(from, System.nanoTime() / 1e9, arrived));
              return arrived == all;
            });
    // A tenth of a second's worth may be begun at once, and up to 16 end together.
    int atOnce = rate / 10 + 16;
    for (Look a : looks) {
      for (Look b : looks) {
        double most = rate * (b.to() - a.from()) + atOnce;
        assertThat((double) (b.arrived() - a.arrived()))
            .as("%s, %s", a, b)
            .isLessThanOrEqualTo(b.to() < a.to() ? 0 : most);
      }
    }
    table.awaitEqual();
    table.drop();
  }

  @Test
  @Tag("long")
  void restsInItsWindowWhileTheLagGrows() throws Exception {
    SyncedTable table = SyncedTable.follow("rest", clusters);
    table.set("pause_window", "00:00-12:00,12:00-00:00");
    long before = table.arrived();
    LiveObjects empty = heap();
    table.write(BACKLOG);
    await().atMost(LIMIT).until(() -> table.number("LagBinlogs") == BACKLOG);
    await().atMost(LIMIT).until(() -> table.number("LagSeconds") >= 5);
    assertThat(table.arrived()).isEqualTo(before);
    assertThat(table.begunOnTarget()).isZero();
    assertThat(table.show("WaitsFor")).startsWith("pause_window");
    assertNothingPilesUp(empty, 0);
    table.set("pause_window", "");
    table.awaitEqual();
    table.drop();
  }

  @Test
  void noMoreIsUnderWayThanAllowedThoughTheTargetsBackendHangs() throws Exception {
    SyncedTable table = SyncedTable.follow("flight", clusters);
    table.set("max_in_flight", "3");
    table.set("max_ingests_per_backend", "4");
    table.write(20);
    table.awaitEqual();
    LiveObjects empty = heap();
    // Written before: calls end after seconds, and what hangs is only asked for then.
    table.say("PAUSE");
    table.write(BACKLOG / 2);
    world.freeze("target-be");
    try {
      table.say("RESUME");
      await().atMost(LIMIT).until(() -> callsUnderWay() == 4);
      await().atMost(LIMIT).until(() -> table.begunOnTarget() == 3);
      table.awaitError(LIMIT, "does not answer|are alive");
      table.write(BACKLOG / 2);
      await().atMost(LIMIT).until(() -> table.number("LagBinlogs") >= BACKLOG);
      long seconds = table.number("LagSeconds");
      await().atMost(LIMIT).until(() -> table.number("LagSeconds") > seconds + 5);
      assertThat(callsUnderWay()).isLessThanOrEqualTo(4);
      assertThat(table.begunOnTarget()).isLessThanOrEqualTo(3);
      assertNothingPilesUp(empty, 3);
    } finally {
      world.thaw("target-be");
    }
    table.awaitEqual();
    table.drop();
  }

  @Test
  @Tag("long")
  void aSourcesBackendThatHangsMakesTheLagGrow() throws Exception {
    SyncedTable table = SyncedTable.follow("slow", clusters);
    table.say("PAUSE");
    table.write(BACKLOG);
    long before = table.arrived();
    LiveObjects empty = heap();
    world.freeze("source-be");
    try {
      table.say("RESUME");
      table.awaitError(LIMIT, "is still under way|is alive");
      await().atMost(LIMIT).until(() -> table.number("LagBinlogs") == BACKLOG);
      long seconds = table.number("LagSeconds");
      await().atMost(LIMIT).until(() -> table.number("LagSeconds") > seconds + 5);
      assertThat(table.arrived()).isEqualTo(before);
      assertThat(table.begunOnTarget()).isLessThanOrEqualTo(16);
      assertNothingPilesUp(empty, 16);
    } finally {
      world.thaw("source-be");
    }
    table.awaitEqual();
    table.drop();
  }

  @Test
  @Tag("long")
  void aSourceThatHangsMakesTheLagGrow() throws Exception {
    SyncedTable table = SyncedTable.follow("dead", clusters);
    LiveObjects empty = heap();
    world.freeze("source-fe");
    try {
      await().atMost(LIMIT).until(() -> table.number("LagBinlogs") == -1);
      await().atMost(LIMIT).until(() -> table.number("LagSeconds") > 20);
      assertNothingPilesUp(empty, 0);
    } finally {
      world.thaw("source-fe");
    }
    table.write(20);
    table.awaitEqual();
    table.drop();
  }

  private static int callsUnderWay() throws Exception {
    return LiveObjects.threadsIn(
        clusters.target().frontend().pid(), "BackendClients\\.(ingestBinlog|queryIngestBinlog)");
  }

  private static void assertNothingPilesUp(LiveObjects empty, int flights) throws Exception {
    LiveObjects now = heap();
    System.out.printf(
        "heap %d KB, before %d KB; %d binlogs, %d flights%n",
        now.bytes() >> 10, empty.bytes() >> 10, now.of(TBinlog.class), now.of(FLIGHT));
    // The target's frontend has records of its own, of what was applied there.
    long fetched = now.of(TBinlog.class) - empty.of(TBinlog.class);
    assertThat(fetched).isLessThanOrEqualTo(BATCH + flights);
    assertThat(now.of(FLIGHT)).isLessThanOrEqualTo(flights);
    assertThat(now.bytes() - empty.bytes()).isLessThan(NOISE_BYTES);
  }
}
