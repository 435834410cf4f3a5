package org.dorisdr.tour;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dorisdr.sandbox.Cluster;
import org.dorisdr.sandbox.Clusters;
import org.dorisdr.sandbox.Node;
import org.dorisdr.sandbox.SandboxException;
import org.dorisdr.script.ScriptWorld;

/**
 * The sandbox as scripts see it. {@code source} and {@code target} are connections to whichever
 * frontend answers, {@code target-fe2} and {@code target-master} to a certain one; {@code
 * target-as-name}: as a user whose password is the name. Processes are named likewise, and {@code
 * target} stands for all of a cluster that do not run.
 */
public final class SandboxWorld implements ScriptWorld {
  private final Clusters clusters;
  private final String run;

  /**
   * @param run names what must not meet an earlier run, such as places on the object store
   */
  public SandboxWorld(Clusters clusters, String run) {
    this.clusters = clusters;
    this.run = run;
  }

  @Override
  public Connection connect(String name) throws SQLException {
    String[] words = name.split("-as-");
    String user = words.length == 1 ? "root" : words[1];
    String password = words.length == 1 ? "" : words[1];
    String[] place = words[0].split("-", 2);
    Cluster cluster = cluster(place[0]);
    return place.length == 1
        ? cluster.connectPatiently(user, password)
        : Cluster.connect(cluster.node(place[1]), user, password);
  }

  @Override
  public Map<String, String> variables() {
    Map<String, String> variables = new TreeMap<>();
    variables.put("run", run);
    for (Cluster cluster : List.of(clusters.source(), clusters.target())) {
      String name = cluster.name();
      variables.put(name + ".query_port", String.valueOf(cluster.ports().query()));
      variables.put(name + ".rpc_port", String.valueOf(cluster.ports().rpc()));
      variables.put(name + ".http_port", String.valueOf(cluster.ports().feHttp()));
      variables.put(name + ".fe_hosts", frontends(cluster));
      for (Node node : cluster.backends()) {
        String key = name + ".be" + node.number() + ".heartbeat_port";
        variables.put(key, String.valueOf(node.ports().heartbeat()));
      }
    }
    variables.put("s3.endpoint", clusters.s3Endpoint());
    variables.put("s3.bucket", Clusters.BUCKET);
    variables.put("s3.access_key", Clusters.ACCESS_KEY);
    variables.put("s3.secret_key", Clusters.SECRET_KEY);
    return variables;
  }

  /** All of its frontends as {@code fe_hosts} takes them. */
  private static String frontends(Cluster cluster) {
    return cluster.frontends().stream()
        .map(n -> "127.0.0.1:" + n.ports().query() + ":" + n.ports().rpc())
        .collect(Collectors.joining(","));
  }

  @Override
  public void kill(String process) {
    find(process).process().kill();
  }

  @Override
  public void freeze(String process) {
    find(process).process().freeze();
  }

  @Override
  public void thaw(String process) {
    find(process).process().thaw();
  }

  @Override
  public void start(String process) {
    String[] place = process.split("-", 2);
    if (place.length == 1) {
      cluster(place[0]).restartDead();
    } else {
      cluster(place[0]).restart(find(process));
    }
  }

  /** Starts a process that was killed, and does not wait. */
  public void launch(String process) {
    find(process).process().start();
  }

  @Override
  public void loadTpch(Connection connection, String database, double scale) throws SQLException {
    new TpchLoader(connection, database, scale).load();
  }

  @Override
  public List<Path> directoriesOf(long tabletId) throws IOException {
    List<Path> found = new ArrayList<>();
    for (Cluster cluster : List.of(clusters.source(), clusters.target())) {
      for (Node node : cluster.backends()) {
        try (Stream<Path> files = Files.walk(node.home().resolve("storage"))) {
          files
              .filter(f -> f.getFileName().toString().equals(String.valueOf(tabletId)))
              .forEach(found::add);
        } catch (UncheckedIOException e) {
          // A file was deleted while we walked; the next look will see.
          found.add(node.home());
        }
      }
    }
    return found;
  }

  private Cluster cluster(String name) {
    return switch (name) {
      case "source" -> clusters.source();
      case "target" -> clusters.target();
      default -> throw new SandboxException("no cluster " + name);
    };
  }

  private Node find(String process) {
    String[] place = process.split("-", 2);
    if (place.length == 1) {
      throw new SandboxException("which process of " + process + "?");
    }
    return cluster(place[0]).node(place[1]);
  }
}
