package org.dorisdr.minidoris.fe.rpc;

import org.dorisdr.thrift.TStatusCode;

/** Says in Doris's words why a call is refused. */
public class RpcException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final TStatusCode code;

  public RpcException(String message) {
    this(TStatusCode.ANALYSIS_ERROR, message);
  }

  public RpcException(TStatusCode code, String message) {
    super(message);
    this.code = code;
  }

  public TStatusCode code() {
    return code;
  }
}
