package org.dorisdr.minidoris.be.exec;

import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.dorisdr.thrift.TStatusCode;

/** What a statement is doing right now, so that another thread can stop it. Thread safe. */
final class RunningStatement {
  private Statement current;
  private String stopReason;
  private final CountDownLatch stopped = new CountDownLatch(1);

  /** Names the step that begins. */
  synchronized void now(Statement statement) {
    if (stopReason != null) {
      throw new ExecException(TStatusCode.CANCELLED, stopReason);
    }
    current = statement;
  }

  /** Stops the present step and refuses further ones. */
  synchronized void stop(String reason) {
    stopReason = reason;
    stopped.countDown();
    try {
      if (current != null && !current.isClosed()) {
        current.cancel();
      }
    } catch (SQLException e) {
      // The statement ended by itself in this moment: nothing is left to stop.
      current = null;
    }
  }

  /** Waits until it is stopped, for that long at most. */
  void awaitStop(long nanos) throws InterruptedException {
    // Whether it was stopped is told by the reason.
    boolean ignored = stopped.await(nanos, TimeUnit.NANOSECONDS);
  }

  /** Why it was stopped; null if it was not. */
  synchronized String stopReason() {
    return stopReason;
  }
}
