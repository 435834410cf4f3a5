package org.dorisdr.minidoris.fe.rpc;

/** A frontend without user management: root without a password, who may do everything. */
final class OnlyRoot implements RpcAccess {
  @Override
  public void checkPassword(String user, String password, String host) {
    boolean root = "root".equals(user) || "admin".equals(user);
    if (!root || (password != null && !password.isEmpty())) {
      throw new AccessDeniedException(
          "Access denied for user '"
              + user
              + "'@'"
              + host
              + "' (using password: "
              + (password == null || password.isEmpty() ? "NO" : "YES")
              + ")");
    }
  }

  @Override
  public boolean allows(String user, String host, Need need, String database, String table) {
    return true;
  }
}
