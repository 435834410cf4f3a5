package org.dorisdr.command;

/** A statement is refused. The message is for the user: what, which object, how to get on. */
public class CommandException extends Exception {
  private static final long serialVersionUID = 1L;

  public CommandException(String message) {
    super(message);
  }

  public CommandException(String message, Throwable cause) {
    super(message, cause);
  }
}
