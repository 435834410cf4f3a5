package org.dorisdr.sandbox;

/** A reason why the sandbox cannot go on; the message is one clear line for the user. */
public class SandboxException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public SandboxException(String message) {
    super(message);
  }

  public SandboxException(String message, Throwable cause) {
    super(message, cause);
  }
}
