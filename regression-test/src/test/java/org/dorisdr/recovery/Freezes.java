package org.dorisdr.recovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.dorisdr.sandbox.Cluster;
import org.dorisdr.sandbox.Node;

/**
 * Freezes frontends of a cluster while each of them is written to, lets them go on, and looks that
 * what any of them acknowledged is there once on all of them.
 */
final class Freezes implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofMinutes(5);
  private static final int MAX_DELAY_MILLIS = 1500;

  /** At each frontend, so that a statement is under way whenever it is frozen. */
  private static final int WRITERS = 3;

  private final Cluster cluster;
  private final Random random;
  private final ClusterLoad others;
  private final Map<Node, List<WriterThread>> writers = new LinkedHashMap<>();

  Freezes(Cluster cluster, Random random) throws SQLException {
    this.cluster = cluster;
    this.random = random;
    this.others = new ClusterLoad(cluster, random.nextLong());
    try (Connection connection = cluster.connectPatiently()) {
      for (Node node : cluster.frontends()) {
        List<WriterThread> threads = new ArrayList<>();
        for (int i = 0; i < WRITERS; i++) {
          Writer writer = new RowWriter(node.name() + "_" + i);
          writer.prepare(connection);
          threads.add(new WriterThread(cluster, () -> open(node), writer, random.nextLong()));
        }
        writers.put(node, threads);
      }
    }
  }

  private static Connection open(Node node) throws SQLException {
    return Cluster.connect(node, "root", "");
  }

  /** The others elect one of them; the old master becomes a follower when it goes on. */
  void freezeTheMaster() throws Exception {
    Node old = cluster.master().orElseThrow();
    List<Node> left = cluster.frontends().stream().filter(n -> n != old).toList();
    begin();
    old.process().freeze();
    try {
      await().atMost(LIMIT).until(() -> isElected(left));
      awaitWrites(left);
    } finally {
      old.process().thaw();
    }
    goOn("the master " + old.name());
    assertThat(cluster.master()).isPresent();
  }

  /** Nobody can acknowledge anything until one of them goes on. */
  void freezeAllFollowers() throws Exception {
    Node master = cluster.master().orElseThrow();
    List<Node> followers = cluster.frontends().stream().filter(n -> n != master).toList();
    begin();
    long before;
    followers.forEach(n -> n.process().freeze());
    try {
      // Whoever was about to be acknowledged has been by then.
      TimeUnit.SECONDS.sleep(2);
      before = done(cluster.frontends());
      TimeUnit.SECONDS.sleep(20);
      assertThat(done(cluster.frontends())).as("acknowledged without a majority").isEqualTo(before);
    } finally {
      followers.forEach(n -> n.process().thaw());
    }
    goOn("both followers of " + master.name());
  }

  private void begin() throws Exception {
    others.resume();
    writers.values().forEach(threads -> threads.forEach(WriterThread::go));
    awaitWrites(cluster.frontends());
    TimeUnit.MILLISECONDS.sleep(random.nextInt(MAX_DELAY_MILLIS));
  }

  private void goOn(String frozen) throws Exception {
    Instant start = Instant.now();
    List<String> ended =
        cluster.frontends().stream().filter(n -> !n.process().isAlive()).map(Node::name).toList();
    await()
        .atMost(LIMIT)
        .pollInterval(100, TimeUnit.MILLISECONDS)
        .ignoreExceptions()
        .until(this::allAnswer);
    awaitWrites(cluster.frontends());
    settle();
    verify();
    System.out.printf(
        "frozen: %s; ended: %s; settled in %d s; %d + %d changes%n",
        frozen,
        ended,
        Duration.between(start, Instant.now()).toSeconds(),
        done(cluster.frontends()),
        others.done());
  }

  /** One that could not tell whether its last record was stored has ended, and is started. */
  private boolean allAnswer() throws SQLException {
    cluster.restartDead();
    for (Node node : cluster.frontends()) {
      open(node).close();
    }
    return true;
  }

  private static boolean isElected(List<Node> nodes) {
    List<String> ports = nodes.stream().map(n -> Integer.toString(n.ports().editLog())).toList();
    for (Node node : nodes) {
      try (Connection connection = open(node);
          Statement statement = connection.createStatement();
          ResultSet rows = statement.executeQuery("SHOW FRONTENDS")) {
        while (rows.next()) {
          if ("true".equals(rows.getString("IsMaster"))
              && ports.contains(rows.getString("EditLogPort"))) {
            return true;
          }
        }
      } catch (SQLException notNow) {
        // It is starting again, or has no master.
      }
    }
    return false;
  }

  /** Until each of them has acknowledged something new. */
  private void awaitWrites(List<Node> nodes) {
    for (Node node : nodes) {
      long before = done(List.of(node));
      await()
          .atMost(LIMIT)
          .pollInterval(20, TimeUnit.MILLISECONDS)
          .until(() -> done(List.of(node)) > before || restartedDead());
    }
  }

  /** Starts what has ended; false, as that alone writes nothing. */
  private boolean restartedDead() {
    cluster.restartDead();
    return false;
  }

  private long done(List<Node> nodes) {
    return nodes.stream()
        .flatMap(n -> writers.get(n).stream())
        .mapToLong(t -> t.writer().done())
        .sum();
  }

  private void settle() {
    List<WriterThread> all = writers.values().stream().flatMap(List::stream).toList();
    all.forEach(WriterThread::hold);
    others.settle();
    await().atMost(LIMIT).untilAsserted(() -> all.forEach(WriterThread::assertHeld));
  }

  private void verify() throws SQLException {
    others.verify();
    for (Node node : cluster.frontends()) {
      try (Connection connection = open(node);
          Statement statement = connection.createStatement()) {
        // Waits until it has caught up with the master.
        statement.execute("SYNC");
        for (List<WriterThread> threads : writers.values()) {
          for (WriterThread thread : threads) {
            thread.writer().verify(connection);
          }
        }
      }
    }
  }

  @Override
  public void close() {
    others.close();
    writers.values().forEach(threads -> threads.forEach(WriterThread::end));
  }
}
