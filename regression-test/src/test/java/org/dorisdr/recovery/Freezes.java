package org.dorisdr.recovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.dorisdr.sandbox.Cluster;
import org.dorisdr.sandbox.Node;

/**
 * Freezes frontends of a cluster while each of them is written to, lets them go on, and looks that
 * what any of them acknowledged is there once on all of them.
 */
final class Freezes implements AutoCloseable {
  private final Cluster cluster;
  private final GroupLoad load;

  Freezes(Cluster cluster, Random random) throws SQLException {
    this.cluster = cluster;
    this.load = new GroupLoad(cluster, random);
  }

  /** The others elect one of them; the old master becomes a follower when it goes on. */
  void freezeTheMaster() throws Exception {
    Node old = cluster.master().orElseThrow();
    List<Node> left = cluster.frontends().stream().filter(n -> n != old).toList();
    load.begin();
    old.process().freeze();
    try {
      await().atMost(GroupLoad.LIMIT).until(() -> isElected(left));
      load.awaitWrites(left);
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
    load.begin();
    long before;
    followers.forEach(n -> n.process().freeze());
    try {
      // Whoever was about to be acknowledged has been by then.
      TimeUnit.SECONDS.sleep(2);
      before = load.done(cluster.frontends());
      TimeUnit.SECONDS.sleep(20);
      assertThat(load.done(cluster.frontends()))
          .as("acknowledged without a majority")
          .isEqualTo(before);
    } finally {
      followers.forEach(n -> n.process().thaw());
    }
    goOn("both followers of " + master.name());
  }

  private void goOn(String frozen) throws Exception {
    Instant start = Instant.now();
    List<String> ended =
        cluster.frontends().stream().filter(n -> !n.process().isAlive()).map(Node::name).toList();
    load.awaitAnswers(cluster.frontends());
    load.awaitWrites(cluster.frontends());
    load.settleAndVerify();
    System.out.printf(
        "frozen: %s; ended: %s; settled in %d s; %d + %d changes%n",
        frozen,
        ended,
        Duration.between(start, Instant.now()).toSeconds(),
        load.done(cluster.frontends()),
        load.doneAnywhere());
  }

  private static boolean isElected(List<Node> nodes) {
    List<String> ports = nodes.stream().map(n -> Integer.toString(n.ports().editLog())).toList();
    for (Node node : nodes) {
      try (Connection connection = GroupLoad.open(node);
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

  @Override
  public void close() {
    load.close();
  }
}
