package org.dorisdr.minidoris.fe.rpc;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.dorisdr.minidoris.fe.Frontend;
import org.dorisdr.minidoris.fe.catalog.Database;
import org.dorisdr.minidoris.fe.catalog.Table;
import org.dorisdr.minidoris.fe.rpc.RpcAccess.Need;
import org.dorisdr.minidoris.fe.txn.BeginRequest;
import org.dorisdr.minidoris.fe.txn.LabelInUseException;
import org.dorisdr.minidoris.fe.txn.Transaction;
import org.dorisdr.minidoris.fe.txn.TransactionManager;
import org.dorisdr.minidoris.fe.txn.TransactionManager.SubCommit;
import org.dorisdr.minidoris.fe.txn.TransactionStatus;
import org.dorisdr.thrift.TBeginTxnRequest;
import org.dorisdr.thrift.TBeginTxnResult;
import org.dorisdr.thrift.TCommitTxnRequest;
import org.dorisdr.thrift.TCommitTxnResult;
import org.dorisdr.thrift.TRollbackTxnRequest;
import org.dorisdr.thrift.TRollbackTxnResult;
import org.dorisdr.thrift.TStatus;
import org.dorisdr.thrift.TStatusCode;
import org.dorisdr.thrift.TSubTxnInfo;
import org.dorisdr.thrift.TWaitingTxnStatusRequest;
import org.dorisdr.thrift.TWaitingTxnStatusResult;

/** beginTxn, commitTxn, rollbackTxn, waitingTxnStatus. Thread safe. */
final class TransactionCalls {
  private static final long DEFAULT_TIMEOUT_SECONDS = 259_200;

  private final Frontend frontend;
  private final RpcGuard guard;

  TransactionCalls(Frontend frontend, RpcGuard guard) {
    this.frontend = frontend;
    this.guard = guard;
  }

