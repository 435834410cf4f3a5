package org.dorisdr.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** One cluster of the sandbox: a frontend and a backend, each a process with a home of its own. */
public final class Cluster {
  private static final Duration START = Duration.ofSeconds(60);

  private final String name;
  private final Ports ports;
  private final Path home;
  private final ManagedProcess frontend;
  private final ManagedProcess backend;
  private final Map<String, String> feSettings;

  public Cluster(
      String name,
      Ports ports,
      Path home,
      Installation installation,
      Map<String, String> feSettings) {
    this.name = name;
    this.ports = ports;
    this.home = home;
    this.feSettings = feSettings;
    this.frontend = process(installation, "fe", "org.dorisdr.minidoris.fe.FeMain", "-Xmx512m");
    this.backend = process(installation, "be", "org.dorisdr.minidoris.be.BeMain", "-Xmx384m");
  }

  private ManagedProcess process(
      Installation installation, String kind, String mainClass, String heap) {
    List<String> command =
        new ArrayList<>(
            installation.serverCommand(
                mainClass, heap, "-XX:+UseSerialGC", "-Dfile.encoding=UTF-8"));
    command.addAll(List.of("--home", home.resolve(kind).toString()));
    return new ManagedProcess(
        kind, command, home.resolve(kind).resolve("log").resolve(kind + ".out"));
  }

  public String name() {
    return name;
  }

  public Ports ports() {
    return ports;
  }

  public ManagedProcess frontend() {
    return frontend;
  }

  public ManagedProcess backend() {
    return backend;
  }

  /** Writes the configuration, starts both processes and joins the backend to the frontend. */
  public void start() {
    writeConfiguration();
    frontend.start();
    backend.start();
    frontend.awaitPort(ports.query(), START);
    backend.awaitPort(ports.heartbeat(), START);
    try (Connection connection = awaitConnection()) {
      joinBackend(connection);
    } catch (SQLException e) {
      throw new SandboxException(name + ": the backend could not be added: " + e.getMessage(), e);
    }
  }

  /** Starts a process again that was killed, and waits until it answers. */
  public void restart(ManagedProcess process) {
    process.start();
    process.awaitPort(process == frontend ? ports.query() : ports.heartbeat(), START);
    if (process == frontend) {
      try (Connection connection = awaitConnection()) {
        connection.isValid(5);
      } catch (SQLException e) {
        throw new SandboxException(name + ": no connection after restart: " + e.getMessage(), e);
      }
    }
  }

  public void stop() {
    frontend.stop();
    backend.stop();
  }

  /** A new connection as root. */
  public Connection connect() throws SQLException {
    return connect("root", "");
  }

  /** A new connection as some user. */
  public Connection connect(String user, String password) throws SQLException {
    return DriverManager.getConnection(
        "jdbc:mariadb://127.0.0.1:"
            + ports.query()
            + "/?allowMultiQueries=true&connectTimeout=5000&socketTimeout=120000",
        user,
        password);
  }

  /** The frontend listens before it is ready: tries until it lets us in. */
  private Connection awaitConnection() {
    Instant end = Instant.now().plus(START);
    while (true) {
      try {
        return connect();
      } catch (SQLException e) {
        if (Instant.now().isAfter(end) || !frontend.isAlive()) {
          throw new SandboxException(name + ": the frontend lets nobody in: " + e.getMessage(), e);
        }
        pause();
      }
    }
  }

  private void joinBackend(Connection connection) throws SQLException {
    Instant end = Instant.now().plus(START);
    try (Statement statement = connection.createStatement()) {
      if (!hasBackend(statement, false)) {
        statement.execute("ALTER SYSTEM ADD BACKEND '127.0.0.1:" + ports.heartbeat() + "'");
      }
      while (!hasBackend(statement, true)) {
        if (Instant.now().isAfter(end)) {
          throw new SandboxException(name + ": the backend does not come alive");
        }
        pause();
      }
    }
  }

  private static boolean hasBackend(Statement statement, boolean alive) throws SQLException {
    try (ResultSet rows = statement.executeQuery("SHOW BACKENDS")) {
      while (rows.next()) {
        if (!alive || "true".equals(rows.getString("Alive"))) {
          return true;
        }
      }
      return false;
    }
  }

  private void writeConfiguration() {
    StringBuilder fe = new StringBuilder();
    line(fe, "query_port", ports.query());
    line(fe, "rpc_port", ports.rpc());
    line(fe, "http_port", ports.feHttp());
    line(fe, "edit_log_port", ports.editLog());
    line(fe, "priority_networks", "127.0.0.1/32");
    line(fe, "enable_feature_binlog", "true");
    feSettings.forEach((key, value) -> line(fe, key, value));
    StringBuilder be = new StringBuilder();
    line(be, "be_port", ports.be());
    line(be, "webserver_port", ports.beHttp());
    line(be, "heartbeat_service_port", ports.heartbeat());
    line(be, "brpc_port", ports.brpc());
    line(be, "priority_networks", "127.0.0.1/32");
    line(be, "enable_feature_binlog", "true");
    // Sizes that SHOW tells are as old as this; the default is a minute, as in Doris.
    line(be, "report_tablet_interval_seconds", 2);
    line(be, "report_disk_state_interval_seconds", 10);
    line(be, "storage_root_path", home.resolve("be/storage"));
    try {
      write(home.resolve("fe/conf/fe.conf"), fe);
      write(home.resolve("be/conf/be.conf"), be);
      Files.createDirectories(home.resolve("be/storage"));
    } catch (IOException e) {
      throw new SandboxException("cannot write below " + home + ": " + e.getMessage(), e);
    }
  }

  private static void line(StringBuilder text, String key, Object value) {
    text.append(key).append(" = ").append(value).append('\n');
  }

  private static void write(Path file, StringBuilder text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
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
