package org.dorisdr.minidoris.fe.catalog.ddl;

import org.dorisdr.minidoris.fe.cluster.HostPort;
import org.dorisdr.minidoris.fe.session.Session;
import org.dorisdr.minidoris.fe.session.StatementError;
import org.dorisdr.minidoris.fe.session.StatementHandler;
import org.dorisdr.minidoris.fe.session.StatementResult;
import org.dorisdr.sql.stock.catalog.AlterNodes;

/** Runs ALTER SYSTEM ADD and DROP. */
final class NodeHandler implements StatementHandler<AlterNodes> {
  private final Ddl ddl;

  NodeHandler(Ddl ddl) {
    this.ddl = ddl;
  }

  @Override
  public StatementResult run(Session session, AlterNodes statement) {
    for (String address : statement.addresses()) {
      one(statement, address);
    }
    return StatementResult.ok();
  }

  private void one(AlterNodes statement, String address) {
    HostPort node = HostPort.parse(address);
    if (statement.kind().equals("BACKEND")) {
      backend(statement, node);
    } else if (statement.add()) {
      ddl.fe().members().add(statement.kind(), node.host(), node.port());
    } else {
      ddl.fe().members().drop(statement.kind(), node.host(), node.port());
    }
  }

  private void backend(AlterNodes statement, HostPort node) {
    if (statement.add()) {
      ddl.fe().nodes().addBackend(node.host(), node.port());
      return;
    }
    if (!statement.force()) {
      throw StatementError.general(
          "It is highly NOT RECOMMENDED to use DROP BACKEND stmt."
              + "It is not safe to directly drop a backend. "
              + "All data on this backend will be discarded permanently. "
              + "If you insist, use DROPP instead of DROP");
    }
    ddl.fe().nodes().dropBackend(node.host(), node.port());
  }
}
