package org.dorisdr.cluster;

import org.dorisdr.thrift.TStatusCode;

/**
 * A call to a cluster that failed. The message names the cluster and the call and is fit for users;
 * it never holds a secret.
 */
public class ClusterException extends Exception {
  private static final long serialVersionUID = 1L;

  /** What a failure means for the caller. */
  public enum Kind {
    /** Nothing reached a server: repeat at will. */
    UNREACHABLE,
    /** Sent, answer lost: whether it took effect has to be asked. */
    UNKNOWN_OUTCOME,
    /** Refused for a reason that goes away by itself. */
    TRANSIENT,
    /** Refused for good. */
    REFUSED
  }

  private final Kind kind;
  private final TStatusCode code;

  public ClusterException(Kind kind, TStatusCode code, String message, Throwable cause) {
    super(message, cause);
    this.kind = kind;
    this.code = code;
  }

  public static ClusterException refused(String message) {
    return new ClusterException(Kind.REFUSED, null, message, null);
  }

  public static ClusterException transientError(String message) {
    return new ClusterException(Kind.TRANSIENT, null, message, null);
  }

  public Kind kind() {
    return kind;
  }

  /** Status that the server answered with; null if it did not answer with one. */
  public TStatusCode code() {
    return code;
  }

  /** True if the same call may succeed later without anybody changing anything. */
  public boolean isRetryable() {
    return kind != Kind.REFUSED;
  }
}
