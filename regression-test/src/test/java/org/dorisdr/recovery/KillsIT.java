package org.dorisdr.recovery;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.dorisdr.sandbox.Clusters;
import org.dorisdr.sandbox.Installation;
import org.dorisdr.sandbox.Topology;
import org.dorisdr.testing.TestPorts;
import org.dorisdr.tour.SandboxWorld;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * kill -9 of any process at any moment under load, and of the target's frontend while it takes a
 * sync job over. {@code -Dkills.seed=N} replays a plan, {@code -Dkills.count=N} makes it longer or
 * shorter, {@code -Dkills.of=target-be} kills only that, or several with commas between, {@code
 * -Dkills.roll=N} saves an image after every N records. The files of a failed run stay.
 */
class KillsIT {
  private static final Path ROOT =
      Path.of(System.getProperty("dorisdr.root", "..")).toAbsolutePath().normalize();
  private static final int PORT_OFFSET = TestPorts.offset();

  /**
   * Failed loads of the others would push out the label of a load whose answer was lost: Doris
   * keeps 2000, and with a backend away for some ten seconds there are more. The writers fail at
   * most 150 times a second, so these last for two minutes. More would only be slow, as each start
   * of a frontend and each image goes through all of them.
   */
  private static final String LABELS = "20000";

  /** Often, so that images too are being written when a frontend dies. */
  private static final Map<String, String> IMAGES =
      Map.of(
          "edit_log_roll_num",
          System.getProperty("kills.roll", "200"),
          "checkpoint_interval_millis",
          "500");

  private static final int SHORT = 4;
  private static final int LONG = 200;

  /** Here, where clusters run already; {@link TakeOverKillsIT} kills more often. */
  private static final int TAKE_OVERS = 2;

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  Path directory;

  @Test
  void keepsEveryAcknowledgedChangeOnceThroughAFewKills() throws Exception {
    run(plan(SHORT, 1));
  }

  @Test
  @Tag("long")
  void keepsEveryAcknowledgedChangeOnceThroughTwoHundredKills() throws Exception {
    run(plan(LONG, System.nanoTime() & 0xffffff));
  }

  private static KillPlan plan(int count, long usual) {
    long seed = Long.getLong("kills.seed", usual);
    int kills = Integer.getInteger("kills.count", count);
    String of = System.getProperty("kills.of");
    return of == null ? KillPlan.of(seed, kills) : KillPlan.of(seed, kills, List.of(of.split(",")));
  }

  private void run(KillPlan plan) throws Exception {
    System.out.printf("kills: seed %d, %d kills%n", plan.seed(), plan.kills().size());
    Map<String, String> settings = new HashMap<>(IMAGES);
    settings.put("label_num_threshold", LABELS);
    try (Clusters clusters =
        new Clusters(
            directory, Installation.ofShortLives(ROOT), PORT_OFFSET, Topology.PLAIN, settings)) {
      clusters.start();
      SandboxWorld world = new SandboxWorld(clusters, "kills");
      try (ClusterLoad source = new ClusterLoad(clusters.source(), plan.seed());
          ClusterLoad target = new ClusterLoad(clusters.target(), plan.seed() + 1)) {
        for (int i = 0; i < plan.kills().size(); i++) {
          round(i, plan.kills().get(i), world, source, target);
        }
      }
      new TakeOverKills(clusters, world, plan.seed()).run(TAKE_OVERS);
    }
  }

  private static void round(
      int number, KillPlan.Kill kill, SandboxWorld world, ClusterLoad source, ClusterLoad target)
      throws Exception {
    // The clusters know nothing of each other: load on the other one would only slow the start.
    ClusterLoad load = kill.process().startsWith("source") ? source : target;
    load.resume();
    TimeUnit.MILLISECONDS.sleep(kill.afterMillis());
    world.kill(kill.process());
    if (kill.againMillis() >= 0) {
      world.launch(kill.process());
      TimeUnit.MILLISECONDS.sleep(kill.againMillis());
      world.kill(kill.process());
    }
    Instant start = Instant.now();
    world.start(kill.process());
    Duration up = Duration.between(start, Instant.now());
    load.settle();
    load.verify();
    System.out.printf(
        "kill %d: %s after %d ms%s, up in %d ms, settled in %d ms; %d + %d changes%n",
        number + 1,
        kill.process(),
        kill.afterMillis(),
        kill.againMillis() < 0 ? "" : ", again after " + kill.againMillis() + " ms",
        up.toMillis(),
        Duration.between(start, Instant.now()).toMillis(),
        source.done(),
        target.done());
  }
}
