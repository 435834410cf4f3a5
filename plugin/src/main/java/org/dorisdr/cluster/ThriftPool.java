package org.dorisdr.cluster;

import java.io.Closeable;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.apache.thrift.TConfiguration;
import org.apache.thrift.TException;
import org.apache.thrift.protocol.TBinaryProtocol;
import org.apache.thrift.protocol.TProtocol;
import org.apache.thrift.transport.TSocket;
import org.apache.thrift.transport.TTransportException;
import org.dorisdr.cluster.ClusterException.Kind;
import org.dorisdr.host.Clock;

/**
 * Open connections of one thrift service, by address. A connection on which anything went wrong is
 * closed, never given back. Thread safe; whoever made it closes it.
 */
final class ThriftPool<C> implements Closeable {

  /** One call on a connected client. */
  interface Call<C, R> {
    R on(C client) throws TException;
  }

  private record Connection<C>(TSocket socket, C client, long idleSince) {}

  private static final int MAX_IDLE = 64;
  private static final long CHECK_AFTER_NANOS = Duration.ofSeconds(3).toNanos();
  private static final int MAX_MESSAGE_BYTES = 1 << 30;

  private final Function<TProtocol, C> clientOf;
  private final Duration connectTimeout;
  private final Clock clock;
  private final Map<HostPort, Queue<Connection<C>>> idle = new ConcurrentHashMap<>();
  private volatile boolean closed;

  ThriftPool(Function<TProtocol, C> clientOf, Duration connectTimeout, Clock clock) {
    this.clock = clock;
    this.clientOf = clientOf;
    this.connectTimeout = connectTimeout;
  }

  /**
   * Calls {@code address} once. A connection that turns out to have been closed by the server while
   * it was idle still counts as sent: its fate is the caller's to settle.
   */
  <R> R call(String what, HostPort address, Duration timeout, Call<C, R> call)
      throws ClusterException {
    Connection<C> connection = borrow(what, address);
    boolean good = false;
    try {
      connection.socket().setSocketTimeout((int) timeout.toMillis());
      R result = call.on(connection.client());
      good = true;
      return result;
    } catch (TException e) {
      throw new ClusterException(
          Kind.UNKNOWN_OUTCOME, null, what + " at " + address + ": " + reason(e), e);
    } finally {
      if (good) {
        giveBack(address, connection);
      } else {
        connection.socket().close();
      }
    }
  }

  private Connection<C> borrow(String what, HostPort address) throws ClusterException {
    if (closed) {
      throw new ClusterException(Kind.UNREACHABLE, null, what + ": client is closed", null);
    }
    Queue<Connection<C>> queue = idle.get(address);
    if (queue != null) {
      synchronized (queue) {
        for (Connection<C> c = queue.poll(); c != null; c = queue.poll()) {
          boolean fresh = clock.nanoTime() - c.idleSince() < CHECK_AFTER_NANOS;
          if (fresh || !isStale(c.socket())) {
            return c;
          }
          c.socket().close();
        }
      }
    }
    return open(what, address);
  }

  /** Finds out without blocking for long whether the server has hung up on an idle connection. */
  private static boolean isStale(TSocket socket) {
    try {
      var raw = socket.getSocket();
      if (raw.isClosed() || raw.getInputStream().available() > 0) {
        return true;
      }
      raw.setSoTimeout(1);
      return raw.getInputStream().read() >= -1;
    } catch (java.net.SocketTimeoutException e) {
      return false;
    } catch (java.io.IOException e) {
      return true;
    }
  }

  private Connection<C> open(String what, HostPort address) throws ClusterException {
    TSocket socket = null;
    try {
      TConfiguration configuration =
          TConfiguration.custom().setMaxMessageSize(MAX_MESSAGE_BYTES).build();
      socket = new TSocket(configuration, address.host(), address.port());
      socket.setConnectTimeout((int) connectTimeout.toMillis());
      socket.open();
      return new Connection<>(socket, clientOf.apply(new TBinaryProtocol(socket)), 0);
    } catch (TTransportException e) {
      if (socket != null) {
        socket.close();
      }
      throw new ClusterException(
          Kind.UNREACHABLE, null, what + ": cannot connect to " + address + ": " + reason(e), e);
    }
  }

  private void giveBack(HostPort address, Connection<C> connection) {
    Queue<Connection<C>> queue = idle.computeIfAbsent(address, a -> new ArrayDeque<>());
    synchronized (queue) {
      if (!closed && queue.size() < MAX_IDLE) {
        queue.add(new Connection<>(connection.socket(), connection.client(), clock.nanoTime()));
        return;
      }
    }
    connection.socket().close();
  }

  private static String reason(TException e) {
    Throwable cause = e.getCause();
    String text = e.getMessage() == null && cause != null ? cause.getMessage() : e.getMessage();
    return text == null ? e.getClass().getSimpleName() : text;
  }

  @Override
  public void close() {
    closed = true;
    for (Queue<Connection<C>> queue : idle.values()) {
      synchronized (queue) {
        queue.forEach(c -> c.socket().close());
        queue.clear();
      }
    }
  }
}
