package org.dorisdr.backup;

import org.dorisdr.host.HostException;

/**
 * Ends the process at one chosen point of its life: before or after a durable write, before or
 * after a call to somebody else.
 */
final class Danger {
  /** How it ends. */
  enum End {
    /** Every further call dies too, until it is started again. */
    DIES,
    /**
     * Another FE is master from here on: nothing can be written and no statement be run any more,
     * but what is under way goes on, and can reach the store as before.
     */
    IS_DEPOSED
  }

  /** The process dies. An Error, so that nothing takes it for an answer. */
  static final class Died extends Error {
    private static final long serialVersionUID = 1L;
  }

  private long points;
  private long deadly = -1;
  private End end = End.DIES;
  private boolean over;

  /** Lets it end at the n-th point from now on, counted from 1. */
  void at(long point, End how) {
    points = 0;
    deadly = point;
    end = how;
    over = false;
  }

  /** Whether the chosen point was never reached. */
  boolean isSpared() {
    return points < deadly;
  }

  boolean isDeposed() {
    return over && end == End.IS_DEPOSED;
  }

  void startAgain() {
    over = false;
    deadly = -1;
  }

  /** A point that a process passes whether it is master or not. */
  void point() {
    points++;
    over |= points == deadly;
    if (over && end == End.DIES) {
      throw new Died();
    }
  }

  /** A point that only the master passes. */
  void masterPoint() throws HostException {
    point();
    if (isDeposed()) {
      throw new HostException("this FE is not the master");
    }
  }
}
