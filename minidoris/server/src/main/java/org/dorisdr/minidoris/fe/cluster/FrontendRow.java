package org.dorisdr.minidoris.fe.cluster;

import org.dorisdr.minidoris.common.Times;
import org.dorisdr.minidoris.fe.ClusterState.FrontendNode;

/** A frontend as SHOW FRONTENDS, SHOW PROC and {@code frontends()} tell it. Stateless. */
public final class FrontendRow {
  /** Doris's names, in order. */
  public static final String[] COLUMNS = {
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
    "LiveSince"
  };

  private FrontendRow() {}

  /**
   * A value for each column.
   *
   * @param self name of the frontend that the client is connected to
   */
  public static Object[] values(FrontendNode f, int clusterId, String self) {
    return new Object[] {
      f.name(),
      f.host(),
      f.editLogPort(),
      f.httpPort(),
      f.queryPort(),
      f.rpcPort(),
      -1,
      f.role(),
      f.master(),
      clusterId,
      f.joined(),
      f.alive(),
      f.replayedJournalId(),
      Times.text(f.lastStartTime()),
      Times.text(f.lastHeartbeat()),
      f.role().equals(FrontendMember.FOLLOWER),
      f.error(),
      f.version(),
      f.name().equals(self) ? "Yes" : "No",
      Times.text(f.lastStartTime())
    };
  }
}
