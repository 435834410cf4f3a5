package org.dorisdr.minidoris.fe.rpc;

import java.util.List;
import java.util.Objects;
import org.dorisdr.minidoris.fe.Frontend;
import org.dorisdr.minidoris.fe.catalog.Database;
import org.dorisdr.minidoris.fe.catalog.OlapTable;
import org.dorisdr.minidoris.fe.catalog.Table;
import org.dorisdr.minidoris.fe.rpc.RpcAccess.Need;
import org.dorisdr.minidoris.fe.txn.BeginRequest;
import org.dorisdr.minidoris.fe.txn.LabelInUseException;
import org.dorisdr.minidoris.fe.txn.Transaction;
import org.dorisdr.minidoris.fe.txn.TransactionManager;
import org.dorisdr.minidoris.fe.txn.TransactionStatus;
import org.dorisdr.thrift.TLoadTxn2PCRequest;
import org.dorisdr.thrift.TLoadTxn2PCResult;
import org.dorisdr.thrift.TLoadTxnBeginRequest;
import org.dorisdr.thrift.TLoadTxnBeginResult;
import org.dorisdr.thrift.TLoadTxnCommitRequest;
import org.dorisdr.thrift.TLoadTxnCommitResult;
import org.dorisdr.thrift.TLoadTxnRollbackRequest;
import org.dorisdr.thrift.TLoadTxnRollbackResult;
import org.dorisdr.thrift.TStatus;
import org.dorisdr.thrift.TStatusCode;
import org.dorisdr.thrift.TTabletCommitInfo;

/** The loadTxn calls: a backend takes a stream load. Thread safe. */
final class LoadCalls {
  private final Frontend frontend;
  private final RpcGuard guard;
  private final TransactionCalls transactions;

  LoadCalls(Frontend frontend, RpcGuard guard, TransactionCalls transactions) {
    this.frontend = frontend;
    this.guard = guard;
    this.transactions = transactions;
  }

  TLoadTxnBeginResult begin(TLoadTxnBeginRequest request) {
    TStatus status = guard.masterStatus();
    TLoadTxnBeginResult result = new TLoadTxnBeginResult(status);
    RpcStatus.run(
        status,
        () -> {
          try {
            begin(request, result);
          } catch (LabelInUseException e) {
            RpcStatus.set(status, e.code(), "errCode = 2, detailMessage = " + e.getMessage());
            result.setJobStatus(e.jobStatus());
          }
        });
    return result;
  }

  private void begin(TLoadTxnBeginRequest request, TLoadTxnBeginResult result) {
    check(
        request.getToken(),
        request.getUser(),
        request.getPasswd(),
        request.getUserIp(),
        request.getDb(),
        request.getTbl());
    if (request.getLabel().isEmpty()) {
      throw new RpcException("empty label in begin request");
    }
    Database database =
        frontend
            .catalog()
            .database(request.getDb())
            .orElseThrow(
                () ->
                    new RpcException(
                        TStatusCode.NOT_FOUND, "unknown database, database=" + request.getDb()));
    Table table =
        database
            .table(request.getTbl())
            .filter(OlapTable.class::isInstance)
            .orElseThrow(
                () ->
                    new RpcException(
                        TStatusCode.NOT_FOUND,
                        "Unknown table '" + request.getTbl() + "' in " + database.name));
    RpcGuard.checkNoView(table);
    TransactionManager.Begun begun =
        frontend
            .transactions()
            .begin(
                new BeginRequest(
                    database.id,
                    List.of(table.id),
                    request.getLabel(),
                    request.getRequestId(),
                    BeginRequest.Source.BACKEND_STREAMING,
                    BeginRequest.Coordinator.BE,
                    request.getBackendId(),
                    ClientAddress.current(),
                    transactions.timeoutMillis(request.isSetTimeout(), request.getTimeout())));
    result.setTxnId(begun.transactionId());
    if (!begun.repeated()) {
      result.setDbId(database.id);
    }
  }

  private void check(
      String token, String user, String password, String host, String database, String table) {
    guard.check(token, user, password, host, Need.LOAD, database, List.of(table));
  }

  private void check(TLoadTxnCommitRequest request) {
    check(
        request.getToken(),
        request.getUser(),
        request.getPasswd(),
        request.getUserIp(),
        request.getDb(),
        request.getTbl());
  }

  private static List<TTabletCommitInfo> written(TLoadTxnCommitRequest request) {
    return request.isSetCommitInfos() ? request.getCommitInfos() : List.of();
  }

