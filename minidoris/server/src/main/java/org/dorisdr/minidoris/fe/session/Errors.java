package org.dorisdr.minidoris.fe.session;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.apache.doris.common.ErrorCode;
import org.apache.doris.common.UserException;

/** Makes statement errors with Doris's codes and texts. Stateless. */
public final class Errors {
  private Errors() {}

  /** The code's own text, with Doris's prefix. */
  public static StatementError of(ErrorCode code, Object... args) {
    return with(
        code,
        "errCode = 2, detailMessage = " + String.format(Locale.ROOT, code.getErrorMsg(), args));
  }

  /** As {@link #of}, without the prefix: what Doris says before a statement runs. */
  public static StatementError plain(ErrorCode code, Object... args) {
    return with(code, String.format(Locale.ROOT, code.getErrorMsg(), args));
  }

  public static StatementError with(ErrorCode code, String text) {
    return new StatementError(
        code.getCode(), new String(code.getSqlState(), StandardCharsets.US_ASCII), text);
  }

  /** What a client is told of an exception that a command threw. */
  public static StatementError of(Throwable thrown) {
    StatementError error;
    if (thrown instanceof StatementError known) {
      return known;
    } else if (thrown instanceof UserException user) {
      error = with(user.getMysqlErrorCode(), user.getMessage());
    } else {
      String name = thrown.getClass().getSimpleName();
      error = with(ErrorCode.ERR_UNKNOWN_ERROR, name + ", msg: " + thrown.getMessage());
    }
    error.initCause(thrown);
    return error;
  }
}
