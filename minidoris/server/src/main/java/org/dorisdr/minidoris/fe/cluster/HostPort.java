package org.dorisdr.minidoris.fe.cluster;

import org.dorisdr.minidoris.fe.session.StatementError;

/**
 * Address of a node as ALTER SYSTEM names it.
 *
 * @param port 1 to 65535
 */
public record HostPort(String host, int port) {
  /**
   * Reads {@code host:port}.
   *
   * @throws StatementError in Doris's words if the text is none
   */
  public static HostPort parse(String text) {
    int colon = text.lastIndexOf(':');
    int port = colon < 1 ? -1 : port(text.substring(colon + 1));
    if (port <= 0 || port > 65535) {
      throw StatementError.general("Invalid host port: " + text);
    }
    return new HostPort(text.substring(0, colon), port);
  }

  private static int port(String text) {
    try {
      return Integer.parseInt(text.strip());
    } catch (NumberFormatException e) {
      return -1;
    }
  }

  @Override
  public String toString() {
    return host + ":" + port;
  }
}
