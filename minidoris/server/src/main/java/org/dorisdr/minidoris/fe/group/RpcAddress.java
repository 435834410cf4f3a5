package org.dorisdr.minidoris.fe.group;

import java.nio.charset.StandardCharsets;

/** Where a frontend answers thrift calls; what it tells on its {@code edit_log_port}. */
public record RpcAddress(String host, int port) {
  public byte[] bytes() {
    return (host + ":" + port).getBytes(StandardCharsets.UTF_8);
  }

  public static RpcAddress of(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    int colon = text.lastIndexOf(':');
    return new RpcAddress(text.substring(0, colon), Integer.parseInt(text.substring(colon + 1)));
  }
}
