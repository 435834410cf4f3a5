package org.dorisdr.config;

import java.util.List;

/** All settings of the plugin. */
public final class Settings {
  /** Prefix that makes a key ours. */
  public static final String PREFIX = "dr_";

  /** Where the key of secrets comes from. */
  public static final Setting SECRET_KEY_FILE =
      Setting.fixedText(
          "dr_secret_key_file",
          "",
          "File with at least 32 bytes from which the key of stored passwords is derived; the same "
              + "on every FE. Empty: the cluster token");

  /** Emergency brake. */
  public static final Setting JOBS_ENABLED =
      Setting.flag(
          "dr_jobs_enabled",
          true,
          "Whether sync jobs and backup schedules run; false holds them all without changing them");

  /** How fast verifications read. */
  public static final Setting VERIFY_MAX_MB_PER_SECOND =
      Setting.number(
          "dr_verify_max_mb_per_second",
          100,
          0,
          1_000_000,
          "MiB a second that VERIFY SNAPSHOT reads from a repository at most; 0 = no limit");

  /** In the order in which they are shown. */
  public static final List<Setting> ALL =
      List.of(JOBS_ENABLED, SECRET_KEY_FILE, VERIFY_MAX_MB_PER_SECOND);

  private Settings() {}
}
