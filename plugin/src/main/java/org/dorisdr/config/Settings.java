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

  /** How often a backup or restore is given to the FE. */
  public static final Setting BACKUP_MAX_ATTEMPTS =
      Setting.number(
          "dr_backup_max_attempts",
          5,
          1,
          1000,
          "How often a backup or restore is tried before it has failed");

  /** First pause between attempts. */
  public static final Setting BACKUP_RETRY_FIRST_SECONDS =
      Setting.number(
          "dr_backup_retry_first_seconds",
          30,
          1,
          86_400,
          "Seconds until a failed backup or restore is tried again; doubles from time to time");

  /** Longest pause between attempts. */
  public static final Setting BACKUP_RETRY_MAX_SECONDS =
      Setting.number(
          "dr_backup_retry_max_seconds",
          1800,
          1,
          604_800,
          "Longest pause in seconds between two attempts of a backup or restore");

  /** When a job counts as stuck. */
  public static final Setting BACKUP_STALL_SECONDS =
      Setting.number(
          "dr_backup_stall_seconds",
          300,
          1,
          604_800,
          "Seconds that a backup or restore may stand still with failing tasks before it is cancelled and tried again");

  /** How long late files are looked for. */
  public static final Setting BACKUP_CLEANUP_SECONDS =
      Setting.number(
          "dr_backup_cleanup_seconds",
          600,
          1,
          604_800,
          "Seconds that the folder of a cancelled or failed backup is watched for files of slow backends, and emptied");

  /** Whether files are copied from earlier snapshots. */
  public static final Setting BACKUP_REUSE_FILES =
      Setting.flag(
          "dr_backup_reuse_files",
          true,
          "Whether files that an earlier snapshot of the repository holds are copied inside the store instead of uploaded");

  /** How many files are copied at a time. */
  public static final Setting BACKUP_COPY_THREADS =
      Setting.number(
          "dr_backup_copy_threads",
          16,
          1,
          64,
          "How many files of one backup are copied inside the store at a time");

  /** How many requests are remembered. */
  public static final Setting BACKUP_HISTORY_NUM =
      Setting.number(
          "dr_backup_history_num",
          100,
          1,
          10_000,
          "How many backups and restores of a database are remembered after their end");

  /** In the order in which they are shown. */
  public static final List<Setting> ALL =
      List.of(
          JOBS_ENABLED,
          SECRET_KEY_FILE,
          BACKUP_MAX_ATTEMPTS,
          BACKUP_RETRY_FIRST_SECONDS,
          BACKUP_RETRY_MAX_SECONDS,
          BACKUP_STALL_SECONDS,
          BACKUP_CLEANUP_SECONDS,
          BACKUP_REUSE_FILES,
          BACKUP_COPY_THREADS,
          BACKUP_HISTORY_NUM,
          VERIFY_MAX_MB_PER_SECOND);

  private Settings() {}
}
