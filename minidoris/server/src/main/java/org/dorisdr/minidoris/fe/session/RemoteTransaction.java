package org.dorisdr.minidoris.fe.session;

import java.util.UUID;

/**
 * A transaction that a session of a follower has begun: it lives on the master, where all that the
 * session runs until its end is sent. Used by the session's thread only.
 */
public final class RemoteTransaction implements SessionTransaction {
  private final Forwarder forwarder;
  private final Session session;
  private final String key = UUID.randomUUID().toString();
  private boolean begun;

  RemoteTransaction(Forwarder forwarder, Session session) {
    this.forwarder = forwarder;
    this.session = session;
  }

  /** Tells the master which transaction a statement belongs to. */
  public String key() {
    return key;
  }

  /** False for the first statement: the master does not know the transaction yet. */
  public boolean isBegun() {
    return begun;
  }

  /**
   * Runs a statement as part of it.
   *
   * @param last whether it ends the transaction, however it goes
   */
  StatementResult run(String text, boolean last) {
    session.transaction(this);
    try {
      StatementResult result = forwarder.forward(session, text, 0);
      begun = true;
      return result;
    } catch (StatementError e) {
      if (!begun || StatementRunner.isLostMaster(e)) {
        session.transaction(null);
      }
      throw e;
    } finally {
      if (last) {
        session.transaction(null);
      }
    }
  }

  @Override
  public void abandon() {
    try {
      run("ROLLBACK", true).close();
    } catch (StatementError e) {
      // The master ends what it has not heard of for long.
    }
  }
}
