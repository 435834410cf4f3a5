package org.dorisdr.sandbox;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Makes single processes members of a cluster, over SQL as an operator does. Stateless. */
final class Members {
  private Members() {}

  /** Adds all frontends but the first to its group. */
  static void joinFrontends(Cluster cluster, Duration limit) {
    if (cluster.frontends().size() == 1) {
      return;
    }
    // After an earlier run any of them may be the master, and none answers before most are there.
    try (Connection connection = awaitAny(cluster.frontends(), limit)) {
      List<String> known = column(connection, "SHOW FRONTENDS", "EditLogPort", row -> true);
      for (Node node : cluster.frontends()) {
        if (!known.contains(Integer.toString(node.ports().editLog()))) {
          execute(connection, "ALTER SYSTEM ADD FOLLOWER '" + node.address() + "'");
          // One after the other, so that there always is a majority.
          awaitConnection(node, limit).close();
        }
      }
    } catch (SQLException e) {
      throw new SandboxException(
          cluster.name() + ": a frontend could not be added: " + e.getMessage(), e);
    }
  }

  /** Adds all backends and waits until they are alive. */
  static void joinBackends(Cluster cluster, Duration limit) {
    Instant end = Instant.now().plus(limit);
    try (Connection connection = awaitAny(cluster.frontends(), limit)) {
      List<String> known = column(connection, "SHOW BACKENDS", "HeartbeatPort", row -> true);
      for (Node node : cluster.backends()) {
        if (!known.contains(Integer.toString(node.ports().heartbeat()))) {
          execute(connection, "ALTER SYSTEM ADD BACKEND '" + node.address() + "'");
        }
      }
      while (alive(connection).size() < cluster.backends().size()) {
        if (Instant.now().isAfter(end)) {
          throw new SandboxException(cluster.name() + ": a backend does not come alive");
        }
        pause();
      }
    } catch (SQLException e) {
      throw new SandboxException(
          cluster.name() + ": a backend could not be added: " + e.getMessage(), e);
    }
  }

  private static List<String> alive(Connection connection) throws SQLException {
    return column(
        connection, "SHOW BACKENDS", "HeartbeatPort", r -> "true".equals(r.getString("Alive")));
  }

  /** A frontend that listens may not be ready: tries until it lets us in. */
  static Connection awaitConnection(Node node, Duration limit) {
    return awaitAny(List.of(node), limit);
  }

  private static Connection awaitAny(List<Node> nodes, Duration limit) {
    Instant end = Instant.now().plus(limit);
    while (true) {
      for (Node node : nodes) {
        try {
          return Cluster.connect(node, "root", "");
        } catch (SQLException e) {
          if (Instant.now().isAfter(end) || nodes.stream().noneMatch(n -> n.process().isAlive())) {
            throw new SandboxException(
                node.name() + ": the frontend lets nobody in: " + e.getMessage(), e);
          }
        }
      }
      pause();
    }
  }

  /** The master is whom a running frontend calls so, if that one runs and says so too. */
  static Optional<Node> awaitMaster(Cluster cluster, Duration limit) {
    Instant end = Instant.now().plus(limit);
    while (true) {
      for (Node node : cluster.frontends()) {
        if (node.process().isAlive() && isMaster(node)) {
          return Optional.of(node);
        }
      }
      if (Instant.now().isAfter(end)) {
        return Optional.empty();
      }
      pause();
    }
  }

  private static boolean isMaster(Node node) {
    try (Connection connection = Cluster.connect(node, "root", "")) {
      return column(
              connection,
              "SHOW FRONTENDS",
              "EditLogPort",
              r -> "true".equals(r.getString("IsMaster")))
          .contains(Integer.toString(node.ports().editLog()));
    } catch (SQLException notNow) {
      return false;
    }
  }

  private interface RowTest {
    boolean test(ResultSet row) throws SQLException;
  }

  private static List<String> column(Connection from, String sql, String name, RowTest wanted)
      throws SQLException {
    List<String> values = new ArrayList<>();
    try (Statement statement = from.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        if (wanted.test(rows)) {
          values.add(rows.getString(name));
        }
      }
    }
    return values;
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(50);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SandboxException("interrupted", e);
    }
  }
}
