package org.dorisdr.minidoris.fe.catalog;

import org.dorisdr.minidoris.fe.session.StatementError;

/** A text that is no time, where Doris's new parser reads it. */
public final class TimeLiteralException extends StatementError {
  private static final long serialVersionUID = 1L;
  private final String detail;

  public TimeLiteralException(String literal) {
    super(1105, "HY000", "errCode = 2, detailMessage = " + detail(literal));
    this.detail = detail(literal);
  }

  private static String detail(String literal) {
    return "date/datetime literal [" + literal + "] is invalid";
  }

  /** What is wrong, for messages that tell it among other things. */
  public String detail() {
    return detail;
  }
}
