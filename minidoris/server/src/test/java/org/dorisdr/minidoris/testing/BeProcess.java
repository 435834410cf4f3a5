package org.dorisdr.minidoris.testing;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.dorisdr.minidoris.be.BeMain;
import org.dorisdr.minidoris.fe.testing.FeProcess;
import org.dorisdr.minidoris.fe.testing.FreePorts;

/** A backend in a process of its own, which can be killed. One thread. */
public final class BeProcess implements AutoCloseable {
  private final Path home;
  private final int heartbeatPort;
  private final JavaProcess process;

  private BeProcess(Path home, int heartbeatPort) {
    this.home = home;
    this.heartbeatPort = heartbeatPort;
    this.process = new JavaProcess(home);
  }

  /** Not started yet; it reports often, so that nobody need wait for it. */
  public static BeProcess at(Path home, Map<String, String> settings) throws IOException {
    Files.createDirectories(home.resolve("conf"));
    int heartbeat = FreePorts.next();
    Map<String, String> all =
        new HashMap<>(
            Map.of(
                "report_task_interval_seconds", "1",
                "report_tablet_interval_seconds", "1",
                "report_disk_state_interval_seconds", "1",
                "heartbeat_service_port", String.valueOf(heartbeat)));
    for (String port : List.of("be_port", "webserver_port", "brpc_port")) {
      all.put(port, String.valueOf(FreePorts.next()));
    }
    all.putAll(settings);
    List<String> lines = new ArrayList<>();
    all.forEach((key, value) -> lines.add(key + " = " + value));
    Files.write(home.resolve("conf/be.conf"), lines);
    return new BeProcess(home, heartbeat);
  }

  public BeProcess start() throws IOException {
    process.start(BeMain.class, List.of("--home", home.toString()));
    return this;
  }

  /** Makes it one of a cluster, and waits until that knows it as alive. */
  public void join(FeProcess frontend) throws Exception {
    frontend.sql("ALTER SYSTEM ADD BACKEND \"" + heartbeat() + "\"");
    await().until(() -> isKnownAlive(frontend));
  }

  /** Whether a frontend tells that it lives. */
  public boolean isKnownAlive(FeProcess frontend) throws Exception {
    return "true".equals(row(frontend).get("Alive"));
  }

  /** Its id; empty if a frontend does not know it. */
  public String id(FeProcess frontend) throws Exception {
    return row(frontend).getOrDefault("BackendId", "");
  }

  private Map<String, String> row(FeProcess frontend) throws Exception {
    return frontend.sql("SHOW BACKENDS").stream()
        .filter(r -> r.get("HeartbeatPort").equals(String.valueOf(heartbeatPort)))
        .findFirst()
        .orElse(Map.of());
  }

  /** {@code host:heartbeat_service_port}. */
  public String heartbeat() {
    return "127.0.0.1:" + heartbeatPort;
  }

  /** kill -9. */
  public void kill() {
    process.kill();
  }

  /** Stops it in its tracks, or lets it go on. */
  public void freeze(boolean frozen) throws IOException {
    process.freeze(frozen);
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  /** Its directory. */
  public Path home() {
    return home;
  }

  /** Ids of the tablets that lie on its disk. */
  public TreeSet<Long> tablets() throws IOException {
    TreeSet<Long> found = new TreeSet<>();
    Path data = home.resolve("storage/data");
    try (Stream<Path> files = Files.walk(data, 2)) {
      files
          // Above them are folders of shards, whose names are numbers, too.
          .filter(f -> data.relativize(f).getNameCount() == 2)
          .map(f -> f.getFileName().toString())
          .filter(name -> name.matches("\\d+"))
          .forEach(name -> found.add(Long.parseLong(name)));
    } catch (UncheckedIOException e) {
      // One went while we walked; who waits looks again.
      found.add(-1L);
    }
    return found;
  }

  @Override
  public void close() {
    process.close();
  }
}
