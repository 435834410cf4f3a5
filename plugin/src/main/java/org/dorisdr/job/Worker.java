package org.dorisdr.job;

import java.time.Duration;

/**
 * One running job. The scheduler calls {@link #step} again and again, never twice at once and never
 * for a job that is not to run here.
 */
public interface Worker {

  /**
   * Does a bounded piece of work.
   *
   * @return how long to wait before the next call; zero = at once
   */
  Duration step() throws InterruptedException;

  /** Called once after the last step; nothing may be written afterwards. */
  void close();
}
