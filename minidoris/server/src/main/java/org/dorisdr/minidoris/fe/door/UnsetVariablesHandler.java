package org.dorisdr.minidoris.fe.door;

import org.apache.doris.mysql.privilege.PrivPredicate;
import org.dorisdr.minidoris.fe.Frontend;
import org.dorisdr.minidoris.fe.auth.Privileges;
import org.dorisdr.minidoris.fe.session.Session;
import org.dorisdr.minidoris.fe.session.StatementHandler;
import org.dorisdr.minidoris.fe.session.StatementResult;
import org.dorisdr.minidoris.fe.session.SystemVariables;
import org.dorisdr.sql.stock.admin.UnsetVariables;

/**
 * Runs UNSET VARIABLE ALL: each variable that is another for the session than Doris comes with gets
 * that value back, with GLOBAL for sessions to come as well. Thread safe.
 */
final class UnsetVariablesHandler implements StatementHandler<UnsetVariables> {
  private final Frontend fe;
  private final SystemVariables variables;
  private final Privileges privileges;

  UnsetVariablesHandler(Frontend fe, SystemVariables variables, Privileges privileges) {
    this.fe = fe;
    this.variables = variables;
    this.privileges = privileges;
  }

  @Override
  public boolean needsMaster() {
    return false;
  }

  @Override
  public StatementResult run(Session session, UnsetVariables statement) {
    if (statement.global()) {
      privileges.needGlobal(session, PrivPredicate.ADMIN);
    }
    for (String name : variables.names()) {
      String usual = variables.usual(name);
      if (usual != null && !usual.equals(variables.get(session, name))) {
        if (statement.global()) {
          SetGlobalVariableOp.write(fe, name, usual);
        }
        variables.set(session, name, usual);
      }
    }
    return StatementResult.ok();
  }
}
