package org.dorisdr.host;

/** A refusal of the FE that we live in. The message is fit for the user. */
public class HostException extends Exception {
  private static final long serialVersionUID = 1L;

  public HostException(String message) {
    super(message);
  }

  public HostException(String message, Throwable cause) {
    super(message, cause);
  }
}
