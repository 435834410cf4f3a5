package org.dorisdr.minidoris.fe.door;

import java.util.List;
import org.dorisdr.minidoris.fe.session.Session;
import org.dorisdr.minidoris.fe.session.StatementError;
import org.dorisdr.minidoris.fe.session.StatementHandler;
import org.dorisdr.minidoris.fe.session.StatementResult;
import org.dorisdr.minidoris.fe.session.SystemVariables;
import org.dorisdr.sql.stock.admin.UnsetVariables;

/** Runs UNSET VARIABLE ALL: each variable that the session has set gets its default. */
final class UnsetVariablesHandler implements StatementHandler<UnsetVariables> {
  private final SystemVariables variables;

  UnsetVariablesHandler(SystemVariables variables) {
    this.variables = variables;
  }

  @Override
  public boolean needsMaster() {
    return false;
  }

  @Override
  public StatementResult run(Session session, UnsetVariables statement) {
    if (statement.global()) {
      throw StatementError.general(
          "not supported yet: UNSET GLOBAL VARIABLE ALL. HINT: SET GLOBAL <variable> = DEFAULT");
    }
    List<String> names = variables.names();
    for (String name : List.copyOf(session.variables().keySet())) {
      if (names.contains(name)) {
        variables.set(session, name, variables.fallback(name));
      }
    }
    return StatementResult.ok();
  }
}
