package org.dorisdr.minidoris.testing;

import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.dorisdr.minidoris.fe.testing.FeProcess;

/** A frontend and some backends, each in a process of its own, which repair soon. One thread. */
public final class ProcessCluster implements AutoCloseable {
  public final FeProcess fe;
  public final List<BeProcess> backends = new ArrayList<>();

  /** Starts it, with an empty database {@code db}. */
  public ProcessCluster(Path directory, int backendCount, Map<String, String> settings)
      throws Exception {
    Map<String, String> all =
        new HashMap<>(
            Map.of("tablet_repair_interval_millis", "200", "heartbeat_interval_millis", "200"));
    all.putAll(settings);
    fe = FeProcess.at(directory.resolve("fe"), null, all).start();
    for (int i = 0; i < backendCount; i++) {
      backends.add(BeProcess.at(directory.resolve("be" + i), Map.of()).start());
    }
    await().until(fe::isMaster);
    for (BeProcess backend : backends) {
      backend.join(fe);
    }
    fe.sql("CREATE DATABASE db");
  }

  /** Where the first tablet of a table of {@code db} is. */
  public BeProcess backendOf(String table) throws Exception {
    String id = fe.sql("SHOW TABLETS FROM db." + table).get(0).get("BackendId");
    return backends.stream().filter(b -> isId(b, id)).findFirst().orElseThrow();
  }

  private boolean isId(BeProcess backend, String id) {
    try {
      return backend.id(fe).equals(id);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  /** How many replicas of a table of {@code db} something is the matter with. */
  public long badReplicas(String table) throws Exception {
    return fe.sql("ADMIN SHOW REPLICA STATUS FROM db." + table).stream()
        .filter(r -> !r.get("Status").equals("OK"))
        .count();
  }

  /**
   * Whether a backend has the tablets of a table of {@code db} that it should have, and no other.
   */
  public boolean hasJustWhatItShould(BeProcess backend, String table) throws Exception {
    String id = backend.id(fe);
    TreeSet<Long> wanted = new TreeSet<>();
    fe.sql("SHOW TABLETS FROM db." + table).stream()
        .filter(r -> r.get("BackendId").equals(id))
        .forEach(r -> wanted.add(Long.parseLong(r.get("TabletId"))));
    return backend.tablets().equals(wanted);
  }

  @Override
  public void close() {
    backends.forEach(BeProcess::close);
    fe.close();
  }
}
