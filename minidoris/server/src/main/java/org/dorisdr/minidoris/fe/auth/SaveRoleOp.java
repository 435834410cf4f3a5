package org.dorisdr.minidoris.fe.auth;

import org.dorisdr.minidoris.fe.Frontend;
import org.dorisdr.minidoris.fe.journal.JournalOp;

/** Creates a role, or replaces all that is known of one. */
public record SaveRoleOp(Role role) implements JournalOp {
  @Override
  public void apply(Frontend frontend, long journalId) {
    AuthModule.of(frontend).users().putRole(role);
  }
}
