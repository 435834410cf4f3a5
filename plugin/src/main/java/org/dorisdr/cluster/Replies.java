package org.dorisdr.cluster;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.dorisdr.cluster.ClusterException.Kind;
import org.dorisdr.thrift.TStatus;
import org.dorisdr.thrift.TStatusCode;

/**
 * What a server's refusal means. The only place where anything is decided by status code or by the
 * text of a message. Thread safe.
 */
public final class Replies {

  private static final Set<TStatusCode> TRANSIENT_CODES =
      Set.of(
          TStatusCode.TIMEOUT,
          TStatusCode.PUBLISH_TIMEOUT,
          TStatusCode.NOT_MASTER,
          TStatusCode.THRIFT_RPC_ERROR,
          TStatusCode.NETWORK_ERROR,
          TStatusCode.HTTP_ERROR,
          TStatusCode.MEM_LIMIT_EXCEEDED,
          TStatusCode.MEM_ALLOC_FAILED,
          TStatusCode.LIMIT_REACH,
          TStatusCode.TOO_MANY_TASKS,
          TStatusCode.OBTAIN_LOCK_FAILED,
          TStatusCode.DELETE_BITMAP_LOCK_ERROR,
          TStatusCode.IO_ERROR,
          TStatusCode.INTERNAL_ERROR,
          TStatusCode.UNINITIALIZED,
          TStatusCode.CANCELLED);

  private static final List<String> TRANSIENT_TEXTS =
      List.of(
          "is not master",
          "node is not ready",
          "can only run one backup or restore job",
          "get tableread lock timeout",
          "get tablelist write lock timeout",
          "get table list write lock timeout",
          "get database write lock timeout",
          "get database read lock timeout",
          "lock timeout",
          "do not allow doing alter ops",
          "is under schema change",
          "state is not normal",
          "state(restore)",
          "in state restore",
          "is not stable",
          "there are still some load jobs",
          "not enough backend",
          "no available backend",
          "failed to find enough backend",
          "should be less than the number of available backends",
          "alive backend",
          "timeout");

  private Replies() {}

  /** Turns an answer that is not OK into an exception; null if it is OK. */
  public static ClusterException failure(String cluster, String call, TStatus status) {
    if (status == null) {
      return new ClusterException(
          Kind.TRANSIENT, null, cluster + ": " + call + " answered without a status", null);
    }
    TStatusCode code = status.getStatusCode();
    if (code == TStatusCode.OK) {
      return null;
    }
    String text = text(status);
    boolean passing = TRANSIENT_CODES.contains(code) || isTransientText(text);
    return new ClusterException(
        passing ? Kind.TRANSIENT : Kind.REFUSED,
        code,
        cluster
            + ": "
            + call
            + " answered "
            + code
            + (text.isEmpty() ? "" : ": " + text + hint(text)),
        null);
  }

  /** What to do where Doris does not say it. */
  private static String hint(String text) {
    return text.contains("deserialize meta and job info failed")
        ? ". HINT: an older Doris cannot read the snapshots of a newer one; bring this cluster to the version of the source first"
        : "";
  }

  /** The same for the message of a SQL error. */
  public static ClusterException sqlFailure(String cluster, String text, Throwable cause) {
    return new ClusterException(
        isTransientText(text) ? Kind.TRANSIENT : Kind.REFUSED, null, cluster + ": " + text, cause);
  }

  static String text(TStatus status) {
    return status.isSetErrorMsgs() ? String.join("; ", status.getErrorMsgs()) : "";
  }

  static boolean isTransientText(String text) {
    String lower = text == null ? "" : text.toLowerCase(Locale.ROOT);
    return TRANSIENT_TEXTS.stream().anyMatch(lower::contains);
  }

  private static boolean says(Throwable error, String... any) {
    String lower = String.valueOf(error.getMessage()).toLowerCase(Locale.ROOT);
    for (String text : any) {
      if (lower.contains(text)) {
        return true;
      }
    }
    return false;
  }

  /** A backend answers that it could not reach the one that it was to fetch from. */
  public static boolean isPeerAway(ClusterException error) {
    return says(
        error,
        "connect to",
        "connection refused",
        "connection reset",
        "connectexception",
        "no route to host",
        "resolve host",
        "timed out",
        "timeout was reached");
  }

  /** The database runs another backup or restore: wait for it. */
  public static boolean isBackupBusy(ClusterException error) {
    return says(error, "can only run one backup or restore job");
  }

  /** The table, view or database that the statement names is not there (any more). */
  public static boolean isUnknownObject(ClusterException error) {
    return says(error, "unknown table", "unknown database", "does not exist", "doesn't exist");
  }

  /** A query needs a function or a resource that nobody has made there. */
  public static boolean isMissingDefinition(ClusterException error) {
    return says(error, "can not found function", "can not find function", "can not find resource");
  }

  /** The statement names a partition that is not there. */
  public static boolean isUnknownPartition(ClusterException error) {
    return says(error, "unknown partition", "partition does not exist", "no such partition");
  }

  /** commitTxn says that the transaction was aborted: nothing of it can ever become visible. */
  public static boolean isAborted(ClusterException error) {
    return says(error, "is already aborted", "abort reason");
  }

  /** commitTxn or rollbackTxn do not know the transaction (never begun here, or over). */
  public static boolean isUnknownTransaction(ClusterException error) {
    return says(error, "not found") && says(error, "transaction");
  }

  /** SHOW TRANSACTION knows no such label. */
  public static boolean isUnknownLabel(ClusterException error) {
    return says(error, "transaction with label");
  }

  /** A snapshot with this name was begun before. */
  public static boolean isNameTaken(ClusterException error) {
    return says(error, "already exist");
  }
}
