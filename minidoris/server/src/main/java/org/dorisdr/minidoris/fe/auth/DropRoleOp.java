package org.dorisdr.minidoris.fe.auth;

import org.dorisdr.minidoris.fe.Frontend;
import org.dorisdr.minidoris.fe.journal.JournalOp;

/** Takes a role away, also from those who had it. */
public record DropRoleOp(String name) implements JournalOp {
  @Override
  public void apply(Frontend frontend, long journalId) {
    AuthModule.of(frontend).users().removeRole(name);
  }
}
