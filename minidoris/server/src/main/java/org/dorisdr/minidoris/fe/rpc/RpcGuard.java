package org.dorisdr.minidoris.fe.rpc;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.dorisdr.minidoris.fe.Frontend;
import org.dorisdr.minidoris.fe.catalog.Database;
import org.dorisdr.minidoris.fe.catalog.MaterializedView;
import org.dorisdr.minidoris.fe.catalog.OlapTable;
import org.dorisdr.minidoris.fe.catalog.Table;
import org.dorisdr.minidoris.fe.rpc.RpcAccess.Need;
import org.dorisdr.thrift.TStatus;
import org.dorisdr.thrift.TStatusCode;

/** What all calls check first: required fields, master, user, database, table. Thread safe. */
final class RpcGuard {
  private final Frontend frontend;
  private final Supplier<RpcAccess> access;
  private final RpcTokens tokens;

  RpcGuard(Frontend frontend, Supplier<RpcAccess> access, RpcTokens tokens) {
    this.frontend = frontend;
    this.access = access;
    this.tokens = tokens;
  }

  static void require(boolean set, String field) {
    if (!set) {
      throw new RpcException(field + " is not set");
    }
  }

  /** Nobody who begins a transaction from outside can say that he may. */
  static void checkNoView(Table table) {
    if (OlapTable.isMaterialized(table)) {
      throw new RpcException("errCode = 2, detailMessage = " + MaterializedView.REFUSED);
    }
  }

  /** OK on the master. */
  TStatus masterStatus() {
    TStatus status = new TStatus(TStatusCode.OK);
    if (!frontend.isMaster()) {
      status.setStatusCode(TStatusCode.NOT_MASTER);
      status.addToErrorMsgs("FE is not master");
    }
    return status;
  }

  void checkPassword(String user, String password, String host) {
    access.get().checkPassword(user, password, host);
  }

  /**
   * Checks the token if there is one, else password and privilege.
   *
   * @param tables empty = the whole database
   */
  void check(
      String token,
      String user,
      String password,
      String host,
      Need need,
      String database,
      List<String> tables) {
    if (token != null && !token.isEmpty()) {
      checkToken(token);
      return;
    }
    checkPassword(user, password, host);
    if (tables.isEmpty()) {
      checkAllowed(user, host, need, database, null);
    }
    tables.forEach(table -> checkAllowed(user, host, need, database, table));
  }

  void checkToken(String token) {
    if (!tokens.isValid(token)) {
      throw new AccessDeniedException("Invalid token");
    }
  }

  private void checkAllowed(String user, String host, Need need, String database, String table) {
    if (!access.get().allows(user, host, need, database, table)) {
      throw new AccessDeniedException(
          "Access denied; you need (at least one of) the ("
              + need.name()
              + ") privilege(s) for this operation");
    }
  }

  Database database(String name) {
    return find(name).orElseThrow(() -> unknownDatabase(name));
  }

  Database database(boolean byId, long id, String name) {
    Optional<Database> database = byId && id > 0 ? frontend.catalog().database(id) : find(name);
    return database.orElseThrow(() -> unknownDatabase(name));
  }

  private Optional<Database> find(String name) {
    return frontend.catalog().database(name);
  }

  private static RpcException unknownDatabase(String name) {
    return new RpcException("unknown database, database=" + name);
  }

  /** Id of the table that a request names, or -1 if it names none. */
  long tableId(Database database, boolean hasId, long id, String name) {
    if (hasId) {
      return id;
    }
    if (name == null) {
      return -1;
    }
    return database
        .table(name)
        .filter(OlapTable.class::isInstance)
        .map(t -> t.id)
        .orElseThrow(
            () ->
                new RpcException(
                    TStatusCode.ANALYSIS_ERROR,
                    "Unknown table '" + name + "' in " + database.name));
  }
}
