package org.apache.doris.qe;

import org.apache.doris.common.ErrorCode;

/** How the current statement of a session stands. Used by one thread. */
public class QueryState {
  /** What the client is told at the end. */
  public enum MysqlStateType {
    NOOP,
    OK,
    EOF,
    ERR,
    UNKNOWN
  }

  private MysqlStateType stateType = MysqlStateType.OK;
  private ErrorCode errorCode;
  private String message = "";
  private long affectedRows;
  private boolean internal;

  public void reset() {
    stateType = MysqlStateType.OK;
    errorCode = null;
    message = "";
    affectedRows = 0;
  }

  public MysqlStateType getStateType() {
    return stateType;
  }

  public void setOk() {
    setOk(0, 0, null);
  }

  public void setOk(long affectedRows, int warningRows, String infoMessage) {
    this.affectedRows = affectedRows;
    message = infoMessage == null ? "" : infoMessage;
    stateType = MysqlStateType.OK;
  }

  public void setEof() {
    stateType = MysqlStateType.EOF;
  }

  public void setNoop() {
    stateType = MysqlStateType.NOOP;
  }

  public void setError(String message) {
    setError(ErrorCode.ERR_UNKNOWN_ERROR, message);
  }

  public void setError(ErrorCode code, String message) {
    errorCode = code;
    this.message = message;
    stateType = MysqlStateType.ERR;
  }

  public ErrorCode getErrorCode() {
    return errorCode;
  }

  public String getErrorMessage() {
    return message;
  }

  public String getInfoMessage() {
    return message;
  }

  public long getAffectedRows() {
    return affectedRows;
  }

  public boolean isInternal() {
    return internal;
  }

  public void setInternal(boolean isInternal) {
    internal = isInternal;
  }

  @Override
  public String toString() {
    return String.valueOf(stateType);
  }
}
