package org.dorisdr.minidoris.fe.auth;

import org.dorisdr.minidoris.fe.Frontend;
import org.dorisdr.minidoris.fe.journal.JournalOp;

/** Creates a user, or replaces all that is known of one: password, comment, privileges. */
public record SaveUserOp(User user) implements JournalOp {
  @Override
  public void apply(Frontend frontend, long journalId) {
    AuthModule.of(frontend).users().put(user);
  }
}
