package org.dorisdr.minidoris.be.agent;

import org.dorisdr.thrift.TBackend;

/**
 * What the last accepted heartbeat said. Immutable.
 *
 * @param host of the master frontend
 * @param rpcPort of the master frontend
 * @param token secret of the cluster; empty before it was told
 * @param backendId our id in the cluster; 0 before it was told
 * @param backendHost the name under which the frontends know us
 */
public record Master(
    String host, int rpcPort, long epoch, String token, long backendId, String backendHost) {

  /** No heartbeat yet. */
  static Master unknown(String backendHost) {
    return new Master("", 0, -1, "", 0, backendHost);
  }

  public boolean isKnown() {
    return rpcPort != 0;
  }

  /** How we name ourselves to the master. */
  public TBackend backend(Ports ports) {
    TBackend backend = new TBackend(backendHost, ports.be(), ports.http());
    backend.setBrpcPort(ports.brpc());
    if (backendId != 0) {
      backend.setId(backendId);
    }
    return backend;
  }

  /** Ports that we serve. */
  public record Ports(int be, int http, int heartbeat, int brpc) {}
}
