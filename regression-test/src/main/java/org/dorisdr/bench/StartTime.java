package org.dorisdr.bench;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.dorisdr.sandbox.Cluster;
import org.dorisdr.sandbox.ManagedProcess;

/** How long a frontend and a backend with data take from their start until they answer. */
final class StartTime {
  private static final Duration LIMIT = Duration.ofSeconds(60);

  private StartTime() {}

  static void of(Cluster cluster, Report report)
      throws SQLException, IOException, InterruptedException {
    cluster.backend().stop();
    cluster.frontend().stop();
    long start = System.nanoTime();
    cluster.frontend().start();
    awaitQuery(cluster);
    row(report, "frontend, until it answers a query", start);
    start = System.nanoTime();
    ManagedProcess backend = cluster.backend();
    backend.start();
    backend.awaitPort(cluster.ports().heartbeat(), LIMIT);
    row(report, "backend, until it listens for heartbeats", start);
  }

  private static void awaitQuery(Cluster cluster) throws InterruptedException {
    long end = System.nanoTime() + LIMIT.toNanos();
    while (true) {
      try (Connection connection = cluster.connect()) {
        Sql.run(connection, "SHOW DATABASES");
        return;
      } catch (SQLException e) {
        if (System.nanoTime() > end || !cluster.frontend().isAlive()) {
          throw new BenchmarkException("the frontend does not answer: " + e.getMessage(), e);
        }
        TimeUnit.MILLISECONDS.sleep(10);
      }
    }
  }

  private static void row(Report report, String what, long start) {
    Map<String, Object> row = report.row();
    row.put("what", "start of a " + what);
    row.put("value", Lag.rounded((System.nanoTime() - start) / 1e9));
    row.put("unit", "s");
    report.printLast(System.out);
  }
}
