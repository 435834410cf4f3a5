package org.dorisdr.sandbox;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One cluster of the sandbox: frontends and backends, each a process with a home of its own. The
 * first of each kind has Doris's ports plus the offset; every further one has ports 100 higher.
 */
public final class Cluster {
  private static final Duration START = Duration.ofSeconds(240);

  private final String name;
  private final List<Node> frontends = new ArrayList<>();
  private final List<Node> backends = new ArrayList<>();
  private final Map<String, String> feSettings;

  public Cluster(
      String name,
      int portOffset,
      Path home,
      Installation installation,
      Map<String, String> feSettings,
      Size size) {
    this.name = name;
    this.feSettings = feSettings;
    for (int i = 1; i <= size.frontends(); i++) {
      String helper = i == 1 ? null : frontends.get(0).address();
      frontends.add(Node.of(Node.Kind.FE, i, portOffset, home, installation, helper));
    }
    for (int i = 1; i <= size.backends(); i++) {
      backends.add(Node.of(Node.Kind.BE, i, portOffset, home, installation, null));
    }
  }

  public String name() {
    return name;
  }

  /** Ports of its first frontend and backend. */
  public Ports ports() {
    return frontends.get(0).ports();
  }

  List<Integer> usedPorts() {
    return nodes().flatMap(n -> n.usedPorts().stream()).toList();
  }

  public List<Node> frontends() {
    return List.copyOf(frontends);
  }

  public List<Node> backends() {
    return List.copyOf(backends);
  }

  /** All processes of it. */
  public Stream<Node> nodes() {
    return Stream.concat(frontends.stream(), backends.stream());
  }

  /** The first frontend. */
  public ManagedProcess frontend() {
    return frontends.get(0).process();
  }

  /** The first backend. */
  public ManagedProcess backend() {
    return backends.get(0).process();
  }

  /**
   * Finds a node: {@code fe} and {@code fe1} are the first frontend, {@code be2} is the second
   * backend, {@code master} is the frontend that is master now.
   */
  public Node node(String nodeName) {
    if (nodeName.equals("master")) {
      return master()
          .orElseThrow(() -> new SandboxException(name + ": no frontend is the master now"));
    }
    return nodes()
        .filter(
            n -> n.name().equals(nodeName) || n.number() == 1 && nodeName.equals(n.name() + "1"))
        .findFirst()
        .orElseThrow(() -> new SandboxException("no process " + name + "-" + nodeName));
  }

  /** The frontend that the others take for their master, if they agree within a while. */
  public Optional<Node> master() {
    return Members.awaitMaster(this, START);
  }

  /** Writes the configuration, starts all processes and joins them into one cluster. */
  public void start() {
    frontends.forEach(n -> n.configure(feSettings));
    backends.forEach(n -> n.configure(Map.of()));
    nodes().forEach(n -> n.process().start());
    await(backends);
    Members.joinFrontends(this, START);
    await(frontends);
    Members.joinBackends(this, START);
  }

  private static void await(List<Node> nodes) {
    nodes.forEach(n -> n.process().awaitPort(n.mainPort(), START));
  }

  /** Starts a process again that was killed, and waits until it answers. */
  public void restart(Node node) {
    node.process().start();
    awaitUp(node);
  }

  /** Starts every process of it that does not run, and waits until all answer. */
  public void restartDead() {
    List<Node> dead = nodes().filter(n -> !n.process().isAlive()).toList();
    dead.forEach(n -> n.process().start());
    dead.forEach(Cluster::awaitUp);
  }

  private static void awaitUp(Node node) {
    node.process().awaitPort(node.mainPort(), START);
    if (node.kind() == Node.Kind.FE) {
      try (Connection connection = Members.awaitConnection(node, START)) {
        connection.isValid(5);
      } catch (SQLException e) {
        throw new SandboxException(node.name() + ": no connection after restart", e);
      }
    }
  }

  public void stop() {
    nodes().forEach(n -> n.process().stop());
  }

  /** A new connection as root to the first frontend that lets us in. */
  public Connection connect() throws SQLException {
    return connect("root", "");
  }

  /** The same, also if it takes minutes until one answers; fails at once if none is there. */
  public Connection connectPatiently() throws SQLException {
    return connectPatiently("root", "");
  }

  /** The same as some user. */
  public Connection connectPatiently(String user, String password) throws SQLException {
    return Patience.connect(() -> connect(user, password));
  }

  /** A new connection as some user to the first frontend that lets us in. */
  public Connection connect(String user, String password) throws SQLException {
    return Patience.any(
        frontends.stream().<Patience.Attempt>map(f -> () -> connect(f, user, password)).toList());
  }

  /** A new connection to one frontend. */
  public static Connection connect(Node frontend, String user, String password)
      throws SQLException {
    return DriverManager.getConnection(
        "jdbc:mariadb://127.0.0.1:"
            + frontend.ports().query()
            + "/?allowMultiQueries=true&connectTimeout=5000&socketTimeout=120000",
        user,
        password);
  }
}
