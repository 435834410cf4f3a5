package org.dorisdr.minidoris.fe.proc;

import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import org.dorisdr.minidoris.fe.catalog.show.ShowRows;
import org.dorisdr.minidoris.fe.session.StatementError;
import org.dorisdr.minidoris.fe.session.StatementResult;

/** What SHOW PROC shows: a tree whose first level parts of the frontend register. Thread safe. */
public final class ProcRegistry {
  private final Map<String, ProcNode> nodes = new ConcurrentSkipListMap<>();

  public ProcRegistry() {
    EmptyPlaces.register(this);
    register("monitor", ProcDirectory.of(ProcRegistry::monitors, ProcRegistry::monitor));
    register("diagnose", ProcRegistry::noDiagnosis);
  }

  private static StatementResult monitors() {
    return new ShowRows("Name", "Info").add("jvm", " ").result();
  }

  private static ProcNode monitor(String name) {
    if (!name.equalsIgnoreCase("jvm")) {
      throw StatementError.general("unknown name: " + name);
    }
    return JvmRows::result;
  }

  private static StatementResult noDiagnosis() {
    throw StatementError.general(
        "minidoris does not balance and so does not diagnose how it balances. HINT: SHOW PROC"
            + " '/cluster_health/tablet_health' tells which tablets lack replicas");
  }

  /** Adds a place of the first level. */
  public void register(String name, ProcNode node) {
    if (nodes.putIfAbsent(name, node) != null) {
      throw new IllegalStateException("two parts show /" + name);
    }
  }

  /**
   * @throws StatementError if there is nothing at the path
   */
  public StatementResult show(String path) {
    return new ProcPath(path).find(ProcDirectory.of(this::names, nodes::get)).rows();
  }

  private StatementResult names() {
    ShowRows rows = new ShowRows("name");
    nodes.keySet().forEach(rows::add);
    return rows.result();
  }
}
