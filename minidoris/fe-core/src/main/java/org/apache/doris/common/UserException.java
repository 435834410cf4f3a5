package org.apache.doris.common;

/** An error that the user gets to see. */
public class UserException extends Exception {
  private static final long serialVersionUID = 1L;
  private final InternalErrorCode errorCode;
  private ErrorCode mysqlErrorCode = ErrorCode.ERR_UNKNOWN_ERROR;

  public UserException(String msg) {
    this(InternalErrorCode.INTERNAL_ERR, msg);
  }

  public UserException(String msg, Throwable cause) {
    this(InternalErrorCode.INTERNAL_ERR, msg, cause);
  }

  public UserException(Throwable cause) {
    this(String.valueOf(cause), cause);
  }

  public UserException(InternalErrorCode errCode, String msg) {
    super(msg == null ? "" : msg);
    errorCode = errCode;
  }

  public UserException(InternalErrorCode errCode, String msg, Throwable cause) {
    super(msg == null ? "" : msg, cause);
    errorCode = errCode;
  }

  public InternalErrorCode getErrorCode() {
    return errorCode;
  }

  public ErrorCode getMysqlErrorCode() {
    return mysqlErrorCode;
  }

  public void setMysqlErrorCode(ErrorCode mysqlErrorCode) {
    this.mysqlErrorCode = mysqlErrorCode;
  }

  /** The text with its code in front, once even if it was wrapped. */
  @Override
  public String getMessage() {
    return deleteUselessMsg(errorCode + ", detailMessage = " + super.getMessage());
  }

  public String getDetailMessage() {
    return deleteUselessMsg(super.getMessage());
  }

  protected String deleteUselessMsg(String msg) {
    return msg.replace("detailMessage = errCode = 2, ", "");
  }
}
