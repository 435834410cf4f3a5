package org.dorisdr.backup;

/**
 * Lets the process die at one chosen point of its life: before or after a durable write, before or
 * after a call to somebody else. Once dead, every further call dies too, until it is started again.
 */
final class Danger {
  /** The process dies. An Error, so that nothing takes it for an answer. */
  static final class Died extends Error {
    private static final long serialVersionUID = 1L;
  }

  private long points;
  private long deadly = -1;
  private boolean dead;

  /** Lets it die at the n-th point from now on, counted from 1. */
  void at(long point) {
    points = 0;
    deadly = point;
    dead = false;
  }

  /** Whether the chosen point was never reached. */
  boolean isSpared() {
    return points < deadly;
  }

  void startAgain() {
    dead = false;
    deadly = -1;
  }

  void point() {
    points++;
    if (dead || points == deadly) {
      dead = true;
      throw new Died();
    }
  }
}
