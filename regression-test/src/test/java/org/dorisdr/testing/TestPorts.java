package org.dorisdr.testing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.atomic.AtomicInteger;

/** Where the servers of an integration test listen. Thread safe. */
public final class TestPorts {
  /**
   * Tests of two forks may run at once; default ports end in 0 or 1, so that 3 keeps them apart.
   */
  private static final int BETWEEN_FORKS = 3;

  /** Nothing has its default port from here to 7999. */
  private static final int FREE = 7000;

  private static final int FREE_COUNT = 100;
  private static final AtomicInteger NEXT = new AtomicInteger();

  private TestPorts() {}

  /** What is added to each default port: -Ddorisdr.port.offset, and a little for each fork. */
  public static int offset() {
    int fork = Integer.getInteger("dorisdr.fork", 1);
    return Integer.getInteger("dorisdr.port.offset", 12_000) + BETWEEN_FORKS * (fork - 1);
  }

  /**
   * A server on a port of its own. It may close that and listen there again: the port is none of
   * those that the system gives to outgoing connections, which might take it meanwhile.
   */
  public static ServerSocket listen() throws IOException {
    IOException last = null;
    for (int tries = 0; tries < FREE_COUNT; tries++) {
      int port = FREE + offset() + 10 * (NEXT.getAndIncrement() % FREE_COUNT);
      try {
        return new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
      } catch (IOException taken) {
        last = taken;
      }
    }
    throw last;
  }
}
