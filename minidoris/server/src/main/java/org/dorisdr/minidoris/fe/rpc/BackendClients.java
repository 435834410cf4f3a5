package org.dorisdr.minidoris.fe.rpc;

import java.util.Deque;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.function.Function;
import org.apache.thrift.TApplicationException;
import org.apache.thrift.TConfiguration;
import org.apache.thrift.TException;
import org.apache.thrift.TServiceClient;
import org.apache.thrift.protocol.TBinaryProtocol;
import org.apache.thrift.protocol.TProtocol;
import org.apache.thrift.transport.TSocket;
import org.apache.thrift.transport.TTransportException;
import org.dorisdr.thrift.BackendService;
import org.dorisdr.thrift.HeartbeatService;

/**
 * Connections to thrift servers of other nodes, kept open between calls. Thread safe: every call
 * has a connection of its own while it runs. Calls are limited in time and fail with a {@link
 * TException}; a kept connection that its peer has closed meanwhile is replaced once, which is safe
 * because all these calls may be repeated.
 */
public final class BackendClients implements AutoCloseable {
  private static final int MAX_IDLE = 8;

  /** A call to be made. */
  @FunctionalInterface
  public interface Call<C, R> {
    R run(C client) throws TException;
  }

  private record Connection(TSocket socket, TServiceClient client) {}

  private record Address(String host, int port, Class<?> service) {}

  private final int connectMillis;
  private final int callMillis;
  private final Map<Address, Deque<Connection>> idle = new ConcurrentHashMap<>();

  public BackendClients(int connectMillis, int callMillis) {
    this.connectMillis = connectMillis;
    this.callMillis = callMillis;
  }

  /** Calls BackendService. */
  public <R> R agent(String host, int port, Call<BackendService.Client, R> call) throws TException {
    return call(host, port, BackendService.Client.class, BackendService.Client::new, call);
  }

  /** Calls HeartbeatService. */
  public <R> R heartbeat(String host, int port, Call<HeartbeatService.Client, R> call)
      throws TException {
    return call(host, port, HeartbeatService.Client.class, HeartbeatService.Client::new, call);
  }

  /** Calls any service. */
  public <C extends TServiceClient, R> R call(
      String host, int port, Class<C> type, Function<TProtocol, C> factory, Call<C, R> call)
      throws TException {
    Address address = new Address(host, port, type);
    Connection kept = idle(address).pollFirst();
    if (kept != null) {
      try {
        return use(address, kept, type, call);
      } catch (TTransportException e) {
        if (e.getType() == TTransportException.TIMED_OUT) {
          throw e;
        }
      }
    }
    return use(address, open(address, factory), type, call);
  }

  private <C extends TServiceClient, R> R use(
      Address address, Connection connection, Class<C> type, Call<C, R> call) throws TException {
    boolean healthy = false;
    try {
      R result = call.run(type.cast(connection.client()));
      healthy = true;
      return result;
    } catch (TApplicationException e) {
      healthy = e.getType() == TApplicationException.MISSING_RESULT;
      throw e;
    } finally {
      if (healthy && idle(address).size() < MAX_IDLE) {
        idle(address).addFirst(connection);
      } else {
        connection.socket().close();
      }
    }
  }

  private <C extends TServiceClient> Connection open(
      Address address, Function<TProtocol, C> factory) throws TException {
    // Buffers by itself, and sets TCP_NODELAY.
    TSocket socket =
        new TSocket(
            TConfiguration.DEFAULT, address.host(), address.port(), callMillis, connectMillis);
    socket.open();
    return new Connection(socket, factory.apply(new TBinaryProtocol(socket)));
  }

  private Deque<Connection> idle(Address address) {
    return idle.computeIfAbsent(address, a -> new ConcurrentLinkedDeque<>());
  }

  /** Closes the connections that are kept. */
  @Override
  public void close() {
    idle.values().forEach(connections -> connections.forEach(c -> c.socket().close()));
    idle.clear();
  }
}
