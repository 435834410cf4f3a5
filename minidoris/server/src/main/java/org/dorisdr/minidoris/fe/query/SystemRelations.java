package org.dorisdr.minidoris.fe.query;

import org.dorisdr.minidoris.common.Times;
import org.dorisdr.minidoris.fe.FeServer;
import org.dorisdr.minidoris.fe.Frontend;

/** Tables that are made of the frontend's own metadata. The catalog is locked. */
final class SystemRelations {
  private final Frontend frontend;

  SystemRelations(Frontend frontend) {
    this.frontend = frontend;
  }

  String function(String name) {
    return switch (name) {
      case "frontends" -> frontends();
      case "backends" -> backends();
      default -> null;
    };
  }

  private String frontends() {
    InlineRows rows =
        new InlineRows(
            "Name",
            "Host",
            "EditLogPort",
            "HttpPort",
            "QueryPort",
            "RpcPort",
            "ArrowFlightSqlPort",
            "Role",
            "IsMaster",
            "ClusterId",
            "Join",
            "Alive",
            "ReplayedJournalId",
            "LastStartTime",
            "LastHeartbeat",
            "IsHelper",
            "ErrMsg",
            "Version",
            "CurrentConnected",
            "LiveSince");
    for (var f : frontend.cluster().frontends()) {
      rows.add(
          f.name(),
          f.host(),
          f.editLogPort(),
          f.httpPort(),
          f.queryPort(),
          f.rpcPort(),
          -1,
          f.role(),
          String.valueOf(f.master()),
          frontend.cluster().clusterId(),
          String.valueOf(f.joined()),
          String.valueOf(f.alive()),
          f.replayedJournalId(),
          Times.text(f.lastStartTime()),
          Times.text(f.lastHeartbeat()),
          String.valueOf(f.role().equals("FOLLOWER")),
          f.error(),
          f.version(),
          f.name().equals(((FeServer) frontend).nodeName()) ? "Yes" : "No",
          Times.text(f.lastStartTime()));
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
    return new InformationSchema(frontend).table(name);
  }
}
