package org.dorisdr.minidoris.fe.backup;

/** Says why a backup, a restore or a repository cannot go on, in Doris's words. */
final class BackupException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final JobStatus.Code code;

  BackupException(String message) {
    this(JobStatus.Code.COMMON_ERROR, message);
  }

  BackupException(JobStatus.Code code, String message) {
    super(message);
    this.code = code;
  }

  JobStatus status() {
    return new JobStatus(code, getMessage());
  }
}
