package org.apache.doris.common;

/** A statement says something that cannot be. */
public class AnalysisException extends UserException {
  private static final long serialVersionUID = 1L;

  public AnalysisException(String msg) {
    super(msg);
  }

  public AnalysisException(String msg, Throwable cause) {
    super(msg, cause);
  }

  public AnalysisException(String msg, ErrorCode mysqlErrorCode) {
    super(msg);
    setMysqlErrorCode(mysqlErrorCode);
  }
}
