package org.dorisdr.minidoris.fe.cluster;

/**
 * A frontend that ALTER SYSTEM has added, or the first one. Immutable.
 *
 * @param name in the group of the edit log, for life
 * @param role {@code FOLLOWER} or {@code OBSERVER}
 * @param httpPort -1 until it has started for the first time, as the other two
 */
public record FrontendMember(
    String name,
    String role,
    String host,
    int editLogPort,
    int httpPort,
    int queryPort,
    int rpcPort) {
  public static final String FOLLOWER = "FOLLOWER";
  public static final String OBSERVER = "OBSERVER";

  /** Added, and never seen yet. */
  static FrontendMember added(String name, String role, String host, int editLogPort) {
    return new FrontendMember(name, role, host, editLogPort, -1, -1, -1);
  }

  FrontendMember withPorts(int http, int query, int rpc) {
    return new FrontendMember(name, role, host, editLogPort, http, query, rpc);
  }

  public boolean isObserver() {
    return role.equals(OBSERVER);
  }

  /** Whether it has ever started. */
  public boolean hasJoined() {
    return rpcPort >= 0;
  }

  /** {@code host:edit_log_port}. */
  public String address() {
    return host + ":" + editLogPort;
  }

  public boolean isAt(String otherHost, int port) {
    return host.equals(otherHost) && editLogPort == port;
  }
}