  TLoadTxnCommitResult commit(TLoadTxnCommitRequest request) {
    TStatus status = guard.masterStatus();
    TLoadTxnCommitResult result = new TLoadTxnCommitResult(status);
    RpcStatus.run(
        status,
        () -> {
          check(request);
          frontend.transactions().commit(request.getTxnId(), written(request));
          awaitVisible(
              status,
              request.getTxnId(),
              transactions.commitWaitMillis(
                  request.isSetThriftRpcTimeoutMs(), request.getThriftRpcTimeoutMs()));
        });
    return result;
  }

  /** The load is written; whoever sent it says later what becomes of it. */
  TLoadTxnCommitResult preCommit(TLoadTxnCommitRequest request) {
    TStatus status = guard.masterStatus();
    TLoadTxnCommitResult result = new TLoadTxnCommitResult(status);
    RpcStatus.run(
        status,
        () -> {
          check(request);
          frontend.transactions().preCommit(request.getTxnId(), written(request));
        });
    return result;
  }

  /** Commits or aborts what was committed in advance. */
  TLoadTxn2PCResult end(TLoadTxn2PCRequest request) {
    TStatus status = guard.masterStatus();
    TLoadTxn2PCResult result = new TLoadTxn2PCResult(status);
    RpcStatus.run(
        status,
        () -> {
          Transaction transaction = checked(request);
          if (request.getOperation().equals("commit")) {
            frontend.transactions().commitPrepared(transaction.id);
            awaitVisible(
                status,
                transaction.id,
                transactions.commitWaitMillis(
                    request.isSetThriftRpcTimeoutMs(), request.getThriftRpcTimeoutMs()));
          } else if (transaction.status == TransactionStatus.VISIBLE) {
            throw new RpcException(
                "transaction [" + transaction.id + "] is already VISIBLE, could not abort.");
          } else if (transaction.status != TransactionStatus.ABORTED) {
            frontend.transactions().abort(transaction.id, "User Abort");
          }
        });
    return result;
  }

  private Transaction checked(TLoadTxn2PCRequest request) {
    Database database = guard.database(request.getDb());
    Transaction transaction =
        (request.isSetTxnId()
                ? frontend.transactions().find(request.getTxnId())
                : frontend.transactions().findByLabel(database.id, request.getLabel()))
            .filter(t -> t.databaseId == database.id)
            .orElseThrow(
                () ->
                    new RpcException(
                        request.isSetTxnId()
                            ? "transaction [" + request.getTxnId() + "] not found"
                            : "transaction not found, label=" + request.getLabel()));
    // A table that was dropped meanwhile is nobody's.
    List<String> tables =
        transaction.tableIds.stream()
            .map(database.tables::get)
            .filter(Objects::nonNull)
            .map(table -> table.name)
            .toList();
    guard.check(
        request.getToken(),
        request.getUser(),
        request.getPasswd(),
        request.getUserIp(),
        Need.LOAD,
        database.name,
        tables);
    return transaction;
  }

  private void awaitVisible(TStatus status, long transactionId, long millis)
      throws InterruptedException {
    if (!frontend.transactions().awaitVisible(transactionId, millis)) {
      RpcStatus.set(
          status,
          TStatusCode.PUBLISH_TIMEOUT,
          "transaction commit successfully, BUT data will be visible later");
    }
  }

  TLoadTxnRollbackResult rollback(TLoadTxnRollbackRequest request) {
    TStatus status = guard.masterStatus();
    TLoadTxnRollbackResult result = new TLoadTxnRollbackResult(status);
    RpcStatus.run(
        status,
        () -> {
          check(
              request.getToken(),
              request.getUser(),
              request.getPasswd(),
              request.getUserIp(),
              request.getDb(),
              request.getTbl());
          String reason = request.isSetReason() ? request.getReason() : "system cancel";
          frontend.transactions().abort(id(request), reason);
        });
    return result;
  }

  private long id(TLoadTxnRollbackRequest request) {
    if (request.getTxnId() > 0 || !request.isSetLabel()) {
      return request.getTxnId();
    }
    Database database = guard.database(request.getDb());
    return frontend
        .transactions()
        .findByLabel(database.id, request.getLabel())
        .map((Transaction t) -> t.id)
        .orElseThrow(() -> new RpcException("transaction not found, label=" + request.getLabel()));
  }
}
