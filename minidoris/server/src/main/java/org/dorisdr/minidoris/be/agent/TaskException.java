package org.dorisdr.minidoris.be.agent;

import org.dorisdr.thrift.TStatusCode;

/** A task failed for a reason that has a status code of its own. */
public final class TaskException extends Exception {
  private static final long serialVersionUID = 1L;

  private final TStatusCode code;

  public TaskException(TStatusCode code, String message) {
    super(message);
    this.code = code;
  }

  public TStatusCode code() {
    return code;
  }
}
