package org.dorisdr.minidoris.fe.catalog.ddl;

import org.dorisdr.minidoris.fe.cluster.HostPort;
import org.dorisdr.minidoris.fe.session.Session;
import org.dorisdr.minidoris.fe.session.StatementHandler;
import org.dorisdr.minidoris.fe.session.StatementResult;
import org.dorisdr.sql.stock.catalog.DecommissionBackends;

/** Runs ALTER SYSTEM DECOMMISSION BACKEND and CANCEL DECOMMISSION BACKEND. */
final class DecommissionHandler implements StatementHandler<DecommissionBackends> {
  private final Ddl ddl;

  DecommissionHandler(Ddl ddl) {
    this.ddl = ddl;
  }

  @Override
  public StatementResult run(Session session, DecommissionBackends statement) {
    ddl.fe()
        .nodes()
        .decommission(
            statement.addresses().stream().map(HostPort::parse).toList(), !statement.cancel());
    return StatementResult.ok();
  }
}
