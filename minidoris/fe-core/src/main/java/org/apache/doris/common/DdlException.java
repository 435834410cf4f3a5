package org.apache.doris.common;

/** A change of the catalog was refused. */
public class DdlException extends UserException {
  private static final long serialVersionUID = 1L;

  public DdlException(String msg) {
    super(msg);
  }

  public DdlException(String msg, Throwable cause) {
    super(msg, cause);
  }

  public DdlException(String msg, ErrorCode mysqlErrorCode) {
    super(msg);
    setMysqlErrorCode(mysqlErrorCode);
  }
}
