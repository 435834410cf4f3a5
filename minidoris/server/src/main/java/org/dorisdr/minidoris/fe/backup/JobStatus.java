package org.dorisdr.minidoris.fe.backup;

/**
 * How a job fares, as the column Status shows it.
 *
 * @param message empty if OK
 */
public record JobStatus(Code code, String message) {
  /** Doris's error codes of backup and restore. */
  public enum Code {
    OK,
    NOT_FOUND,
    TIMEOUT,
    COMMON_ERROR,
    OLAP_VERSION_ALREADY_MERGED
  }

  static final JobStatus OK = new JobStatus(Code.OK, "");

  /** {@code [OK]} or {@code [CODE, msg: text]}. */
  String display() {
    return code == Code.OK ? "[OK]" : "[" + code + ", msg: " + message + "]";
  }
}
