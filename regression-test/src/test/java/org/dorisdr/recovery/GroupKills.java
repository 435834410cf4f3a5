package org.dorisdr.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.dorisdr.sandbox.Cluster;
import org.dorisdr.sandbox.Node;

/**
 * Kills all frontends of a cluster at once while each of them is written to, starts them in some
 * order, and looks that what any of them acknowledged is there once on all of them.
 */
final class GroupKills implements AutoCloseable {
  /** How long the last one waits for those that were started before it. */
  private static final int MAX_PAUSE_MILLIS = 4000;

  private static final int LAG_SECONDS = 3;

  private final Cluster cluster;
  private final Random random;
  private final GroupLoad load;
  private final Set<String> ids = new HashSet<>();
  private int tables;

  GroupKills(Cluster cluster, Random random) throws SQLException {
    this.cluster = cluster;
    this.random = random;
    this.load = new GroupLoad(cluster, random);
  }

  /** All of them are started, one after the other. */
  void killAll(List<Node> order) throws Exception {
    load.begin();
    kill(order);
    start(order);
    goOn("started " + names(order));
  }

  /** They work without the third, which then comes back to what it has not seen. */
  void killAllAndStartTwo(List<Node> order) throws Exception {
    load.begin();
    kill(order);
    List<Node> two = order.subList(0, 2);
    start(two);
    load.awaitAnswers(two);
    load.awaitWrites(two);
    order.get(2).process().start();
    goOn("worked without the last of " + names(order));
  }

  /** One has missed what the others acknowledged, and is the first to start. */
  void killAllWithOneThatLags() throws Exception {
    Node master = cluster.master().orElseThrow();
    Node lagging = others(master).get(random.nextInt(2));
    load.begin();
    lagging.process().freeze();
    TimeUnit.SECONDS.sleep(LAG_SECONDS);
    Node current = others(master).stream().filter(n -> n != lagging).findFirst().orElseThrow();
    load.awaitWrites(List.of(master, current));
    List<Node> order = List.of(lagging, current, master);
    kill(order);
    start(order.subList(0, 2));
    load.awaitAnswers(order.subList(0, 2));
    load.awaitWrites(order.subList(0, 2));
    master.process().start();
    goOn(lagging.name() + " lagged and was the first to start, the master the last");
  }

  private List<Node> others(Node one) {
    return cluster.frontends().stream().filter(n -> n != one).toList();
  }

  private static void kill(List<Node> nodes) {
    nodes.parallelStream().forEach(n -> n.process().kill());
  }

  private void start(List<Node> order) throws InterruptedException {
    for (Node node : order) {
      node.process().start();
      TimeUnit.MILLISECONDS.sleep(random.nextInt(MAX_PAUSE_MILLIS));
    }
  }

  private void goOn(String what) throws Exception {
    Instant start = Instant.now();
    load.awaitAnswers(cluster.frontends());
    load.awaitWrites(cluster.frontends());
    load.settleAndVerify();
    makeTable();
    System.out.printf(
        "all killed; %s; settled in %d s; %d + %d changes%n",
        what,
        Duration.between(start, Instant.now()).toSeconds(),
        load.done(cluster.frontends()),
        load.doneAnywhere());
  }

  /** Ids that were given before a kill are not given again, not even those of what was dropped. */
  private void makeTable() throws SQLException {
    String table = "recovery.ids_" + tables++;
    try (Connection connection = cluster.connectPatiently();
        Statement statement = connection.createStatement()) {
      statement.execute(
          "CREATE TABLE "
              + table
              + " (k INT) DUPLICATE KEY(k) DISTRIBUTED BY HASH(k) BUCKETS 5"
              + " PROPERTIES ('replication_num' = '1')");
      note(statement, "SHOW TABLETS FROM " + table, "TabletId", "ReplicaId");
      note(statement, "SHOW PARTITIONS FROM " + table, "PartitionId");
      statement.execute("DROP TABLE " + table + " FORCE");
    }
  }

  private void note(Statement statement, String sql, String... columns) throws SQLException {
    try (ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        for (String column : columns) {
          String id = rows.getString(column);
          assertThat(ids.add(id)).as("%s %s was given before", column, id).isTrue();
        }
      }
    }
  }

  private static List<String> names(List<Node> nodes) {
    return nodes.stream().map(Node::name).toList();
  }

  @Override
  public void close() {
    load.close();
  }
}
