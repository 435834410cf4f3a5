package org.dorisdr.minidoris.fe;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Pauses of a start that needs others of the group, and tells what it waits for. One thread. */
final class GroupWait {
  private static final Logger LOG = LoggerFactory.getLogger(GroupWait.class);
  private static final long PAUSE_MILLIS = 500;

  private String told = "";

  /**
   * Sleeps a while.
   *
   * @param problem what is lacking; told as often as it changes
   */
  void pause(String problem) {
    if (!problem.equals(told)) {
      LOG.warn("waiting: {}", problem);
      System.err.println("fe: waiting: " + problem);
      told = problem;
    }
    try {
      Thread.sleep(PAUSE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for the group", e);
    }
  }
}