  TBeginTxnResult begin(TBeginTxnRequest request) {
    TBeginTxnResult result = new TBeginTxnResult();
    TStatus status = guard.masterStatus();
    result.setStatus(status);
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

  private void begin(TBeginTxnRequest request, TBeginTxnResult result) {
    RpcGuard.require(request.isSetUser(), "user");
    RpcGuard.require(request.isSetPasswd(), "passwd");
    RpcGuard.require(request.isSetDb(), "db");
    RpcGuard.require(request.isSetTableIds(), "table ids");
    RpcGuard.require(request.isSetLabel(), "label");
    Database database = guard.database(request.getDb());
    guard.check(
        request.getToken(),
        request.getUser(),
        request.getPasswd(),
        request.getUserIp(),
        Need.LOAD,
        database.name,
        tableNames(database, request.getTableIds()));
    request.getTableIds().forEach(id -> RpcGuard.checkNoView(database.tables.get(id)));
    if (request.getLabel().isEmpty()) {
      throw new RpcException("empty label in begin request");
    }
    TransactionManager.Begun begun =
        frontend
            .transactions()
            .begin(
                new BeginRequest(
                    database.id,
                    request.getTableIds(),
                    request.getLabel(),
                    request.getRequestId(),
                    BeginRequest.Source.BACKEND_STREAMING,
                    BeginRequest.Coordinator.BE,
                    request.getBackendId(),
                    ClientAddress.current(),
                    timeoutMillis(request.isSetTimeout(), request.getTimeout())));
    result.setTxnId(begun.transactionId());
    if (begun.repeated()) {
      return;
    }
    result.setDbId(database.id);
    if (request.getSubTxnNum() > 0) {
      result.addToSubTxnIds(begun.transactionId());
      for (long i = 1; i < request.getSubTxnNum(); i++) {
        result.addToSubTxnIds(frontend.transactions().addPart(begun.transactionId()));
      }
    }
  }

  long timeoutMillis(boolean given, long seconds) {
    long fallback =
        frontend.settings().number("stream_load_default_timeout_second", DEFAULT_TIMEOUT_SECONDS);
    return TimeUnit.SECONDS.toMillis(given ? seconds : fallback);
  }

  private static List<String> tableNames(Database database, List<Long> ids) {
    List<String> names = new ArrayList<>();
    for (Long id : ids) {
      Table table = database.tables.get(id);
      if (table == null) {
        throw new RpcException("unknown table, tableId=" + id);
      }
      names.add(table.name);
    }
    return names;
  }

  TCommitTxnResult commit(TCommitTxnRequest request) {
    TCommitTxnResult result = new TCommitTxnResult();
    TStatus status = guard.masterStatus();
    result.setStatus(status);
    RpcStatus.run(
        status,
        () -> {
          if (!commitAndWait(request)) {
            RpcStatus.set(
                status,
                TStatusCode.PUBLISH_TIMEOUT,
                "transaction commit successfully, BUT data will be visible later");
          }
        });
    return result;
  }

  /** False = committed, but not visible in time. */
  private boolean commitAndWait(TCommitTxnRequest request) throws InterruptedException {
    RpcGuard.require(request.isSetUser(), "user");
    RpcGuard.require(request.isSetPasswd(), "passwd");
    RpcGuard.require(request.isSetDb(), "db");
    RpcGuard.require(request.isSetTxnId(), "txn_id");
    boolean inParts = request.isSetTxnInsert() && request.isTxnInsert();
    if (inParts) {
      RpcGuard.require(request.isSetSubTxnInfos(), "sub_txn_infos");
    } else {
      RpcGuard.require(request.isSetCommitInfos(), "commit_infos");
    }
    Database database = guard.database(request.isSetDbId(), request.getDbId(), request.getDb());
    check(
        database,
        request.getTxnId(),
        request.getToken(),
        request.getUser(),
        request.getPasswd(),
        request.getUserIp());
    if (inParts) {
      frontend.transactions().commitParts(request.getTxnId(), parts(database, request));
    } else {
      frontend.transactions().commit(request.getTxnId(), request.getCommitInfos());
    }
    if (request.isOnlyCommit() && !inParts) {
      return true;
    }
    return frontend
        .transactions()
        .awaitVisible(
            request.getTxnId(),
            commitWaitMillis(request.isSetThriftRpcTimeoutMs(), request.getThriftRpcTimeoutMs()));
  }

  /** Half of what the client waits, so that it hears the answer. */
  long commitWaitMillis(boolean given, long clientMillis) {
    return given
        ? clientMillis / 2
        : TimeUnit.SECONDS.toMillis(
            frontend.settings().number("try_commit_lock_timeout_seconds", 5));
  }

  private static List<SubCommit> parts(Database database, TCommitTxnRequest request) {
    List<SubCommit> parts = new ArrayList<>();
    for (TSubTxnInfo part : request.getSubTxnInfos()) {
      // Parts of tables that were dropped meanwhile have nothing to change.
      if (database.tables.containsKey(part.getTableId())) {
        parts.add(
            new SubCommit(part.getSubTxnId(), part.getTableId(), part.getTabletCommitInfos()));
      }
    }
    return parts;
  }

  private void check(
      Database database, long id, String token, String user, String password, String host) {
    Transaction transaction =
        frontend
            .transactions()
            .find(id)
            .filter(t -> t.databaseId == database.id)
            .orElseThrow(() -> new RpcException("transaction [" + id + "] not found"));
    guard.check(
        token,
        user,
        password,
        host,
        Need.LOAD,
        database.name,
        tableNames(database, transaction.tableIds));
  }

  TRollbackTxnResult rollback(TRollbackTxnRequest request) {
    TRollbackTxnResult result = new TRollbackTxnResult();
    TStatus status = guard.masterStatus();
    result.setStatus(status);
    RpcStatus.run(
        status,
        () -> {
          RpcGuard.require(request.isSetUser(), "user");
          RpcGuard.require(request.isSetPasswd(), "passwd");
          RpcGuard.require(request.isSetDb(), "db");
          RpcGuard.require(request.isSetTxnId(), "txn_id");
          Database database =
              guard.database(request.isSetDbId(), request.getDbId(), request.getDb());
          check(
              database,
              request.getTxnId(),
              request.getToken(),
              request.getUser(),
              request.getPasswd(),
              request.getUserIp());
          frontend
              .transactions()
              .abort(
                  request.getTxnId(),
                  request.isSetReason() ? request.getReason() : "system cancel");
        });
    return result;
  }

  TWaitingTxnStatusResult waiting(TWaitingTxnStatusRequest request) {
    TWaitingTxnStatusResult result = new TWaitingTxnStatusResult();
    TStatus status = new TStatus(TStatusCode.OK);
    result.setStatus(status);
    try {
      waiting(request, result);
    } catch (RpcException e) {
      RpcStatus.set(
          status, TStatusCode.INTERNAL_ERROR, "errCode = 2, detailMessage = " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      RpcStatus.set(status, TStatusCode.INCOMPLETE, "interrupted");
    }
    return result;
  }

  private void waiting(TWaitingTxnStatusRequest request, TWaitingTxnStatusResult result)
      throws InterruptedException {
    if (frontend.catalog().database(request.getDbId()).isEmpty()) {
      throw new RpcException("Unknown database '" + request.getDbId() + "'");
    }
    Optional<Transaction> found = find(request);
    if (found.isEmpty()) {
      if (request.isSetTxnId()) {
        throw new RpcException("txn does not exist: " + request.getTxnId());
      }
      // UNKNOWN: the label is free.
      result.setTxnStatusId(0);
      return;
    }
    long patience =
        TimeUnit.SECONDS.toMillis(frontend.settings().number("commit_timeout_second", 30));
    frontend.transactions().awaitVisible(found.get().id, patience);
    Transaction now = frontend.transactions().find(found.get().id).orElse(found.get());
    if (!now.reason.isBlank()) {
      result.getStatus().addToErrorMsgs(now.reason);
    }
    if (now.status.isFinal() || now.status == TransactionStatus.COMMITTED) {
      result.setTxnStatusId(now.status.number());
    } else {
      RpcStatus.set(
          result.getStatus(),
          TStatusCode.INCOMPLETE,
          "Operation is timeout, txn status is " + now.status);
    }
  }

  private Optional<Transaction> find(TWaitingTxnStatusRequest request) {
    return request.isSetTxnId()
        ? frontend
            .transactions()
            .find(request.getTxnId())
            .filter(t -> t.databaseId == request.getDbId())
        : frontend.transactions().findByLabel(request.getDbId(), request.getLabel());
  }
}
