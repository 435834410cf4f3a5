package org.dorisdr.tour;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import org.dorisdr.sandbox.Cluster;
import org.dorisdr.sandbox.Clusters;
import org.dorisdr.sandbox.ManagedProcess;
import org.dorisdr.sandbox.SandboxException;
import org.dorisdr.script.ScriptWorld;

/**
 * The sandbox as scripts see it: connections {@code source} and {@code target} ({@code
 * target-as-name}: as a user whose password is the name), its processes.
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
    Cluster cluster = cluster(words[0]);
    return words.length == 1 ? cluster.connect() : cluster.connect(words[1], words[1]);
  }

  @Override
  public Map<String, String> variables() {
    return Map.of(
        "run",
        run,
        "source.query_port",
        Integer.toString(clusters.source().ports().query()),
        "source.rpc_port",
        Integer.toString(clusters.source().ports().rpc()),
        "target.query_port",
        Integer.toString(clusters.target().ports().query()),
        "target.http_port",
        Integer.toString(clusters.target().ports().feHttp()),
        "s3.endpoint",
        clusters.s3Endpoint(),
        "s3.bucket",
        Clusters.BUCKET,
        "s3.access_key",
        Clusters.ACCESS_KEY,
        "s3.secret_key",
        Clusters.SECRET_KEY);
  }

  @Override
  public void kill(String process) {
    find(process).kill();
  }

  @Override
  public void start(String process) {
    cluster(process.substring(0, process.indexOf('-'))).restart(find(process));
  }

  /** Starts a process that was killed, and does not wait. */
  public void launch(String process) {
    find(process).start();
  }

  @Override
  public void loadTpch(Connection connection, String database, double scale) throws SQLException {
    new TpchLoader(connection, database, scale).load();
  }

  private Cluster cluster(String name) {
    return switch (name) {
      case "source" -> clusters.source();
      case "target" -> clusters.target();
      default -> throw new SandboxException("no cluster " + name);
    };
  }

  private ManagedProcess find(String process) {
    return switch (process) {
      case "source-fe" -> clusters.source().frontend();
      case "source-be" -> clusters.source().backend();
      case "target-fe" -> clusters.target().frontend();
      case "target-be" -> clusters.target().backend();
      default -> throw new SandboxException("no process " + process);
    };
  }
}
