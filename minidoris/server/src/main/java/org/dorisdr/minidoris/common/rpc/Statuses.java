package org.dorisdr.minidoris.common.rpc;

import java.util.List;
import org.dorisdr.thrift.TStatus;
import org.dorisdr.thrift.TStatusCode;

/** Makes the status that every answer carries. */
public final class Statuses {
  private Statuses() {}

  public static TStatus ok() {
    return new TStatus(TStatusCode.OK);
  }

  public static TStatus of(TStatusCode code, String message) {
    TStatus status = new TStatus(code);
    status.setErrorMsgs(List.of(message == null ? code.name() : message));
    return status;
  }
}
