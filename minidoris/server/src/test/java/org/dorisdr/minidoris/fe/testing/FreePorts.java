package org.dorisdr.minidoris.fe.testing;

import java.io.IOException;
import java.net.ServerSocket;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Ports for servers that tests start later. They lie below those that the system gives to outgoing
 * connections: of these, any could be taken until the server binds it, even by a client that waits
 * for that very server and gets connected with itself. Thread-safe.
 */
public final class FreePorts {
  private static final int FIRST = 10_000;
  private static final int COUNT = 10_000;

  // Processes that test at the same time start at different places.
  private static final AtomicInteger NEXT =
      new AtomicInteger((int) (ProcessHandle.current().pid() * 37 % COUNT));

  private FreePorts() {}

  /** A port that nobody listens on; each call another one. */
  public static int next() {
    for (int tries = 0; tries < COUNT; tries++) {
      int port = FIRST + NEXT.getAndIncrement() % COUNT;
      try (ServerSocket free = new ServerSocket(port)) {
        return free.getLocalPort();
      } catch (IOException e) {
        // Somebody's: the next one.
      }
    }
    throw new IllegalStateException("no port is free from " + FIRST + " to " + (FIRST + COUNT - 1));
  }
}
