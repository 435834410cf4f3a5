package org.dorisdr.minidoris.fe.rpc;

import java.util.List;
import org.dorisdr.minidoris.fe.Frontend;
import org.dorisdr.minidoris.fe.binlog.BinlogManager;
import org.dorisdr.minidoris.fe.catalog.Database;
import org.dorisdr.minidoris.fe.rpc.RpcAccess.Need;
import org.dorisdr.thrift.TGetBinlogLagResult;
import org.dorisdr.thrift.TGetBinlogRequest;
import org.dorisdr.thrift.TGetBinlogResult;
import org.dorisdr.thrift.TLockBinlogRequest;
import org.dorisdr.thrift.TLockBinlogResult;
import org.dorisdr.thrift.TStatus;
import org.dorisdr.thrift.TStatusCode;

/** getBinlog, getBinlogLag, lockBinlog. Thread safe. */
final class BinlogCalls {
  private final Frontend frontend;
  private final RpcGuard guard;

  BinlogCalls(Frontend frontend, RpcGuard guard) {
    this.frontend = frontend;
    this.guard = guard;
  }

  TGetBinlogResult get(TGetBinlogRequest request) {
    TGetBinlogResult result = new TGetBinlogResult();
    TStatus status =
        request.isAllowFollowerRead() ? new TStatus(TStatusCode.OK) : guard.masterStatus();
    result.setStatus(status);
    RpcStatus.run(
        status,
        () -> {
          Database database = check(request);
          BinlogManager.Answer answer =
              frontend
                  .binlogs()
                  .get(
                      database.id,
                      tableId(database, request),
                      request.getPrevCommitSeq(),
                      request.getNumAcquired());
          status.setStatusCode(answer.status());
          if (answer.records() != null) {
            result.setBinlogs(answer.records());
          }
        });
    return result;
  }

  private Database check(TGetBinlogRequest request) {
    RpcGuard.require(request.isSetUser(), "user");
    RpcGuard.require(request.isSetPasswd(), "passwd");
    RpcGuard.require(request.isSetDb(), "db");
    RpcGuard.require(request.isSetPrevCommitSeq(), "prev_commit_seq");
    guard.check(
        request.getToken(),
        request.getUser(),
        request.getPasswd(),
        request.getUserIp(),
        Need.SELECT,
        request.getDb(),
        tables(request.getTable()));
    return guard.database(request.getDb());
  }

  private static List<String> tables(String table) {
    return table == null || table.isEmpty() ? List.of() : List.of(table);
  }

  private long tableId(Database database, TGetBinlogRequest request) {
    return guard.tableId(
        database, request.isSetTableId(), request.getTableId(), request.getTable());
  }

  TGetBinlogLagResult lag(TGetBinlogRequest request) {
    TGetBinlogLagResult result = new TGetBinlogLagResult();
    TStatus status = guard.masterStatus();
    result.setStatus(status);
    RpcStatus.run(
        status,
        () -> {
          Database database = check(request);
          BinlogManager.Lag lag =
              frontend
                  .binlogs()
                  .lag(database.id, tableId(database, request), request.getPrevCommitSeq());
          status.setStatusCode(lag.status());
          if (lag.status() == TStatusCode.OK) {
            fill(result, lag);
          }
        });
    return result;
  }

  private static void fill(TGetBinlogLagResult result, BinlogManager.Lag lag) {
    result.setLag(lag.records());
    result.setFirstCommitSeq(lag.firstSeq());
    result.setLastCommitSeq(lag.lastSeq());
    result.setFirstBinlogTimestamp(lag.firstTime());
    result.setLastBinlogTimestamp(lag.lastTime());
    result.setNextCommitSeq(lag.nextSeq());
    result.setNextBinlogTimestamp(lag.nextTime());
  }

  TLockBinlogResult lock(TLockBinlogRequest request) {
    TLockBinlogResult result = new TLockBinlogResult();
    TStatus status = guard.masterStatus();
    result.setStatus(status);
    RpcStatus.run(
        status,
        () -> {
          RpcGuard.require(request.isSetUser(), "user");
          RpcGuard.require(request.isSetPasswd(), "passwd");
          RpcGuard.require(request.isSetDb(), "db");
          RpcGuard.require(request.isSetJobUniqueId(), "job_unique_id");
          guard.check(
              request.getToken(),
              request.getUser(),
              request.getPasswd(),
              ClientAddress.current(),
              Need.SELECT,
              request.getDb(),
              tables(request.getTable()));
          Database database = guard.database(request.getDb());
          long tableId =
              guard.tableId(
                  database, request.isSetTableId(), request.getTableId(), request.getTable());
          long seq = request.isSetLockCommitSeq() ? request.getLockCommitSeq() : -1;
          BinlogManager.Locked locked =
              frontend.binlogs().lock(database.id, tableId, request.getJobUniqueId(), seq);
          status.setStatusCode(locked.status());
          result.setLockedCommitSeq(locked.commitSeq());
        });
    return result;
  }
}
