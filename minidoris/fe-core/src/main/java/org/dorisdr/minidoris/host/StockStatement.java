package org.dorisdr.minidoris.host;

import org.apache.doris.analysis.RedirectStatus;
import org.apache.doris.analysis.StatementBase;
import org.apache.doris.qe.OriginStatement;

/**
 * A statement that a plugin left to the frontend while taking others of the same packet: only its
 * text, to be run without asking the plugins again. Immutable.
 */
public final class StockStatement extends StatementBase {
  private final String text;

  /** Keeps the text as typed. */
  public StockStatement(String text) {
    this.text = text;
    setOrigStmt(new OriginStatement(text, 0));
  }

  public String text() {
    return text;
  }

  @Override
  public String toSql() {
    return text;
  }

  @Override
  public RedirectStatus getRedirectStatus() {
    return RedirectStatus.NO_FORWARD;
  }
}
