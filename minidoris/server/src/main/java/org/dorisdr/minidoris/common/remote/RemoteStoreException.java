package org.dorisdr.minidoris.common.remote;

/**
 * A remote file could not be read or written. The message names the work and the root cause as
 * Doris does ({@code Errors while getting file status java.net.ConnectException: Connection
 * refused}).
 */
public final class RemoteStoreException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final boolean notFound;

  private RemoteStoreException(String message, boolean notFound, Throwable cause) {
    super(message, cause);
    this.notFound = notFound;
  }

  /** The work failed. */
  public static RemoteStoreException of(String work, Throwable cause) {
    return new RemoteStoreException("Errors while " + work + " " + rootCause(cause), false, cause);
  }

  /** The file to be read is not there. */
  public static RemoteStoreException notFound(String location, Throwable cause) {
    return new RemoteStoreException("File not found: " + location, true, cause);
  }

  /** What was asked for cannot be done with this store. */
  public static RemoteStoreException refused(String message) {
    return new RemoteStoreException(message, false, null);
  }

  public boolean isNotFound() {
    return notFound;
  }

  private static String rootCause(Throwable cause) {
    Throwable root = cause;
    while (root.getCause() != null && root.getCause() != root) {
      root = root.getCause();
    }
    return root.getClass().getName() + ": " + root.getMessage();
  }
}
