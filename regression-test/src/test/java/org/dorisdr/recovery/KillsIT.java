package org.dorisdr.recovery;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.dorisdr.sandbox.Clusters;
import org.dorisdr.sandbox.Installation;
import org.dorisdr.testing.TestPorts;
import org.dorisdr.tour.SandboxWorld;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * kill -9 of any process at any moment under load. {@code -Dkills.seed=N} replays a plan, {@code
 * -Dkills.count=N} makes it longer or shorter.
 */
class KillsIT {
  private static final Path ROOT =
      Path.of(System.getProperty("dorisdr.root", "..")).toAbsolutePath().normalize();
  private static final int PORT_OFFSET = TestPorts.offset();
  private static final int SHORT = 8;
  private static final int LONG = 200;

  @TempDir Path directory;

  @Test
  void keepsEveryAcknowledgedChangeOnceThroughAFewKills() throws Exception {
    run(plan(SHORT));
  }

  @Test
  @Tag("long")
  void keepsEveryAcknowledgedChangeOnceThroughTwoHundredKills() throws Exception {
    run(plan(LONG));
  }

  private static KillPlan plan(int count) {
    long seed = Long.getLong("kills.seed", System.nanoTime() & 0xffffff);
    return KillPlan.of(seed, Integer.getInteger("kills.count", count));
  }

  private void run(KillPlan plan) throws Exception {
    System.out.printf("kills: seed %d, %d kills%n", plan.seed(), plan.kills().size());
    try (Clusters clusters = new Clusters(directory, new Installation(ROOT), PORT_OFFSET)) {
      clusters.start();
      SandboxWorld world = new SandboxWorld(clusters, "kills");
      try (ClusterLoad source = new ClusterLoad(clusters.source(), plan.seed());
          ClusterLoad target = new ClusterLoad(clusters.target(), plan.seed() + 1)) {
        for (int i = 0; i < plan.kills().size(); i++) {
          round(i, plan.kills().get(i), world, source, target);
        }
      }
    }
  }

  private static void round(
      int number, KillPlan.Kill kill, SandboxWorld world, ClusterLoad source, ClusterLoad target)
      throws Exception {
    source.resume();
    target.resume();
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
    ClusterLoad load = kill.process().startsWith("source") ? source : target;
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
