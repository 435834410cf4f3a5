package org.dorisdr.recovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.dorisdr.sandbox.Cluster;
import org.dorisdr.sandbox.Node;

/**
 * Writes to each frontend of a cluster, whatever happens to it, and looks that what any of them
 * acknowledged is there once on all of them, and that all of them tell the same. Close ends it.
 */
final class GroupLoad implements AutoCloseable {
  static final Duration LIMIT = Duration.ofMinutes(5);
  private static final int MAX_DELAY_MILLIS = 1500;

  /** At each frontend, so that a statement is under way whenever something happens to it. */
  private static final int WRITERS = 3;

  private final Cluster cluster;
  private final Random random;
  private final ClusterLoad others;
  private final Map<Node, List<WriterThread>> writers = new LinkedHashMap<>();

  GroupLoad(Cluster cluster, Random random) throws SQLException {
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

  static Connection open(Node node) throws SQLException {
    return Cluster.connect(node, "root", "");
  }

  /** Lets all write, for a while of any length. */
  void begin() throws InterruptedException {
    others.resume();
    writers.values().forEach(threads -> threads.forEach(WriterThread::go));
    awaitWrites(cluster.frontends());
    TimeUnit.MILLISECONDS.sleep(random.nextInt(MAX_DELAY_MILLIS));
  }

  /**
   * Until each of them has acknowledged something new. What has ended in the meantime is started,
   * if it is one of them.
   */
  void awaitWrites(List<Node> nodes) {
    for (Node node : nodes) {
      long before = done(List.of(node));
      await()
          .atMost(LIMIT)
          .pollInterval(20, TimeUnit.MILLISECONDS)
          .until(() -> done(List.of(node)) > before || startedDead(nodes));
    }
  }

  /** False, as that alone writes nothing. */
  private static boolean startedDead(List<Node> nodes) {
    nodes.stream().filter(n -> !n.process().isAlive()).forEach(n -> n.process().start());
    return false;
  }

  /** Until each of them answers; one that could not tell what became of a record is started. */
  void awaitAnswers(List<Node> nodes) {
    await()
        .atMost(LIMIT)
        .pollInterval(100, TimeUnit.MILLISECONDS)
        .ignoreExceptions()
        .until(
            () -> {
              startedDead(nodes);
              for (Node node : nodes) {
                open(node).close();
              }
              return true;
            });
  }

  /** Acknowledged changes of those who write to these frontends. */
  long done(List<Node> nodes) {
    return nodes.stream()
        .flatMap(n -> writers.get(n).stream())
        .mapToLong(t -> t.writer().done())
        .sum();
  }

  /** The same of those who write to any. */
  long doneAnywhere() {
    return others.done();
  }

  /** Waits until everybody knows what became of what he began, and looks what is there. */
  void settleAndVerify() throws SQLException {
    List<WriterThread> all = writers.values().stream().flatMap(List::stream).toList();
    all.forEach(WriterThread::hold);
    others.settle();
    await().atMost(LIMIT).untilAsserted(() -> all.forEach(WriterThread::assertHeld));
    others.verify();
    List<GroupFacts> facts = new ArrayList<>();
    for (Node node : cluster.frontends()) {
      try (Connection connection = open(node);
          Statement statement = connection.createStatement()) {
        // Waits until it has caught up with the master.
        statement.execute("SYNC");
        for (WriterThread thread : all) {
          thread.writer().verify(connection);
        }
        facts.add(GroupFacts.of(statement));
      }
    }
    facts.forEach(f -> assertThat(f).as("what all frontends tell").isEqualTo(facts.get(0)));
  }

  @Override
  public void close() {
    others.close();
    writers.values().forEach(threads -> threads.forEach(WriterThread::end));
  }
}
