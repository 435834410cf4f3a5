package org.dorisdr.minidoris.fe.catalog.ddl;

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
    int colon = address.lastIndexOf(':');
    int port = colon < 1 ? -1 : port(address.substring(colon + 1));
    if (port <= 0 || port > 65535) {
      throw StatementError.general("Invalid host port: " + address);
    }
    String host = address.substring(0, colon);
    if (statement.kind().equals("BACKEND")) {
      backend(statement, host, port);
    } else if (statement.add()) {
      ddl.fe().members().add(statement.kind(), host, port);
    } else {
      ddl.fe().members().drop(statement.kind(), host, port);
    }
  }

  private void backend(AlterNodes statement, String host, int port) {
    if (statement.add()) {
      ddl.fe().nodes().addBackend(host, port);
      return;
    }
    if (!statement.force()) {
      throw StatementError.general(
          "It is highly NOT RECOMMENDED to use DROP BACKEND stmt."
              + "It is not safe to directly drop a backend. "
              + "All data on this backend will be discarded permanently. "
              + "If you insist, use DROPP instead of DROP");
    }
    ddl.fe().nodes().dropBackend(host, port);
  }

  private static int port(String text) {
    try {
      return Integer.parseInt(text.strip());
    } catch (NumberFormatException e) {
      return -1;
    }
  }
}
