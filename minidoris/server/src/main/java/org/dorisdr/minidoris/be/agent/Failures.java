package org.dorisdr.minidoris.be.agent;

import org.dorisdr.minidoris.be.storage.StorageException;
import org.dorisdr.minidoris.common.rpc.Statuses;
import org.dorisdr.thrift.TStatus;
import org.dorisdr.thrift.TStatusCode;

/** Turns what went wrong into the status that Doris's callers read. */
public final class Failures {
  private Failures() {}

  public static TStatus status(Throwable failure) {
    if (failure instanceof StorageException storage) {
      return Statuses.of(storage.code(), storage.getMessage());
    }
    if (failure instanceof TaskException task) {
      return Statuses.of(task.code(), task.getMessage());
    }
    if (failure instanceof java.io.IOException) {
      return Statuses.of(TStatusCode.IO_ERROR, text(failure));
    }
    return Statuses.of(TStatusCode.INTERNAL_ERROR, text(failure));
  }

  private static String text(Throwable failure) {
    return failure.getMessage() == null ? failure.toString() : failure.getMessage();
  }
}
