package org.dorisdr.sandbox;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Ports of one node of the sandbox: Doris's defaults plus an offset. */
public record Ports(
    int query, int rpc, int feHttp, int editLog, int heartbeat, int be, int beHttp, int brpc) {

  public static Ports withOffset(int offset) {
    return new Ports(
        9030 + offset,
        9020 + offset,
        8030 + offset,
        9010 + offset,
        9050 + offset,
        9060 + offset,
        8040 + offset,
        8060 + offset);
  }

  /** Whether somebody listens on the loopback port already. */
  public static boolean isBusy(int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return false;
    } catch (IOException inUse) {
      return true;
    }
  }
}
