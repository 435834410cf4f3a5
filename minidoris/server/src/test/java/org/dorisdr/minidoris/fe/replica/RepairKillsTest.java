package org.dorisdr.minidoris.fe.replica;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.dorisdr.minidoris.fe.testing.FeProcess;
import org.dorisdr.minidoris.testing.BeProcess;
import org.dorisdr.minidoris.testing.ProcessCluster;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Backends leave amid loads, and processes are killed while replicas are made elsewhere. {@code
 * -Dkills.seed=N} replays the moments.
 */
class RepairKillsTest {
  private static final int BUCKETS = 16;
  private static final int MAX_PAUSE_MILLIS = 600;

  @TempDir Path directory;

  private final Random random = new Random(seed());
  private final Set<Integer> acknowledged = new ConcurrentSkipListSet<>();
  private final AtomicBoolean over = new AtomicBoolean();

  private static long seed() {
    long seed = Long.getLong("kills.seed", System.nanoTime() & 0xffffff);
    System.out.println("killed repairs: seed " + seed);
    return seed;
  }

  @Test
  @Tag("long")
  void everyAcknowledgedRowIsThereOnceAndNoTabletTooMany() throws Exception {
    try (ProcessCluster cluster =
        new ProcessCluster(directory, 3, Map.of("tablet_repair_delay_factor_second", "0"))) {
      FeProcess fe = cluster.fe;
      fe.sql(
          "CREATE TABLE db.t (k INT) DUPLICATE KEY(k) DISTRIBUTED BY HASH(k) BUCKETS %d PROPERTIES ('replication_num' = '2')"
              .formatted(BUCKETS));
      Thread writer = new Thread(() -> write(fe), "writer");
      writer.start();
      try {
        decommission(cluster, cluster.backends.get(0));
        drop(cluster, cluster.backends.get(1));
      } finally {
        over.set(true);
        writer.join();
      }
      List<Integer> there =
          fe.sql("SELECT k FROM db.t").stream().map(r -> Integer.valueOf(r.get("k"))).toList();
      assertThat(there).doesNotHaveDuplicates().containsAll(acknowledged);
    }
  }

  /** While it empties itself, those that its tablets go to are killed, and the frontend. */
  private void decommission(ProcessCluster cluster, BeProcess leaving) throws Exception {
    FeProcess fe = cluster.fe;
    awaitRows();
    fe.sql("ALTER SYSTEM DECOMMISSION BACKEND \"" + leaving.heartbeat() + "\"");
    for (BeProcess other : cluster.backends) {
      if (other != leaving) {
        pause();
        other.kill();
        other.start();
      }
    }
    pause();
    fe.kill();
    fe.start();
    await().until(fe::isReady);
    await().until(() -> leaving.id(fe).isEmpty());
    awaitRows();
    await().until(() -> isHealthy(cluster));
    leaving.join(fe);
  }

  /** What only one backend has left is copied before anybody may lose that, too. */
  private void drop(ProcessCluster cluster, BeProcess leaving) throws Exception {
    FeProcess fe = cluster.fe;
    awaitRows();
    fe.sql("ALTER SYSTEM DROPP BACKEND \"" + leaving.heartbeat() + "\"");
    pause();
    fe.kill();
    fe.start();
    await().until(fe::isReady);
    await().until(() -> isHealthy(cluster));
    awaitRows();
  }

  private boolean isHealthy(ProcessCluster cluster) throws Exception {
    if (cluster.badReplicas("t") > 0
        || cluster.fe.sql("SHOW TABLETS FROM db.t").size() != 2 * BUCKETS) {
      return false;
    }
    for (BeProcess backend : cluster.backends) {
      boolean member = !backend.id(cluster.fe).isEmpty();
      if (member && !cluster.hasJustWhatItShould(backend, "t")) {
        return false;
      }
    }
    return true;
  }

  private void pause() throws InterruptedException {
    TimeUnit.MILLISECONDS.sleep(random.nextInt(MAX_PAUSE_MILLIS));
  }

  private void awaitRows() {
    int before = acknowledged.size();
    await().until(() -> acknowledged.size() > before + 2);
  }

  private void write(FeProcess fe) {
    for (int k = 0; !over.get(); k++) {
      try {
        fe.sql("INSERT INTO db.t VALUES (" + k + ")");
        acknowledged.add(k);
      } catch (SQLException e) {
        // Not acknowledged: it may be there or not.
      }
    }
  }
}
