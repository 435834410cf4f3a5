package org.apache.doris.common;

/** Codes in front of error texts. */
public enum InternalErrorCode {
  OK(0),
  INTERNAL_ERR(2);

  private final long errCode;

  InternalErrorCode(long code) {
    errCode = code;
  }

  @Override
  public String toString() {
    return "errCode = " + errCode;
  }
}
