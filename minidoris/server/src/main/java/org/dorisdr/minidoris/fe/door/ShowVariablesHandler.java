package org.dorisdr.minidoris.fe.door;

import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import org.dorisdr.minidoris.fe.session.LikePattern;
import org.dorisdr.minidoris.fe.session.Session;
import org.dorisdr.minidoris.fe.session.StatementHandler;
import org.dorisdr.minidoris.fe.session.StatementResult;
import org.dorisdr.minidoris.fe.session.SystemVariables;
import org.dorisdr.sql.stock.admin.ShowVariables;

/** {@code SHOW VARIABLES} with Doris's columns. Thread safe. */
final class ShowVariablesHandler implements StatementHandler<ShowVariables> {
  private final VariableRows rows;
  private final BiFunction<Session, String, StatementResult> queries;

  /**
   * @param queries runs a query
   */
  ShowVariablesHandler(
      SystemVariables variables, BiFunction<Session, String, StatementResult> queries) {
    this.rows = new VariableRows(variables);
    this.queries = queries;
  }

  @Override
  public boolean needsMaster() {
    return false;
  }

  @Override
  public StatementResult run(Session session, ShowVariables statement) {
    if (statement.condition() != null) {
      return queries.apply(session, query(statement));
    }
    Predicate<String> wanted = LikePattern.of(statement.pattern(), false);
    return StatementResult.show(
        List.of("Variable_name", "Value", "Default_Value", "Changed"),
        rows.of(session, statement.global()).stream().filter(r -> wanted.test(r.get(0))).toList());
  }

  /** With WHERE, Doris makes a query of two columns of it. */
  private static String query(ShowVariables statement) {
    return "SELECT VARIABLE_NAME AS Variable_name, VARIABLE_VALUE AS Value FROM information_schema."
        + (statement.global() ? "global_variables" : "session_variables")
        + " WHERE "
        + statement.condition();
  }
}
