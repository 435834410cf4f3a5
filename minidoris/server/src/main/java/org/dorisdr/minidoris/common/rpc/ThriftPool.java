package org.dorisdr.minidoris.common.rpc;

import java.util.Deque;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.function.Function;
import org.apache.thrift.TConfiguration;
import org.apache.thrift.TException;
import org.apache.thrift.protocol.TBinaryProtocol;
import org.apache.thrift.protocol.TProtocol;
import org.apache.thrift.transport.TSocket;
import org.apache.thrift.transport.TTransportException;

/**
 * Connections to servers of one service, kept between calls. Thread safe.
 *
 * @param <C> the generated client
 */
public final class ThriftPool<C> implements AutoCloseable {
  /** One call. */
  @FunctionalInterface
  public interface Call<C, T> {
    T run(C client) throws TException;
  }

  private static final int IDLE_PER_SERVER = 16;
  private static final int CONNECT_MILLIS = 5_000;
  private static final int MAX_MESSAGE = 1 << 30;

  private final Function<TProtocol, C> newClient;
  private final int timeoutMillis;
  private final Map<String, Deque<Connection<C>>> idle = new ConcurrentHashMap<>();
  private volatile boolean closed;

  /**
   * @param newClient for example {@code FrontendService.Client::new}
   * @param timeoutMillis of one read
   */
  public ThriftPool(Function<TProtocol, C> newClient, int timeoutMillis) {
    this.newClient = newClient;
    this.timeoutMillis = timeoutMillis;
  }

  /**
   * Makes one call. A kept connection that the server has closed meanwhile is replaced and the call
   * sent once more: use it for calls that may be repeated.
   *
   * @throws TException of the transport, or what the call itself throws
   */
  public <T> T call(String host, int port, Call<C, T> call) throws TException {
    Deque<Connection<C>> kept =
        idle.computeIfAbsent(host + ":" + port, k -> new ConcurrentLinkedDeque<>());
    Connection<C> connection = kept.pollFirst();
    if (connection != null) {
      try {
        return run(kept, connection, call);
      } catch (TTransportException e) {
        if (e.getType() == TTransportException.TIMED_OUT) {
          throw e;
        }
      }
    }
    return run(kept, connect(host, port), call);
  }

  @Override
  public void close() {
    closed = true;
    idle.values()
        .forEach(
            kept -> {
              for (Connection<C> c = kept.pollFirst(); c != null; c = kept.pollFirst()) {
                c.socket.close();
              }
            });
  }

  private <T> T run(Deque<Connection<C>> kept, Connection<C> connection, Call<C, T> call)
      throws TException {
    boolean good = false;
    try {
      T result = call.run(connection.client);
      good = true;
      return result;
    } finally {
      // After any error the stream may stand in the middle of a message.
      if (good && !closed && kept.size() < IDLE_PER_SERVER) {
        kept.offerFirst(connection);
      } else {
        connection.socket.close();
      }
    }
  }

  private Connection<C> connect(String host, int port) throws TTransportException {
    TConfiguration limits =
        new TConfiguration(
            MAX_MESSAGE,
            TConfiguration.DEFAULT_MAX_FRAME_SIZE,
            TConfiguration.DEFAULT_RECURSION_DEPTH);
    TSocket socket = new TSocket(limits, host, port, timeoutMillis, CONNECT_MILLIS);
    socket.open();
    return new Connection<>(socket, newClient.apply(new TBinaryProtocol(socket)));
  }

  private record Connection<C>(TSocket socket, C client) {}
}
