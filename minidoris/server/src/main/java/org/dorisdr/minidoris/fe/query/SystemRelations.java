package org.dorisdr.minidoris.fe.query;

import org.dorisdr.minidoris.fe.FeServer;
import org.dorisdr.minidoris.fe.Frontend;
import org.dorisdr.minidoris.fe.cluster.FrontendRow;
import org.dorisdr.minidoris.fe.session.Session;

/** Tables that are made of the frontend's own metadata. The catalog is locked. */
final class SystemRelations {
  private final Frontend frontend;
  private final Session session;
  private final TableAccess access;

  SystemRelations(Frontend frontend, Session session, TableAccess access) {
    this.frontend = frontend;
    this.session = session;
    this.access = access;
  }

  String function(String name) {
    return switch (name) {
      case "frontends" -> frontends();
      case "backends" -> backends();
      default -> null;
    };
  }

  private String frontends() {
    InlineRows rows = new InlineRows(FrontendRow.COLUMNS);
    String self = ((FeServer) frontend).nodeName();
    for (var f : frontend.cluster().frontends()) {
      rows.add(FrontendRow.values(f, frontend.cluster().clusterId(), self));
    }
    return rows.sql();
  }

  private String backends() {
    InlineRows rows =
        new InlineRows(
            "BackendId",
            "Host",
            "HeartbeatPort",
            "BePort",
            "HttpPort",
            "BrpcPort",
            "Alive",
            "ErrMsg");
    for (var b : frontend.cluster().backends()) {
      rows.add(
          b.id(),
          b.host(),
          b.heartbeatPort(),
          b.bePort(),
          b.httpPort(),
          b.brpcPort(),
          String.valueOf(b.alive()),
          b.error());
    }
    return rows.sql();
  }

  String informationSchema(String name) {
    return new InformationSchema(frontend, session, access).table(name);
  }
}
