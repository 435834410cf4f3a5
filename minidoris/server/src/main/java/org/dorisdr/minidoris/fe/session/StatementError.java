package org.dorisdr.minidoris.fe.session;

/** An error as the client sees it: MySQL code, SQLSTATE and Doris's text. */
public class StatementError extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final int code;
  private final String sqlState;

  public StatementError(int code, String sqlState, String message) {
    super(message);
    this.code = code;
    this.sqlState = sqlState;
  }

  /** Error 1105 (HY000): what Doris answers unless it knows better. */
  public static StatementError general(String message) {
    return new StatementError(1105, "HY000", "errCode = 2, detailMessage = " + message);
  }

  /**
   * The same as Doris tells it of most statements: whatever number an error has inside the FE, its
   * executor ({@code StmtExecutor.execute}) keeps only the text and says 1105.
   */
  public StatementError withoutNumber() {
    StatementError shown = new StatementError(1105, "HY000", getMessage());
    shown.initCause(this);
    return shown;
  }

  public int code() {
    return code;
  }

  public String sqlState() {
    return sqlState;
  }
}
