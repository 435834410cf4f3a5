package org.dorisdr.minidoris.fe.query;

import org.dorisdr.minidoris.fe.session.StatementError;

/** What is told of an INSERT OVERWRITE that finds its partitions by its rows. Stateless. */
final class OverwriteErrors {
  private static final String HOMELESS = "no partition for this tuple";

  private OverwriteErrors() {}

  /**
   * The error of its load, in the words of VRowDistribution of Doris's backends if a row has no
   * partition that could be overwritten.
   */
  static StatementError detecting(StatementError error) {
    if (!error.getMessage().contains(HOMELESS)) {
      return error;
    }
    StatementError shown =
        StatementError.general(
            "[INVALID_ARGUMENT]Cannot found origin partitions in auto detect overwriting, stop"
                + " processing");
    shown.initCause(error);
    return shown;
  }
}
