package org.dorisdr.config;

/** A sealed secret cannot be opened. The message is fit for the user and holds no secret. */
public class SecretException extends Exception {
  private static final long serialVersionUID = 1L;

  public SecretException(String message) {
    super(message);
  }
}
