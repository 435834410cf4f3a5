package org.dorisdr.minidoris.fe.proc;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.dorisdr.minidoris.fe.session.StatementError;
import org.dorisdr.minidoris.fe.session.StatementResult;

/** What SHOW PROC shows: a tree whose first level parts of the frontend register. Thread safe. */
public final class ProcRegistry {
  /** A first-level directory. */
  @FunctionalInterface
  public interface Node {
    /**
     * @param path below the directory; empty = the directory itself
     * @throws StatementError if there is nothing at the path
     */
    StatementResult show(List<String> path);
  }

  /** Names on the first level in Doris; those that nobody registered are listed but empty. */
  private static final List<String> KNOWN =
      List.of(
          "auth",
          "backends",
          "bdbje",
          "binlog",
          "brokers",
          "catalogs",
          "cluster_balance",
          "cluster_health",
          "colocation_group",
          "current_backend_instances",
          "current_queries",
          "current_query_stmts",
          "dbs",
          "diagnose",
          "frontends",
          "jobs",
          "monitor",
          "resources",
          "routine_loads",
          "statistic",
          "stream_loads",
          "tasks",
          "transactions",
          "trash");

  private final Map<String, Node> nodes = new ConcurrentHashMap<>();

  /** Adds a directory of the first level. */
  public void register(String name, Node node) {
    if (nodes.putIfAbsent(name, node) != null) {
      throw new IllegalStateException("two parts show /" + name);
    }
  }

  /**
   * @throws StatementError if there is nothing at the path
   */
  public StatementResult show(String path) {
    List<String> parts = Arrays.stream(path.split("/", -1)).filter(p -> !p.isEmpty()).toList();
    if (!path.startsWith("/")) {
      throw StatementError.general("Proc path[" + path + "] does not exist");
    }
    if (parts.isEmpty()) {
      Set<String> names = new TreeSet<>(KNOWN);
      names.addAll(nodes.keySet());
      List<List<String>> rows = new ArrayList<>();
      names.forEach(n -> rows.add(List.of(n)));
      return StatementResult.show(List.of("name"), rows);
    }
    Node node = nodes.get(parts.get(0));
    if (node == null) {
      throw StatementError.general(
          KNOWN.contains(parts.get(0))
              ? "not supported yet: SHOW PROC '/" + parts.get(0) + "'"
              : "Proc path[" + path + "] does not exist");
    }
    return node.show(parts.subList(1, parts.size()));
  }
}
