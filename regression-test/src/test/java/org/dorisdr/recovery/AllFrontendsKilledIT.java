package org.dorisdr.recovery;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.dorisdr.sandbox.Clusters;
import org.dorisdr.sandbox.Installation;
import org.dorisdr.sandbox.Node;
import org.dorisdr.sandbox.Size;
import org.dorisdr.sandbox.Topology;
import org.dorisdr.testing.TestPorts;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * kill -9 of all three frontends at once under load, and a start in every order, of all or of two
 * of them. {@code -Dkills.seed=N} replays, {@code -Dkills.roll=N} saves an image after N records.
 */
class AllFrontendsKilledIT {
  private static final Path ROOT =
      Path.of(System.getProperty("dorisdr.root", "..")).toAbsolutePath().normalize();

  /** Often, so that images too are being written when they die. */
  private static final Map<String, String> SETTINGS =
      Map.of(
          "edit_log_roll_num",
          System.getProperty("kills.roll", "200"),
          "checkpoint_interval_millis",
          "500",
          "label_num_threshold",
          "20000");

  /** Every order of three. */
  private static final List<List<Integer>> ORDERS =
      List.of(
          List.of(0, 1, 2),
          List.of(0, 2, 1),
          List.of(1, 0, 2),
          List.of(1, 2, 0),
          List.of(2, 0, 1),
          List.of(2, 1, 0));

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  Path directory;

  /** What is done with them. */
  interface Plan {
    void carryOut(GroupKills kills, List<Node> frontends) throws Exception;
  }

  @Test
  void nothingAcknowledgedIsLostWhenAllAreKilledAndTheOneThatLagsIsStartedFirst() throws Exception {
    run((kills, frontends) -> kills.killAllWithOneThatLags());
  }

  @Test
  @Tag("long")
  void nothingAcknowledgedIsLostWhicheverIsStartedFirst() throws Exception {
    run(
        (kills, frontends) -> {
          for (List<Integer> order : ORDERS) {
            List<Node> nodes = order.stream().map(frontends::get).toList();
            kills.killAll(nodes);
            kills.killAllAndStartTwo(nodes);
            kills.killAllWithOneThatLags();
          }
        });
  }

  private void run(Plan plan) throws Exception {
    long seed = Long.getLong("kills.seed", System.nanoTime() & 0xffffff);
    System.out.println("all frontends killed: seed " + seed);
    Topology topology = new Topology(Size.parse("3+1"), Size.ONE);
    try (Clusters clusters =
        new Clusters(
            directory, Installation.ofShortLives(ROOT), TestPorts.offset(), topology, SETTINGS)) {
      clusters.start();
      try (GroupKills kills = new GroupKills(clusters.source(), new Random(seed))) {
        plan.carryOut(kills, clusters.source().frontends());
      }
    }
  }
}
