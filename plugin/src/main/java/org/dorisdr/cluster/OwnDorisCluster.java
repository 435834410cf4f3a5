package org.dorisdr.cluster;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.dorisdr.host.Clock;
import org.dorisdr.host.HostException;
import org.dorisdr.host.LocalCluster;
import org.dorisdr.host.LocalSql;

/**
 * The cluster that we live in: thrift over loopback with the cluster's own token, SQL in-process.
 * Thread safe; to be closed.
 */
public final class OwnDorisCluster implements Cluster {

  private static final String NAME = "this cluster";
  private static final String USER = "root";
  private static final String LOOPBACK = "127.0.0.1";
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);

  private final LocalSql localSql;
  private final OwnFrontendRpc frontend;
  private final BackendClients backends;

  public OwnDorisCluster(LocalCluster local, LocalSql localSql, Clock clock) {
    this.localSql = localSql;
    HostPort here = new HostPort(LOOPBACK, local.rpcPort());
    FrontendClient client =
        new FrontendClient(
            NAME, new FrontendDirectory(List.of(here)), List::of, Map.of(), CONNECT_TIMEOUT, clock);
    this.frontend =
        new OwnFrontendRpc(
            new ThriftFrontendRpc(NAME, client, () -> credentials(local)), new ProcMeta(this::run));
    this.backends = new BackendClients(CONNECT_TIMEOUT, clock);
  }

  private static Credentials credentials(LocalCluster local) throws ClusterException {
    try {
      return new Credentials(USER, "", local.rpcToken(), LOOPBACK);
    } catch (HostException e) {
      throw new ClusterException(
          ClusterException.Kind.TRANSIENT, null, NAME + ": " + e.getMessage(), e);
    }
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public FrontendRpc frontend() {
    return frontend;
  }

  @Override
  public BackendRpc backendRpc() {
    return backends;
  }

  @Override
  public SqlRunner sql() {
    return this::run;
  }

  private Rows run(String database, String sql) throws ClusterException {
    try {
      return Rows.of(localSql.run(database, sql));
    } catch (HostException e) {
      throw Replies.sqlFailure(NAME, e.getMessage(), e);
    }
  }

  /** Jobs run on the master, so that this FE is it. */
  @Override
  public Rows query(String sql, Duration limit) throws ClusterException {
    try {
      return new Rows(List.of(), localSql.query(sql));
    } catch (HostException e) {
      throw Replies.sqlFailure(NAME, e.getMessage(), e);
    }
  }

  @Override
  public List<Backend> backends() throws ClusterException {
    Rows rows = run(null, "SHOW BACKENDS");
    List<Backend> found = new ArrayList<>();
    for (int i = 0; i < rows.rows().size(); i++) {
      HostPort thrift =
          new HostPort(rows.value(i, "Host"), Integer.parseInt(rows.value(i, "BePort")));
      found.add(
          new Backend(
              Long.parseLong(rows.value(i, "BackendId")),
              thrift,
              Integer.parseInt(rows.value(i, "HttpPort")),
              "true".equalsIgnoreCase(rows.value(i, "Alive"))));
    }
    return found;
  }

  @Override
  public void close() {
    frontend.close();
    backends.close();
  }
}
