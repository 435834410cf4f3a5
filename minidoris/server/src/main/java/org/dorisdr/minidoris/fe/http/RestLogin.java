package org.dorisdr.minidoris.fe.http;

import org.dorisdr.minidoris.common.http.BasicLogin;
import org.dorisdr.minidoris.common.http.HttpCall;
import org.dorisdr.minidoris.common.http.HttpFailure;
import org.dorisdr.minidoris.fe.rpc.AccessDeniedException;
import org.dorisdr.minidoris.fe.rpc.RpcAccess;

/** Who makes an HTTP call, and what he may do. Thread safe. */
record RestLogin(RpcAccess access) {
  /**
   * @throws HttpFailure answered as Doris does, with status 200
   */
  BasicLogin of(HttpCall call) throws HttpFailure {
    BasicLogin login;
    try {
      login = BasicLogin.of(call);
    } catch (HttpFailure e) {
      throw denied("Need auth information.");
    }
    try {
      access.checkPassword(login.user(), login.password(), call.client());
    } catch (AccessDeniedException e) {
      throw denied(e.getMessage());
    }
    return login;
  }

  void needSelect(BasicLogin login, HttpCall call, String database, String table)
      throws HttpFailure {
    if (!access.allows(login.user(), call.client(), RpcAccess.Need.SELECT, database, table)) {
      throw denied(
          "Access denied; you need (at least one of) the Admin_priv,Select_priv privilege(s) for"
              + " this operation");
    }
  }

  private static HttpFailure denied(String message) {
    return new HttpFailure(RestAnswer.unauthorized(message), message);
  }
}
