package org.dorisdr.minidoris.fe.auth;

import org.dorisdr.minidoris.fe.Frontend;
import org.dorisdr.minidoris.fe.journal.JournalOp;

/** Removes a user with all its privileges. */
public record DropUserOp(String name, String host) implements JournalOp {
  @Override
  public void apply(Frontend frontend, long journalId) {
    AuthModule.of(frontend).users().remove(name, host);
  }
}
