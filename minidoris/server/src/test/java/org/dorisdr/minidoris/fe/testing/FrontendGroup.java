package org.dorisdr.minidoris.fe.testing;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Frontends in processes of their own, as one group; close ends them. One thread. */
public final class FrontendGroup implements AutoCloseable {
  private final Path directory;
  private final Map<String, String> settings;
  private final List<FeProcess> frontends = new ArrayList<>();

  public FrontendGroup(Path directory, Map<String, String> settings) {
    this.directory = directory;
    this.settings = settings;
  }

  /** A group of three, the first of them master. */
  public static FrontendGroup ofThree(Path directory, Map<String, String> settings)
      throws IOException, SQLException {
    FrontendGroup group = new FrontendGroup(directory, settings);
    try {
      FeProcess first = group.add(null).start();
      await().until(first::isMaster);
      for (int i = 0; i < 2; i++) {
        FeProcess next = group.add(first.editLog()).start();
        first.sql("ALTER SYSTEM ADD FOLLOWER \"" + next.editLog() + "\"");
        await().until(next::isReady);
      }
      return group;
    } catch (IOException | SQLException | RuntimeException | Error e) {
      group.close();
      throw e;
    }
  }

  /** One more, not started yet. */
  public FeProcess add(String helper) throws IOException {
    FeProcess made = FeProcess.at(directory.resolve("fe" + frontends.size()), helper, settings);
    frontends.add(made);
    return made;
  }

  public FeProcess get(int index) {
    return frontends.get(index);
  }

  public List<FeProcess> all() {
    return List.copyOf(frontends);
  }

  /** The master, once there is one. */
  public FeProcess master() {
    await().until(() -> frontends.stream().anyMatch(f -> f.isAlive() && f.isMaster()));
    return frontends.stream()
        .filter(f -> f.isAlive() && f.isMaster())
        .findFirst()
        .orElseThrow(() -> new AssertionError("the master has gone"));
  }

  /** Names of all databases that a frontend tells of. */
  public static TreeSet<String> databases(FeProcess frontend) throws SQLException {
    TreeSet<String> names = new TreeSet<>();
    frontend.sql("SHOW DATABASES").forEach(row -> names.add(row.get("Database")));
    return names;
  }

  /** What another one tells of a frontend: its row of SHOW FRONTENDS, empty if there is none. */
  public static Map<String, String> row(FeProcess asked, FeProcess of) throws SQLException {
    return asked.sql("SHOW FRONTENDS").stream()
        .filter(r -> r.get("EditLogPort").equals(String.valueOf(of.editLogPort)))
        .findFirst()
        .orElse(Map.of());
  }

  @Override
  public void close() {
    frontends.forEach(FeProcess::close);
  }
}
