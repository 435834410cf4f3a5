package org.dorisdr.recovery;

import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.dorisdr.sandbox.Cluster;

/** Writers that keep a cluster busy, whatever happens to it. Close ends them. */
final class ClusterLoad implements AutoCloseable {
  private static final Duration SETTLED = Duration.ofMinutes(5);

  private final Cluster cluster;
  private final List<WriterThread> threads = new ArrayList<>();

  ClusterLoad(Cluster cluster, long seed) throws SQLException {
    this(cluster, seed, false);
  }

  /**
   * @param followed whether its database keeps binlogs, so that a sync job can follow it
   */
  ClusterLoad(Cluster cluster, long seed, boolean followed) throws SQLException {
    this.cluster = cluster;
    List<Writer> writers =
        List.of(
            new SumWriter("sums_a"),
            new SumWriter("sums_b"),
            new RowWriter("log"),
            new StreamLoadWriter("files"),
            new DdlWriter("ddl_a"),
            new DdlWriter("ddl_b"));
    try (Connection connection = cluster.connectPatiently();
        Statement statement = connection.createStatement()) {
      String properties = followed ? " PROPERTIES (\"binlog.enable\" = \"true\")" : "";
      statement.execute("CREATE DATABASE recovery" + properties);
      for (Writer writer : writers) {
        writer.prepare(connection);
      }
    }
    Random seeds = new Random(seed);
    writers.forEach(w -> threads.add(new WriterThread(cluster, w, seeds.nextLong())));
  }

  void resume() {
    threads.forEach(WriterThread::go);
  }

  /** Waits until every writer knows the outcome of what it has begun, and then holds them. */
  void settle() {
    threads.forEach(WriterThread::hold);
    await()
        .atMost(SETTLED)
        .pollInterval(20, TimeUnit.MILLISECONDS)
        .untilAsserted(
            () -> {
              for (WriterThread thread : threads) {
                thread.assertHeld();
              }
            });
  }

  /** Throws an AssertionError unless exactly what was acknowledged is there. */
  void verify() throws SQLException {
    try (Connection connection = cluster.connectPatiently()) {
      awaitNothingCommitted(connection);
      for (WriterThread thread : threads) {
        thread.writer().verify(connection);
      }
    }
  }

  /** What is committed becomes visible by itself. */
  private static void awaitNothingCommitted(Connection connection) {
    await()
        .atMost(SETTLED)
        .pollInterval(50, TimeUnit.MILLISECONDS)
        .ignoreExceptions()
        .until(
            () -> {
              try (Statement statement = connection.createStatement();
                  ResultSet rows =
                      statement.executeQuery(
                          "SHOW TRANSACTION FROM recovery WHERE label LIKE '%'")) {
                boolean none = true;
                while (rows.next()) {
                  none &= !rows.getString("TransactionStatus").equals("COMMITTED");
                }
                return none;
              }
            });
  }

  long done() {
    return threads.stream().mapToLong(t -> t.writer().done()).sum();
  }

  @Override
  public void close() {
    threads.forEach(WriterThread::end);
  }
}
