package org.dorisdr.minidoris.fe.rpc;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import org.dorisdr.minidoris.fe.Frontend;
import org.dorisdr.minidoris.fe.catalog.Database;
import org.dorisdr.minidoris.fe.catalog.Table;
import org.dorisdr.minidoris.fe.rpc.RpcAccess.Need;
import org.dorisdr.thrift.TBackend;
import org.dorisdr.thrift.TGetBackendMetaRequest;
import org.dorisdr.thrift.TGetBackendMetaResult;
import org.dorisdr.thrift.TGetMasterTokenRequest;
import org.dorisdr.thrift.TGetMasterTokenResult;
import org.dorisdr.thrift.TGetMetaDB;
import org.dorisdr.thrift.TGetMetaRequest;
import org.dorisdr.thrift.TGetMetaResult;
import org.dorisdr.thrift.TGetMetaTable;
import org.dorisdr.thrift.TStatus;
import org.dorisdr.thrift.TStatusCode;

/** getMeta, getBackendMeta, getMasterToken. Thread safe. */
final class MetaCalls {
  private final Frontend frontend;
  private final RpcGuard guard;

  MetaCalls(Frontend frontend, RpcGuard guard) {
    this.frontend = frontend;
    this.guard = guard;
  }

  TGetMetaResult meta(TGetMetaRequest request) {
    TStatus status = guard.masterStatus();
    TGetMetaResult result = new TGetMetaResult(status);
    RpcStatus.run(status, () -> meta(request, result));
    return result;
  }

  private void meta(TGetMetaRequest request, TGetMetaResult result) {
    RpcGuard.require(request.isSetUser(), "user");
    RpcGuard.require(request.isSetPasswd(), "passwd");
    RpcGuard.require(request.isSetDb(), "db");
    Lock lock = frontend.catalog().lock().readLock();
    lock.lock();
    try {
      Optional<Database> database = database(request.getDb());
      if (database.isEmpty()) {
        // As Doris: no database, no answer, no error.
        return;
      }
      List<Table> tables = tables(database.get(), request.getDb());
      guard.check(
          request.getToken(),
          request.getUser(),
          request.getPasswd(),
          ClientAddress.current(),
          Need.SELECT,
          database.get().name,
          request.getDb().isSetTables() ? tables.stream().map(t -> t.name).toList() : List.of());
      result.setDbMeta(
          MetaView.of(database.get(), tables, frontend.binlogs().dropped(database.get().id)));
    } finally {
      lock.unlock();
    }
  }

  private Optional<Database> database(TGetMetaDB wanted) {
    if (wanted.isSetId()) {
      return frontend.catalog().database(wanted.getId());
    }
    return wanted.isSetName() ? frontend.catalog().database(wanted.getName()) : Optional.empty();
  }

  private static List<Table> tables(Database database, TGetMetaDB wanted) {
    if (!wanted.isSetTables()) {
      return List.copyOf(database.tables.values());
    }
    List<Table> tables = new ArrayList<>();
    for (TGetMetaTable table : wanted.getTables()) {
      Optional<Table> found =
          table.isSetId()
              ? Optional.ofNullable(database.tables.get(table.getId()))
              : database.table(table.getName());
      found.ifPresent(tables::add);
    }
    return tables;
  }

  TGetBackendMetaResult backends(TGetBackendMetaRequest request) {
    TStatus status = new TStatus(TStatusCode.OK);
    TGetBackendMetaResult result = new TGetBackendMetaResult(status);
    RpcStatus.run(
        status,
        () -> {
          RpcGuard.require(request.isSetUser(), "user");
          RpcGuard.require(request.isSetPasswd(), "passwd");
          checkUser(request.getToken(), request.getUser(), request.getPasswd());
          for (var node : frontend.cluster().backends()) {
            TBackend backend = new TBackend(node.host(), node.bePort(), node.httpPort());
            backend.setBrpcPort(node.brpcPort());
            backend.setIsAlive(node.alive());
            backend.setId(node.id());
            result.addToBackends(backend);
          }
        });
    return result;
  }

  private void checkUser(String token, String user, String password) {
    if (token != null && !token.isEmpty()) {
      guard.checkToken(token);
    } else {
      guard.checkPassword(user, password, ClientAddress.current());
    }
  }

  TGetMasterTokenResult masterToken(TGetMasterTokenRequest request) {
    TGetMasterTokenResult result = new TGetMasterTokenResult();
    TStatus status = guard.masterStatus();
    result.setStatus(status);
    RpcStatus.run(
        status,
        () -> {
          try {
            guard.checkPassword(request.getUser(), request.getPassword(), ClientAddress.current());
            result.setToken(frontend.cluster().token());
          } catch (AccessDeniedException e) {
            RpcStatus.set(
                status,
                TStatusCode.NOT_AUTHORIZED,
                "errCode = 2, detailMessage = " + e.getMessage());
          }
        });
    return result;
  }
}
