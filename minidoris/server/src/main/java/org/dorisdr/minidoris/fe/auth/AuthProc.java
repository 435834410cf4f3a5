package org.dorisdr.minidoris.fe.auth;

import org.dorisdr.minidoris.fe.proc.ProcDirectory;
import org.dorisdr.minidoris.fe.proc.ProcNode;
import org.dorisdr.minidoris.fe.session.StatementResult;

/** {@code /auth}: all users, as Doris's AuthProcDir. */
record AuthProc(Users users, Logins logins) implements ProcDirectory {
  @Override
  public StatementResult rows() {
    return GrantRows.of(users, users.all());
  }

  @Override
  public ProcNode child(String name) {
    return new UserProc(users, logins, name);
  }
}
