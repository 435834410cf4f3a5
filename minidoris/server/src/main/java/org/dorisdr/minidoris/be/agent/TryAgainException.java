package org.dorisdr.minidoris.be.agent;

/**
 * The task has to wait for another one; it is run once more in a moment, without holding a worker.
 */
public final class TryAgainException extends Exception {
  private static final long serialVersionUID = 1L;

  public TryAgainException(String reason) {
    super(reason);
  }
}
