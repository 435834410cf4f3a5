package org.dorisdr.minidoris.fe.rpc;

/**
 * Users and what they may do, as thrift calls ask for them. Thread safe. A {@link
 * org.dorisdr.minidoris.fe.FeModule} implements it.
 */
public interface RpcAccess {
  /** What a call needs, under Doris's name of the privilege. */
  enum Need {
    SELECT("Select_priv"),
    LOAD("Load_priv");

    private final String privilege;

    Need(String privilege) {
      this.privilege = privilege;
    }

    public String privilege() {
      return privilege;
    }
  }

  /**
   * @param host address of the client; null = any
   * @throws AccessDeniedException with Doris's text
   */
  void checkPassword(String user, String password, String host);

  /**
   * Whether the user, whose password was checked, may do something.
   *
   * @param table null = anywhere in the database
   */
  boolean allows(String user, String host, Need need, String database, String table);
}
