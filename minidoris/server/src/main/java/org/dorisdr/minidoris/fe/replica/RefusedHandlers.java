package org.dorisdr.minidoris.fe.replica;

import org.dorisdr.minidoris.fe.catalog.ddl.Ddl;
import org.dorisdr.minidoris.fe.cluster.HostPort;
import org.dorisdr.minidoris.fe.session.Session;
import org.dorisdr.minidoris.fe.session.StatementError;
import org.dorisdr.minidoris.fe.session.StatementResult;
import org.dorisdr.sql.stock.catalog.CopyTablet;
import org.dorisdr.sql.stock.catalog.ModifyBackends;
import org.dorisdr.sql.stock.catalog.ModifyHostName;
import org.dorisdr.sql.stock.catalog.RebalanceDisks;

/** Statements about nodes and tablets that minidoris understands and cannot do, or need not do. */
record RefusedHandlers(Ddl ddl) {
  /** A backend has one disk, so that there is nothing to move; Doris says yes then, too. */
  StatementResult rebalance(Session session, RebalanceDisks statement) {
    return StatementResult.ok();
  }

  StatementResult copy(Session session, CopyTablet statement) {
    if (ddl.read(() -> ddl.fe().catalog().tablet(statement.id())).isEmpty()) {
      throw StatementError.general("Unknown tablet: " + statement.id());
    }
    throw StatementError.general(
        "minidoris has no ADMIN COPY TABLET: "
            + statement.id()
            + ". HINT: BACKUP copies whole tables");
  }

  StatementResult modify(Session session, ModifyBackends statement) {
    statement.addresses().forEach(this::checkBackend);
    throw StatementError.general(
        "minidoris has no ALTER SYSTEM MODIFY BACKEND … SET: its backends have no tags and always"
            + " serve queries and loads");
  }

  StatementResult rename(Session session, ModifyHostName statement) {
    if (statement.kind().equals("BACKEND")) {
      checkBackend(statement.address());
    }
    throw StatementError.general(
        "minidoris has no ALTER SYSTEM MODIFY %s … HOSTNAME: %s. HINT: add the node under its new"
                .formatted(statement.kind(), statement.address())
            + " name and drop the old one");
  }

  private void checkBackend(String address) {
    HostPort node = HostPort.parse(address);
    boolean known =
        ddl.fe().cluster().backends().stream()
            .anyMatch(b -> b.host().equals(node.host()) && b.heartbeatPort() == node.port());
    if (!known) {
      throw StatementError.general("backend does not exists[" + address + "]");
    }
  }
}
