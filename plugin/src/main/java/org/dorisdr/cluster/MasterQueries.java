package org.dorisdr.cluster;

import java.io.Closeable;
import java.time.Duration;
import java.util.List;
import org.dorisdr.cluster.ClusterException.Kind;

/**
 * Long queries on the master FE of a remote cluster. A follower would plan them with versions that
 * may be older than those that the master tells. Thread safe; closing it cuts running queries off.
 */
final class MasterQueries implements Closeable {

  private final ClusterAddress address;
  private final SqlRunner anywhere;
  private final int connectTimeoutMs;
  private HostPort known;
  private MysqlClient client;
  private boolean closed;

  MasterQueries(ClusterAddress address, SqlRunner anywhere, int connectTimeoutMs) {
    this.address = address;
    this.anywhere = anywhere;
    this.connectTimeoutMs = connectTimeoutMs;
  }

  Rows run(String sql, Duration limit) throws ClusterException {
    return clientOf(master()).run(sql, limit);
  }

  private HostPort master() throws ClusterException {
    Rows rows = anywhere.run(null, "SHOW FRONTENDS");
    for (int i = 0; i < rows.rows().size(); i++) {
      if ("true".equalsIgnoreCase(rows.value(i, "IsMaster"))) {
        int port = Integer.parseInt(rows.value(i, "QueryPort").trim());
        return new HostPort(rows.value(i, "Host"), port).mapped(address.hostMapping());
      }
    }
    throw ClusterException.transientError(address.name() + ": no FE is master");
  }

  private synchronized MysqlClient clientOf(HostPort master) throws ClusterException {
    if (closed) {
      throw new ClusterException(Kind.REFUSED, null, address.name() + ": closed", null);
    }
    if (!master.equals(known)) {
      closeClient();
      known = master;
      client =
          new MysqlClient(
              address.name(),
              () -> List.of(master),
              address.user(),
              address.password(),
              connectTimeoutMs);
    }
    return client;
  }

  private void closeClient() {
    if (client != null) {
      client.close();
    }
  }

  @Override
  public synchronized void close() {
    closed = true;
    closeClient();
  }
}
