package org.dorisdr.minidoris.fe.auth;

import org.dorisdr.minidoris.fe.proc.ProcDirectory;
import org.dorisdr.minidoris.fe.proc.ProcNode;
import org.dorisdr.minidoris.fe.session.StatementError;
import org.dorisdr.minidoris.fe.session.StatementResult;

/** {@code /auth}: all users, as Doris's AuthProcDir. */
record AuthProc(Users users) implements ProcDirectory {
  @Override
  public StatementResult rows() {
    return GrantRows.of(users, users.all());
  }

  @Override
  public ProcNode child(String name) {
    throw StatementError.general(
        "minidoris has no properties of users that SHOW PROC '/auth/" + name + "' could show");
  }
}
