package org.dorisdr.minidoris.be.load;

import java.util.concurrent.Semaphore;

/**
 * Lets only a few big loads write at a time, as their rows share the memory of one engine: more at
 * once would not be faster, and end each other for want of memory. Those that wait go in order.
 * Thread safe.
 */
final class LoadGate {
  /** A load's place; closing it lets the next one in. */
  interface Place extends AutoCloseable {
    @Override
    void close();
  }

  private final Semaphore places;
  private final long smallBytes;

  /**
   * @param smallBytes files that are not larger need no place
   */
  LoadGate(int atATime, long smallBytes) {
    this.places = new Semaphore(atATime, /* fair= */ true);
    this.smallBytes = smallBytes;
  }

  /** Waits until a file of that size may be written. */
  Place enter(long bytes) throws LoadException {
    if (bytes <= smallBytes) {
      return () -> {};
    }
    try {
      places.acquire();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LoadException("[CANCELLED]the backend stops");
    }
    return places::release;
  }
}
