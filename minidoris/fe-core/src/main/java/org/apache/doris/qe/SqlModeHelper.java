package org.apache.doris.qe;

/** Session modes that change how SQL is read. */
public class SqlModeHelper {
  public SqlModeHelper() {}

  /** Whether a backslash in a string is an ordinary character in the session of this thread. */
  public static boolean hasNoBackSlashEscapes() {
    return false;
  }
}
