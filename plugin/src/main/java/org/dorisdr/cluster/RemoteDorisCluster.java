package org.dorisdr.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.dorisdr.host.Clock;
import org.dorisdr.thrift.TBackend;

/** A cluster reached over the network with user and password. Thread safe; to be closed. */
public final class RemoteDorisCluster implements Cluster {

  private static final String LOOPBACK = "127.0.0.1";
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);

  private final ClusterAddress address;
  private final MysqlClient sql;
  private final ThriftFrontendRpc frontend;
  private final BackendClients backends;
  private final MasterQueries queries;
  private volatile List<HostPort> sqlAddresses;

  public RemoteDorisCluster(ClusterAddress address, Clock clock) {
    this.address = address;
    this.sqlAddresses = namedForSql();
    this.sql =
        new MysqlClient(
            address.name(),
            () -> sqlAddresses,
            address.user(),
            address.password(),
            (int) CONNECT_TIMEOUT.toMillis());
    this.queries = new MasterQueries(address, sql, (int) CONNECT_TIMEOUT.toMillis());
    FrontendClient client =
        new FrontendClient(
            address.name(),
            new FrontendDirectory(namedForThrift()),
            this::lookUp,
            address.hostMapping(),
            CONNECT_TIMEOUT,
            clock);
    Credentials who = new Credentials(address.user(), address.password(), null, localIp());
    this.frontend = new ThriftFrontendRpc(address.name(), client, () -> who);
    this.backends = new BackendClients(CONNECT_TIMEOUT, clock);
  }

  private List<FeHost> named() {
    return address.frontends().stream().flatMap(h -> FeHost.parse(h).stream()).toList();
  }

  private List<HostPort> namedForSql() {
    return named().stream().map(h -> h.query(address.queryPort())).toList();
  }

  private List<HostPort> namedForThrift() {
    return named().stream().map(h -> h.rpc(address.rpcPort())).toList();
  }

  /** Our address as that cluster sees it; connecting a datagram socket sends nothing. */
  private String localIp() {
    try (DatagramSocket socket = new DatagramSocket()) {
      HostPort fe = namedForThrift().get(0);
      socket.connect(new InetSocketAddress(fe.host(), fe.port()));
      String ip = socket.getLocalAddress().getHostAddress();
      return ip == null || ip.startsWith("0.") ? LOOPBACK : ip;
    } catch (IOException | UncheckedIOException e) {
      return LOOPBACK;
    }
  }

  private List<HostPort> lookUp() throws ClusterException {
    Rows rows = sql.run(null, "SHOW FRONTENDS");
    List<HostPort> rpc = new ArrayList<>();
    Set<HostPort> query = new java.util.LinkedHashSet<>();
    for (int i = 0; i < rows.rows().size(); i++) {
      String host = rows.value(i, "Host");
      HostPort thrift = port(host, rows.value(i, "RpcPort"));
      HostPort mysql = port(host, rows.value(i, "QueryPort"));
      if (thrift == null || mysql == null) {
        continue;
      }
      rpc.add("true".equalsIgnoreCase(rows.value(i, "IsMaster")) ? 0 : rpc.size(), thrift);
      query.add(mysql);
    }
    query.addAll(namedForSql());
    sqlAddresses = List.copyOf(query);
    return rpc;
  }

  private HostPort port(String host, String port) {
    int number = port == null ? 0 : Integer.parseInt(port.trim());
    return host == null || number <= 0
        ? null
        : new HostPort(host, number).mapped(address.hostMapping());
  }

  @Override
  public String name() {
    return address.name();
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
    return sql;
  }

  @Override
  public Rows query(String statement, Duration limit) throws ClusterException {
    return queries.run(statement, limit);
  }

  @Override
  public List<Backend> backends() throws ClusterException {
    List<Backend> found = new ArrayList<>();
    for (TBackend b : frontend.backends()) {
      HostPort thrift = new HostPort(b.getHost(), b.getBePort()).mapped(address.hostMapping());
      found.add(
          new Backend(b.getId(), thrift, b.getHttpPort(), !b.isSetIsAlive() || b.isIsAlive()));
    }
    return found;
  }

  @Override
  public void close() {
    queries.close();
    sql.close();
    frontend.close();
    backends.close();
  }
}
