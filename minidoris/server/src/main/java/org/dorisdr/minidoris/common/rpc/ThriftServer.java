package org.dorisdr.minidoris.common.rpc;

import com.google.common.util.concurrent.ThreadFactoryBuilder;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.apache.thrift.TProcessor;
import org.apache.thrift.protocol.TBinaryProtocol;
import org.apache.thrift.server.TThreadPoolServer;
import org.apache.thrift.transport.TServerSocket;
import org.apache.thrift.transport.TSocket;
import org.apache.thrift.transport.TTransportException;

/**
 * One thrift port: binary protocol, no framing, a thread a connection. It serves from construction
 * until {@link #close}, which also cuts the open connections. Thread safe.
 */
public final class ThriftServer implements AutoCloseable {
  private static final int MAX_CONNECTIONS = 1024;

  /** A client that says nothing for an hour is gone. */
  private static final int IDLE_MILLIS = 3_600_000;

  private static final int CLOSE_TRIES = 1000;
  private static final long CLOSE_PAUSE_MILLIS = 5;

  private final Listener listener;
  private final TThreadPoolServer server;
  private final ExecutorService workers;
  private final Thread acceptor;
  private final int port;

  /**
   * @param name of the threads
   * @param port 0 = any free one
   * @throws IOException when the port cannot be had; the message names it
   */
  public ThriftServer(String name, String bindAddress, int port, TProcessor processor)
      throws IOException {
    this(name, bindAddress, port, processor, workers(name));
  }

  /**
   * @param workers run a connection each
   */
  ThriftServer(
      String name, String bindAddress, int port, TProcessor processor, ExecutorService workers)
      throws IOException {
    this.workers = workers;
    ServerSocket socket = bind(name, bindAddress, port);
    this.port = socket.getLocalPort();
    listener = listener(socket);
    server =
        new TThreadPoolServer(
            new TThreadPoolServer.Args(listener)
                .processor(processor)
                .protocolFactory(new TBinaryProtocol.Factory())
                .executorService(workers)
                .stopTimeoutVal(0));
    acceptor = new Thread(this::serve, name + "-accept");
    acceptor.setDaemon(true);
    acceptor.start();
  }

  private static ExecutorService workers(String name) {
    return new ThreadPoolExecutor(
        4,
        MAX_CONNECTIONS,
        60,
        TimeUnit.SECONDS,
        new SynchronousQueue<>(),
        new ThreadFactoryBuilder().setNameFormat(name + "-%d").setDaemon(true).build());
  }

  /**
   * However the accepting ends, nobody is left to wait for an answer: neither who was let in at the
   * last moment, behind {@link #close}, nor who knocks at a port whose thread has died, as for want
   * of memory for another thread.
   */
  private void serve() {
    try {
      server.serve();
    } finally {
      listener.close();
      listener.cut();
      workers.shutdownNow();
    }
  }

  public int port() {
    return port;
  }

  /**
   * A server that is stopped before its thread has begun to serve forgets that, and would ask its
   * closed socket for connections for ever: so it is told until the thread has ended.
   */
  @Override
  public void close() {
    try {
      for (int tries = 0; tries < CLOSE_TRIES && acceptor.isAlive(); tries++) {
        server.stop();
        listener.cut();
        workers.shutdownNow();
        acceptor.join(CLOSE_PAUSE_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static ServerSocket bind(String name, String bindAddress, int port) throws IOException {
    ServerSocket socket = new ServerSocket();
    try {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(bindAddress, port), 1024);
      return socket;
    } catch (IOException e) {
      socket.close();
      throw new IOException(
          "cannot listen on " + bindAddress + ":" + port + " (" + name + "): " + e.getMessage(), e);
    }
  }

  private static Listener listener(ServerSocket socket) throws IOException {
    try {
      return new Listener(socket);
    } catch (TTransportException e) {
      throw new IOException(e);
    }
  }

  /** Knows the connections, to cut them at the end; one thread accepts. */
  private static final class Listener extends TServerSocket {
    private final Set<TSocket> connections = ConcurrentHashMap.newKeySet();

    Listener(ServerSocket socket) throws TTransportException {
      super(socket, IDLE_MILLIS);
    }

    @Override
    public TSocket accept() throws TTransportException {
      TSocket connection = super.accept();
      connections.removeIf(known -> !known.isOpen());
      connections.add(connection);
      return connection;
    }

    void cut() {
      connections.forEach(TSocket::close);
    }
  }
}
