package org.dorisdr.backup.request;

import org.dorisdr.host.HostException;

/**
 * The {@code timeout} of a request. Doris reads it and then fails, because it would take it out of
 * a map that cannot be changed; so it is not told, and kept here. Stateless.
 */
public final class RequestTimeout {
  /** Property of BACKUP and RESTORE, in seconds. */
  static final String PROPERTY = "timeout";

  private RequestTimeout() {}

  /**
   * Why the present attempt has to end now; null while it has time, or needs no more than Doris.
   */
  static String over(RequestRecord record, long nowMs) throws HostException {
    String seconds = seconds(record);
    long since = record.attemptMs == 0 ? record.startedMs : record.attemptMs;
    if (seconds.isEmpty() || nowMs - since < Long.parseLong(seconds) * 1000) {
      return null;
    }
    return "[TIMEOUT, msg: not over within its timeout of " + seconds + " s]";
  }

  /** Seconds that were asked for; empty = as Doris does by itself. */
  public static String seconds(RequestRecord record) throws HostException {
    return Statements.parse(record.sql).property(PROPERTY).trim();
  }
}
