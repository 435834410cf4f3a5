package org.dorisdr.host;

/** A statement names a database that is not there. */
public final class UnknownDatabaseException extends HostException implements NumberedError {
  private static final long serialVersionUID = 1L;

  /**
   * @param hint how to get on
   */
  public UnknownDatabaseException(String database, String hint) {
    super("Unknown database '%s'. HINT: %s".formatted(database, hint));
  }

  @Override
  public Number number() {
    return Number.UNKNOWN_DATABASE;
  }
}
