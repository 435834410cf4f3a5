package org.dorisdr.minidoris.fe.auth;

import org.dorisdr.minidoris.fe.Frontend;
import org.dorisdr.minidoris.fe.journal.JournalOp;

/** Forgets the failed logins of a user, on every frontend. */
public record UnlockUserOp(String name, String host) implements JournalOp {
  @Override
  public void apply(Frontend frontend, long journalId) {
    AuthModule.of(frontend).logins().failed().unlock(name, host);
  }
}
