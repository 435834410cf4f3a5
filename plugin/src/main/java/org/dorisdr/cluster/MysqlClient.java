package org.dorisdr.cluster;

import java.io.Closeable;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.function.Supplier;
import org.dorisdr.cluster.ClusterException.Kind;

/**
 * SQL over the MySQL protocol to any FE of a remote cluster, with a few pooled connections. Thread
 * safe; to be closed. Uses the driver that the FE itself carries.
 */
final class MysqlClient implements SqlRunner, Closeable {

  private static final int MAX_IDLE = 4;
  private static final int PING_TIMEOUT_S = 3;
  private static final int SOCKET_TIMEOUT_MS = 120_000;

  private final String cluster;
  private final Supplier<List<HostPort>> addresses;
  private final Properties properties = new Properties();
  private final Deque<Connection> idle = new ArrayDeque<>();
  private final Set<Connection> busy = Collections.newSetFromMap(new IdentityHashMap<>());
  private boolean closed;

  MysqlClient(
      String cluster,
      Supplier<List<HostPort>> addresses,
      String user,
      String password,
      int connectTimeoutMs) {
    this.cluster = cluster;
    this.addresses = addresses;
    properties.setProperty("user", user);
    properties.setProperty("password", password);
    properties.setProperty("connectTimeout", String.valueOf(connectTimeoutMs));
    properties.setProperty("socketTimeout", String.valueOf(SOCKET_TIMEOUT_MS));
    // Nothing that the other side sends may make the driver read our files.
    properties.setProperty("allowLocalInfile", "false");
  }

  @Override
  public Rows run(String database, String sql) throws ClusterException {
    return run(database, sql, SOCKET_TIMEOUT_MS);
  }

  /** Runs a query that may take up to {@code limit}; {@link #close} cuts it off. */
  Rows run(String sql, Duration limit) throws ClusterException {
    return run(null, sql, Math.toIntExact(Math.min(Integer.MAX_VALUE, limit.toMillis())));
  }

  private Rows run(String database, String sql, int timeoutMs) throws ClusterException {
    Connection connection = pooled();
    if (connection == null) {
      connection = open();
    }
    boolean good = false;
    try {
      begin(connection);
      connection.setNetworkTimeout(Runnable::run, timeoutMs);
      if (database != null) {
        execute(connection, "USE " + Names.quote(database));
      }
      Rows rows = execute(connection, sql);
      good = true;
      return rows;
    } catch (SQLException e) {
      if (isConnectionLost(e)) {
        throw new ClusterException(Kind.UNKNOWN_OUTCOME, null, message(e), e);
      }
      good = true;
      throw Replies.sqlFailure(cluster, strip(e), e);
    } finally {
      release(connection, good);
    }
  }

  /** An idle connection that the server still answers on; null if there is none. */
  private Connection pooled() {
    for (Connection c = poll(); c != null; c = poll()) {
      try {
        if (c.isValid(PING_TIMEOUT_S)) {
          return c;
        }
      } catch (SQLException e) {
        // Treated like one that does not answer.
      }
      closeQuietly(c);
    }
    return null;
  }

  private static Rows execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      if (!statement.execute(sql)) {
        return Rows.NONE;
      }
      try (ResultSet result = statement.getResultSet()) {
        ResultSetMetaData meta = result.getMetaData();
        List<String> columns = new ArrayList<>();
        for (int i = 1; i <= meta.getColumnCount(); i++) {
          columns.add(meta.getColumnLabel(i));
        }
        List<List<String>> rows = new ArrayList<>();
        while (result.next()) {
          List<String> row = new ArrayList<>(columns.size());
          for (int i = 1; i <= columns.size(); i++) {
            row.add(result.getString(i));
          }
          rows.add(row);
        }
        return new Rows(columns, rows);
      }
    }
  }

  private Connection open() throws ClusterException {
    SQLException last = null;
    for (HostPort address : addresses.get()) {
      String url =
          "jdbc:mariadb://" + address.host() + ":" + address.port() + "/?tinyInt1isBit=false";
      try {
        return new org.mariadb.jdbc.Driver().connect(url, properties);
      } catch (SQLException e) {
        if (isAccessDenied(e)) {
          throw new ClusterException(Kind.REFUSED, null, message(e), e);
        }
        last = e;
      }
    }
    throw new ClusterException(
        Kind.UNREACHABLE,
        null,
        cluster + ": cannot connect to any of its FEs" + (last == null ? "" : ": " + strip(last)),
        last);
  }

  private static boolean isAccessDenied(SQLException e) {
    return e.getErrorCode() == 1045 || "28000".equals(e.getSQLState());
  }

  private static boolean isConnectionLost(SQLException e) {
    return e.getSQLState() != null && e.getSQLState().startsWith("08");
  }

  private String message(SQLException e) {
    return cluster + ": " + strip(e);
  }

  /** Drops the {@code (conn=7)} that the driver puts in front and Doris's own frame. */
  private static String strip(SQLException e) {
    String text = String.valueOf(e.getMessage());
    text = text.replaceFirst("^\\(conn=-?\\d+\\) ", "");
    int at = text.indexOf("detailMessage = ");
    return at >= 0 ? text.substring(at + "detailMessage = ".length()) : text;
  }

  private synchronized Connection poll() {
    return idle.pollFirst();
  }

  private synchronized void begin(Connection connection) throws SQLException {
    if (closed) {
      throw new SQLException("the client is closed", "08003");
    }
    busy.add(connection);
  }

  private void release(Connection connection, boolean good) {
    synchronized (this) {
      busy.remove(connection);
      if (good && !closed && idle.size() < MAX_IDLE) {
        idle.addFirst(connection);
        return;
      }
    }
    closeQuietly(connection);
  }

  private static void closeQuietly(Connection connection) {
    try {
      connection.close();
    } catch (SQLException e) {
      // Nothing more can be done about it.
    }
  }

  private static void abortQuietly(Connection connection) {
    try {
      connection.abort(Runnable::run);
    } catch (SQLException e) {
      // Whoever waits on it gets his own error.
    }
  }

  @Override
  public synchronized void close() {
    closed = true;
    busy.forEach(MysqlClient::abortQuietly);
    idle.forEach(MysqlClient::closeQuietly);
    idle.clear();
  }
}
