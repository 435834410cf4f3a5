package org.dorisdr.minidoris.fe.cluster;

import org.dorisdr.minidoris.fe.FeSettings;

/** Where a frontend says that it can be reached. */
public record FeAddress(String host, int editLogPort, int httpPort, int queryPort, int rpcPort) {
  public static FeAddress of(FeSettings settings) {
    return new FeAddress(
        settings.text("fe_host", "127.0.0.1"),
        (int) settings.number("edit_log_port", 9010),
        (int) settings.number("http_port", 8030),
        (int) settings.number("query_port", 9030),
        (int) settings.number("rpc_port", 9020));
  }

  /** {@code host:edit_log_port}. */
  public String editLog() {
    return host + ":" + editLogPort;
  }
}
