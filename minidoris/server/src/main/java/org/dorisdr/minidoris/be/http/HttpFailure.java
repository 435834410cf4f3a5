package org.dorisdr.minidoris.be.http;

/** A request is answered with an error status and a text. */
public final class HttpFailure extends Exception {
  private static final long serialVersionUID = 1L;

  private final int status;

  public HttpFailure(int status, String message) {
    super(message);
    this.status = status;
  }

  public int status() {
    return status;
  }
}
