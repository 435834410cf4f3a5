package org.dorisdr.minidoris.fe.query;

import java.util.Locale;
import org.dorisdr.minidoris.fe.session.Session;
import org.dorisdr.minidoris.fe.session.StatementError;
import org.dorisdr.minidoris.thrift.TMiniExecResult;

/** How many rows an INSERT that is not strict may leave out. Stateless. */
final class FilteredRows {
  static final String RATIO = "insert_max_filter_ratio";

  private FilteredRows() {}

  /**
   * @throws StatementError if a write left out more than the session allows
   */
  static void check(Session session, TMiniExecResult result) {
    long filtered = result.getRowsFiltered();
    long all = filtered + result.getRowsWritten();
    double ratio = Double.parseDouble(session.variables().getOrDefault(RATIO, "1"));
    if (filtered > ratio * all) {
      throw StatementError.general(
          String.format(
              Locale.ROOT,
              "Insert has too many filtered data %d/%d insert_max_filter_ratio is %f%s",
              filtered,
              all,
              ratio,
              first(result)));
    }
  }

  private static String first(TMiniExecResult result) {
    if (!result.isSetProblems() || result.getProblems().isEmpty()) {
      return "";
    }
    String problem = result.getProblems().get(0);
    int end = problem.indexOf('\u0001');
    return ". first_error_msg: Reason: " + (end < 0 ? problem : problem.substring(0, end));
  }
}
