package org.dorisdr.sandbox;

import java.net.SocketTimeoutException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.time.Duration;
import java.util.List;

/**
 * Connects again to a frontend that is there and takes long to let us in, as on a machine that is
 * short of processors. Nothing was sent on a connection that never came to be, so that this guesses
 * no outcome; a statement is never repeated. Stateless.
 */
final class Patience {
  private static final Duration LIMIT = Duration.ofMinutes(2);

  /** One attempt. */
  interface Attempt {
    Connection connect() throws SQLException;
  }

  private Patience() {}

  /** Fails at once if nobody is there. */
  static Connection connect(Attempt attempt) throws SQLException {
    long start = System.nanoTime();
    while (true) {
      try {
        return attempt.connect();
      } catch (SQLException e) {
        if (!isTimeOut(e) || System.nanoTime() - start > LIMIT.toNanos()) {
          throw e;
        }
      }
    }
  }

  /**
   * Tries one after the other. If none lets us in, the one that took too long is told rather than
   * one that is not there: it is the one worth waiting for.
   */
  static Connection any(List<Attempt> attempts) throws SQLException {
    SQLException told = null;
    for (Attempt attempt : attempts) {
      try {
        return attempt.connect();
      } catch (SQLException e) {
        SQLException other = told;
        boolean worse = told == null || isTimeOut(e) || !isTimeOut(told);
        told = worse ? e : told;
        if (other != null) {
          told.addSuppressed(worse ? other : e);
        }
      }
    }
    throw told == null ? new SQLException("there is no frontend to connect to") : told;
  }

  private static boolean isTimeOut(Throwable e) {
    for (Throwable t = e; t != null; t = t.getCause()) {
      if (t instanceof SocketTimeoutException || t instanceof SQLTimeoutException) {
        return true;
      }
    }
    return false;
  }
}
