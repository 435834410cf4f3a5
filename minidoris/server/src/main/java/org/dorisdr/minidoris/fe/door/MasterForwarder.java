package org.dorisdr.minidoris.fe.door;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.doris.analysis.UserIdentity;
import org.apache.doris.common.FeConstants;
import org.apache.thrift.TException;
import org.dorisdr.minidoris.fe.ClusterState.FrontendNode;
import org.dorisdr.minidoris.fe.FeServer;
import org.dorisdr.minidoris.fe.cluster.FeAddress;
import org.dorisdr.minidoris.fe.mysql.OkPacket;
import org.dorisdr.minidoris.fe.rpc.BackendClients;
import org.dorisdr.minidoris.fe.rpc.FrontendRpc;
import org.dorisdr.minidoris.fe.session.Forwarder;
import org.dorisdr.minidoris.fe.session.RemoteTransaction;
import org.dorisdr.minidoris.fe.session.Session;
import org.dorisdr.minidoris.fe.session.StatementError;
import org.dorisdr.minidoris.fe.session.StatementResult;
import org.dorisdr.thrift.FrontendService;
import org.dorisdr.thrift.TMasterOpRequest;
import org.dorisdr.thrift.TMasterOpResult;
import org.dorisdr.thrift.TShowResultSet;
import org.dorisdr.thrift.TUserIdentity;

/** Sends statements to the master's FrontendService, as Doris does. Thread safe. */
final class MasterForwarder implements Forwarder {
  /** Key beside the session variables under which a frontend proves that it is one. */
  static final String TOKEN = "minidoris_rpc_token";

  /** The same, for the transaction that a session has begun on the master. */
  static final String TRANSACTION = "minidoris_transaction";

  /** Set with the statement that begins it. */
  static final String TRANSACTION_BEGINS = "minidoris_transaction_begins";

  private static final int CONNECT_MILLIS = 3_000;
  private static final int CALL_MILLIS = 900_000;
  private static final int JOURNAL_MILLIS = 60_000;

  private final FeServer fe;

  MasterForwarder(FeServer fe) {
    this.fe = fe;
  }

  @Override
  public StatementResult forward(Session session, String packet, int index) {
    FrontendNode master =
        fe.cluster().frontends().stream()
            .filter(f -> f.master() && !f.name().equals(fe.nodeName()))
            .findFirst()
            .orElseThrow(
                () -> StatementError.general("this frontend is not the master, and knows none"));
    TMasterOpResult result;
    // A fresh connection a statement: on a kept one that broke, it might be sent twice.
    try (BackendClients clients = new BackendClients(CONNECT_MILLIS, CALL_MILLIS)) {
      result =
          clients.call(
              master.host(),
              master.rpcPort(),
              FrontendService.Client.class,
              FrontendService.Client::new,
              c -> c.forward(request(session, packet, index)));
    } catch (TException e) {
      throw StatementError.general(
          "Forward to master " + master.host() + " failed, its outcome is unknown: " + e);
    }
    await(result.getMaxJournalId());
    return answer(result);
  }

  private TMasterOpRequest request(Session session, String packet, int index) {
    String database = session.database() == null ? "" : session.database();
    TMasterOpRequest request = new TMasterOpRequest(session.user(), database, packet);
    request.setStmtIdx(index);
    UserIdentity user = session.context().getCurrentUserIdentity();
    request.setUserIp(session.host());
    request.setCurrentUserIdent(
        new TUserIdentity().setUsername(user.getUser()).setHost(user.getHost()));
    Map<String, String> variables = new HashMap<>(session.variables());
    session.userVariables().forEach((name, value) -> variables.put("@" + name, value));
    variables.put(TOKEN, fe.part(FrontendRpc.class).orElseThrow().tokens().acquire());
    if (session.transaction() instanceof RemoteTransaction remote) {
      variables.put(TRANSACTION, remote.key());
      if (!remote.isBegun()) {
        variables.put(TRANSACTION_BEGINS, "true");
      }
    }
    request.setSessionVariables(variables);
    FeAddress self = FeAddress.of(fe.settings());
    request.setClientNodeHost(self.host());
    request.setClientNodePort(self.editLogPort());
    return request;
  }

  /** What the master did is visible here before the client hears of it. */
  private void await(long journalId) {
    try {
      if (!fe.editLog().awaitApplied(journalId, JOURNAL_MILLIS)) {
        throw StatementError.general(
            "the statement is done, but this frontend has not caught up with the master yet");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw StatementError.general("interrupted; the statement is done");
    }
  }

  private static StatementResult answer(TMasterOpResult result) {
    if (result.getStatusCode() != 0) {
      throw ForwardedError.read(result.getStatusCode(), result.getErrMessage());
    }
    if (!result.isSetResultSet()) {
      StatementResult told = OkPacket.read(result.getPacket());
      return StatementResult.affected(result.getAffectedRows(), told.warnings(), told.info());
    }
    TShowResultSet rows = result.getResultSet();
    List<String> names =
        rows.getMetaData().getColumns().stream().map(c -> c.getColumnName()).toList();
    return StatementResult.show(
        names, rows.getResultRows().stream().map(MasterForwarder::row).toList());
  }

  private static List<String> row(List<String> row) {
    return row.stream().map(v -> FeConstants.null_string.equals(v) ? null : v).toList();
  }
}
