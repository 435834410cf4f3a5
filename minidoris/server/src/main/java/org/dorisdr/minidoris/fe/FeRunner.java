package org.dorisdr.minidoris.fe;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;

/**
 * Runs a frontend until it is closed, and starts it anew when it has to read its metadata again: as
 * a master that is none any more, or a member that others have left behind. Thread safe.
 */
public final class FeRunner implements AutoCloseable {
  private final FeSettings settings;
  private final String helper;
  private final CompletableFuture<Ending> closing = new CompletableFuture<>();
  private final CompletableFuture<Void> closed = new CompletableFuture<>();
  private volatile Thread runner;
  private volatile FeServer server;

  public FeRunner(FeSettings settings, String helper) {
    this.settings = settings;
    this.helper = helper;
  }

  /**
   * Blocks until {@link #close} is called.
   *
   * @throws IOException if the frontend cannot start, or does not belong to its cluster any more
   */
  public void run() throws IOException {
    runner = Thread.currentThread();
    try {
      while (!closing.isDone()) {
        Ending ending = runOnce();
        if (!ending.again()) {
          if (!closing.isDone()) {
            throw new IOException(ending.reason());
          }
          return;
        }
      }
    } finally {
      closed.complete(null);
    }
  }

  private Ending runOnce() throws IOException {
    FeServer started = FeServer.start(settings, helper);
    server = started;
    try (started) {
      return (Ending) CompletableFuture.anyOf(closing, started.ending()).join();
    }
  }

  /** The frontend as it runs now; null before it could start. */
  public FeServer server() {
    return server;
  }

  /** Ends the frontend, and waits for that. */
  @Override
  public void close() {
    closing.complete(Ending.failed("closed"));
    Thread running = runner;
    if (running == null) {
      return;
    }
    if (server == null) {
      // It may be waiting for its group.
      running.interrupt();
    }
    closed.join();
  }
}
