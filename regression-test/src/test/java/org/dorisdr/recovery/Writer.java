package org.dorisdr.recovery;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Random;
import org.dorisdr.sandbox.Cluster;

/**
 * Changes one kind of thing, over and over, and knows what has to be there. One thread calls {@link
 * #once}; {@link #verify} is called while none does.
 */
interface Writer {
  /** Makes what the changes need. */
  void prepare(Connection connection) throws SQLException;

  /**
   * Does one change, and repeats it until its outcome is known.
   *
   * @throws SQLException if an attempt failed: called again, it goes on with the same change
   */
  void once(Cluster cluster, Connection connection, Random random) throws Exception;

  /** Whether a change was begun of which the outcome is not known yet. */
  boolean isOpen();

  /** Throws an AssertionError unless exactly what was acknowledged is there. */
  void verify(Connection connection) throws SQLException;

  /** Acknowledged changes. */
  long done();
}
