package org.dorisdr.minidoris.fe.testing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;

/**
 * Ports for servers that tests start later. They lie below those that the system gives to outgoing
 * connections: of these, any could be taken until the server binds it, even by a client that waits
 * for that very server and gets connected with itself. Processes that test at the same time never
 * get the same one: each takes blocks of ports, and listens on the first of a block as long as it
 * lives, to show that it is taken. Thread-safe.
 */
public final class FreePorts {
  private static final int FIRST = 10_000;
  private static final int BLOCKS = 200;
  private static final int BLOCK = 50;

  private static final List<ServerSocket> TAKEN = new ArrayList<>();

  /** Counts what was given; goes round when no block is left to take. */
  private static int given;

  private FreePorts() {}

  /** A port that nobody listens on; each call another one, as long as there are some. */
  public static synchronized int next() {
    for (int tries = 0; tries < BLOCKS * BLOCK; tries++) {
      int port = candidate();
      try (ServerSocket free = new ServerSocket(port)) {
        return free.getLocalPort();
      } catch (IOException e) {
        // Somebody's: the next one.
      }
    }
    throw new IllegalStateException("no port is free in " + TAKEN.size() + " blocks");
  }

  private static int candidate() {
    int usable = BLOCK - 1;
    if (given == TAKEN.size() * usable && !takeBlock()) {
      if (TAKEN.isEmpty()) {
        throw new IllegalStateException("others have all ports from " + FIRST + " on");
      }
      given = 0;
    }
    int port = TAKEN.get(given / usable).getLocalPort() + 1 + given % usable;
    given++;
    return port;
  }

  private static boolean takeBlock() {
    for (int block = 0; block < BLOCKS; block++) {
      try {
        int port = FIRST + block * BLOCK;
        TAKEN.add(new ServerSocket(port, 1, InetAddress.getLoopbackAddress()));
        return true;
      } catch (IOException e) {
        // Somebody's: the next one.
      }
    }
    return false;
  }
}
