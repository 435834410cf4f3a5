package org.dorisdr.minidoris.fe.rpc;

/** Says that a user is unknown, or may not do what was asked. */
public final class AccessDeniedException extends RpcException {
  private static final long serialVersionUID = 1L;

  public AccessDeniedException(String message) {
    super(message);
  }
}
