package org.dorisdr.minidoris.fe.door;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.doris.analysis.UserIdentity;
import org.apache.doris.common.FeConstants;
import org.apache.doris.qe.ConnectContext;
import org.dorisdr.minidoris.fe.FeServer;
import org.dorisdr.minidoris.fe.mysql.OkPacket;
import org.dorisdr.minidoris.fe.rpc.FrontendRpc;
import org.dorisdr.minidoris.fe.session.Dispatcher;
import org.dorisdr.minidoris.fe.session.Session;
import org.dorisdr.minidoris.fe.session.StatementError;
import org.dorisdr.minidoris.fe.session.StatementResult;
import org.dorisdr.thrift.TColumnDefinition;
import org.dorisdr.thrift.TColumnType;
import org.dorisdr.thrift.TMasterOpRequest;
import org.dorisdr.thrift.TMasterOpResult;
import org.dorisdr.thrift.TPrimitiveType;
import org.dorisdr.thrift.TShowResultSet;
import org.dorisdr.thrift.TShowResultSetMetaData;

/** Runs statements that followers send here. Thread safe. */
final class ForwardedCalls {
  private final FeServer fe;
  private final Dispatcher dispatcher;
  private final HeldSessions held = new HeldSessions();
  private final AtomicLong lastId = new AtomicLong(1L << 30);

  ForwardedCalls(FeServer fe, Dispatcher dispatcher) {
    this.fe = fe;
    this.dispatcher = dispatcher;
  }

  TMasterOpResult run(TMasterOpRequest request) {
    TMasterOpResult result = new TMasterOpResult();
    result.setPacket(new byte[0]);
    result.setStatusCode(0);
    try {
      check(request);
      run(request, result);
      result.setStatus("OK");
    } catch (StatementError e) {
      failed(result, e.code(), e.getMessage());
    } catch (IOException | RuntimeException e) {
      failed(result, 1105, String.valueOf(e.getMessage()));
    }
    result.setMaxJournalId(fe.editLog().appliedId());
    return result;
  }

  private void run(TMasterOpRequest request, TMasterOpResult result) throws IOException {
    Map<String, String> variables = request.getSessionVariables();
    String transaction = variables.remove(MasterForwarder.TRANSACTION);
    boolean begins = variables.remove(MasterForwarder.TRANSACTION_BEGINS) != null;
    Session session =
        transaction == null
            ? session(request)
            : held.take(transaction, begins, () -> session(request));
    fill(session, request);
    try {
      dispatcher.runOne(
          session, request.getSql(), request.getStmtIdx(), (answer, more) -> keep(answer, result));
    } finally {
      if (transaction != null) {
        held.giveBack(transaction, session);
      }
    }
  }

  private static void failed(TMasterOpResult result, int code, String message) {
    result.setStatus("ERR");
    result.setStatusCode(code);
    result.setErrMessage(message);
  }

  /** The caller says who the user is: only another frontend may. */
  private void check(TMasterOpRequest request) {
    String token =
        request.isSetSessionVariables()
            ? request.getSessionVariables().remove(MasterForwarder.TOKEN)
            : null;
    if (!fe.part(FrontendRpc.class).orElseThrow().tokens().isValid(token)) {
      throw StatementError.general(
          "reject request from "
              + request.getClientNodeHost()
              + ": it is no frontend of this cluster");
    }
    if (!fe.isMaster()) {
      throw StatementError.general("the statement was forwarded to a frontend that is not master");
    }
  }

  private Session session(TMasterOpRequest request) {
    ConnectContext context = new ConnectContext();
    UserIdentity user =
        new UserIdentity(
            request.getCurrentUserIdent().getUsername(), request.getCurrentUserIdent().getHost());
    context.setCurrentUserIdentity(user);
    context.setRemoteIP(request.getUserIp());
    return new Session(
        lastId.incrementAndGet(), user.getUser(), request.getUserIp(), context, true);
  }

  private void fill(Session session, TMasterOpRequest request) {
    fe.cluster().frontends().stream()
        .filter(
            f ->
                f.host().equals(request.getClientNodeHost())
                    && f.editLogPort() == request.getClientNodePort())
        .findFirst()
        .ifPresent(f -> session.from(f.name()));
    session.use(request.getDb().isEmpty() ? null : request.getDb());
    request
        .getSessionVariables()
        .forEach(
            (name, value) -> {
              if (name.startsWith("@")) {
                session.userVariables().put(name.substring(1), value);
              } else {
                session.variables().put(name, value);
              }
            });
  }

  private static void keep(StatementResult answer, TMasterOpResult result) {
    try (answer) {
      if (answer.columns().isEmpty()) {
        result.setAffectedRows(answer.affectedRows());
        result.setPacket(OkPacket.write(answer));
        return;
      }
      List<TColumnDefinition> columns = new ArrayList<>();
      for (StatementResult.Column column : answer.columns()) {
        columns.add(new TColumnDefinition(column.name(), new TColumnType(TPrimitiveType.VARCHAR)));
      }
      List<List<String>> rows = new ArrayList<>();
      answer
          .rows()
          .forEachRemaining(
              r -> rows.add(r.stream().map(v -> v == null ? FeConstants.null_string : v).toList()));
      result.setResultSet(new TShowResultSet(new TShowResultSetMetaData(columns), rows));
    }
  }
}
