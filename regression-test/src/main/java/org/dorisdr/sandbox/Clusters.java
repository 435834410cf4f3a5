package org.dorisdr.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The whole sandbox: a source and a target cluster and an S3 endpoint. Closing ends every process.
 */
public final class Clusters implements AutoCloseable {
  /** Distance between the ports of the two clusters. */
  public static final int TARGET_OFFSET = 10_000;

  private static final int S3_PORT = 9111;
  public static final String ACCESS_KEY = "sandbox";
  public static final String SECRET_KEY = "sandbox-secret";
  public static final String BUCKET = "backups";
  private static final long NEEDED_BYTES = 500L << 20;

  private final Path directory;
  private final Installation installation;
  private final Cluster source;
  private final Cluster target;
  private final ManagedProcess s3;
  private final int s3Port;

  /** One frontend and one backend a cluster. */
  public Clusters(Path directory, Installation installation, int portOffset) {
    this(directory, installation, portOffset, Topology.PLAIN);
  }

  public Clusters(Path directory, Installation installation, int portOffset, Topology topology) {
    this(directory, installation, portOffset, topology, Map.of());
  }

  /**
   * @param more lines for the configuration files of both clusters
   */
  public Clusters(
      Path directory,
      Installation installation,
      int portOffset,
      Topology topology,
      Map<String, String> more) {
    this.directory = directory;
    this.installation = installation;
    Map<String, String> settings = new TreeMap<>(more);
    // Doris keeps what was dropped for ten minutes at least; the tour shows an entry go in seconds.
    settings.put("catalog_trash_ignore_min_erase_latency", "true");
    this.source =
        new Cluster(
            "source",
            portOffset,
            directory.resolve("source"),
            installation,
            settings,
            topology.source());
    this.target =
        new Cluster(
            "target",
            portOffset + TARGET_OFFSET,
            directory.resolve("target"),
            installation,
            settings,
            topology.target());
    this.s3Port = S3_PORT + portOffset;
    this.s3 = new ManagedProcess("s3", s3Command(), directory.resolve("s3/log/s3.out"));
  }

  private List<String> s3Command() {
    List<String> command =
        new ArrayList<>(
            installation.s3Command(
                "org.dorisdr.minidoris.s3.S3Endpoint", "-Xmx192m", "-XX:+UseSerialGC"));
    command.addAll(List.of("--dir", directory.resolve("s3/data").toString()));
    command.addAll(List.of("--port", Integer.toString(s3Port), "--bucket", BUCKET));
    command.addAll(List.of("--access-key", ACCESS_KEY, "--secret-key", SECRET_KEY));
    return command;
  }

  public Cluster source() {
    return source;
  }

  public Cluster target() {
    return target;
  }

  public ManagedProcess s3() {
    return s3;
  }

  /** Endpoint as {@code s3.endpoint} wants it. */
  public String s3Endpoint() {
    return "http://127.0.0.1:" + s3Port;
  }

  /** Starts everything and installs the plugin in both clusters; ends everything if that fails. */
  public void start() {
    try {
      processes().forEach(ManagedProcess::endLeftover);
      checkRoom();
      checkPorts();
      s3.start();
      Thread targetStart = new Thread(target::start, "start-target");
      Throwable[] failure = new Throwable[1];
      targetStart.setUncaughtExceptionHandler((thread, e) -> failure[0] = e);
      targetStart.start();
      source.start();
      targetStart.join();
      if (failure[0] instanceof SandboxException e) {
        throw e;
      } else if (failure[0] != null) {
        throw new SandboxException("target: " + failure[0], failure[0]);
      }
      s3.awaitPort(s3Port, Duration.ofSeconds(30));
      installPlugin(source);
      installPlugin(target);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      close();
      throw new SandboxException("interrupted", e);
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  /** Removes what an earlier run left in the directory. */
  public void reset() {
    processes().forEach(ManagedProcess::endLeftover);
    for (String part : List.of("source", "target", "s3")) {
      deleteTree(directory.resolve(part));
    }
  }

  @Override
  public void close() {
    processes().parallel().forEach(ManagedProcess::stop);
  }

  private Stream<ManagedProcess> processes() {
    return Stream.concat(
        Stream.concat(target.nodes(), source.nodes()).map(Node::process), Stream.of(s3));
  }

  private void checkPorts() {
    List<Integer> ports = new ArrayList<>(source.usedPorts());
    ports.addAll(target.usedPorts());
    ports.add(s3Port);
    List<Integer> busy = ports.stream().filter(Ports::isBusy).sorted().toList();
    if (!busy.isEmpty()) {
      throw new SandboxException(
          "in use already: port "
              + busy
              + "\nHINT: end what listens there, or use --port-offset N");
    }
  }

  private void checkRoom() {
    try {
      Files.createDirectories(directory);
      long free = Files.getFileStore(directory).getUsableSpace();
      if (free < NEEDED_BYTES) {
        throw new SandboxException(
            "disk full: %s has %d MB free, %d MB are needed"
                .formatted(directory, free >> 20, NEEDED_BYTES >> 20));
      }
    } catch (IOException e) {
      throw new SandboxException(
          "cannot use the directory " + directory + ": " + e.getMessage(), e);
    }
  }

  /** Installs it unless it is there. */
  public void installPlugin(Cluster cluster) {
    try (Connection connection = cluster.connect();
        Statement statement = connection.createStatement()) {
      if (!pluginIsThere(statement)) {
        statement.execute("INSTALL PLUGIN FROM '" + installation.pluginZip() + "'");
      }
    } catch (SQLException e) {
      throw new SandboxException(cluster.name() + ": INSTALL PLUGIN failed: " + e.getMessage(), e);
    }
  }

  private static boolean pluginIsThere(Statement statement) throws SQLException {
    try (var rows = statement.executeQuery("SHOW PLUGINS")) {
      while (rows.next()) {
        if (rows.getString("ClassName").startsWith("org.dorisdr.")) {
          return true;
        }
      }
      return false;
    }
  }

  private static void deleteTree(Path top) {
    if (!Files.exists(top)) {
      return;
    }
    try (Stream<Path> files = Files.walk(top)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new SandboxException("cannot remove " + top + ": " + e.getMessage(), e);
    }
  }
}
