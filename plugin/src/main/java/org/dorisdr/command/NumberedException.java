package org.dorisdr.command;

import org.dorisdr.host.AccessControl.Privilege;
import org.dorisdr.host.Caller;
import org.dorisdr.host.NumberedError;

/** A refusal for which Doris has a number and words of its own. */
final class NumberedException extends CommandException implements NumberedError {
  private static final long serialVersionUID = 1L;

  private final Number number;

  private NumberedException(Number number, String message) {
    super(message);
    this.number = number;
  }

  static NumberedException noDatabase(String hint) {
    return new NumberedException(Number.NO_DATABASE, "No database selected. HINT: " + hint);
  }

  static NumberedException unknownDatabase(String database, String hint) {
    return new NumberedException(
        Number.UNKNOWN_DATABASE, "Unknown database '%s'. HINT: %s".formatted(database, hint));
  }

  static NumberedException needs(Privilege privilege) {
    return needs(privilege, "");
  }

  /**
   * @param where {@code " on …"}, where the privilege is missing
   */
  static NumberedException needs(Privilege privilege, String where) {
    return new NumberedException(
        Number.PRIVILEGE_DENIED,
        "Access denied; you need (at least one of) the (%s) privilege(s)%s for this operation"
            .formatted(privilege, where));
  }

  static NumberedException database(Caller caller, String database) {
    return new NumberedException(
        Number.DATABASE_DENIED,
        "Access denied for user '%s' to database '%s'"
            .formatted(caller.user().replaceFirst("^'(.*)'@.*$", "$1"), database));
  }

  static NumberedException table(String command, Caller caller, String database, String table) {
    return new NumberedException(
        Number.TABLE_DENIED,
        "%s command denied to user %s for table '%s: %s'"
            .formatted(command, caller.user(), database, table));
  }

  @Override
  public Number number() {
    return number;
  }
}
