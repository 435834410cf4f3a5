package org.dorisdr.minidoris.fe.door;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.doris.common.ErrorCode;
import org.dorisdr.minidoris.fe.session.StatementError;

/**
 * Errors that come from another frontend, with the SQLSTATE that belongs to their code. Stateless.
 */
final class ForwardedError {
  private ForwardedError() {}

  static StatementError read(int code, String text) {
    String state =
        Arrays.stream(ErrorCode.values())
            .filter(c -> c.getCode() == code)
            .findFirst()
            .map(c -> new String(c.getSqlState(), StandardCharsets.US_ASCII))
            .orElse("HY000");
    return new StatementError(code, state, text);
  }
}
