package org.dorisdr.minidoris.fe.door;

import java.util.ArrayList;
import java.util.Comparator;
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
  private final SystemVariables variables;
  private final BiFunction<Session, String, StatementResult> queries;

  /**
   * @param queries runs a query
   */
  ShowVariablesHandler(
      SystemVariables variables, BiFunction<Session, String, StatementResult> queries) {
    this.variables = variables;
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
        rows(session, statement.global()).stream().filter(r -> wanted.test(r.get(0))).toList());
  }

  /** With WHERE, Doris makes a query of two columns of it. */
  private static String query(ShowVariables statement) {
    return "SELECT VARIABLE_NAME AS Variable_name, VARIABLE_VALUE AS Value FROM information_schema."
        + (statement.global() ? "global_variables" : "session_variables")
        + " WHERE "
        + statement.condition();
  }

  /** All variables: first those that are not what Doris comes with, each by name. */
  List<List<String>> rows(Session session, boolean global) {
    List<List<String>> rows = new ArrayList<>();
    for (String name : variables.names()) {
      String value = global ? variables.global(name) : variables.get(session, name);
      String usual = variables.usual(name);
      variables
          .shown(name)
          .ifPresent(s -> rows.add(List.of(s, value, usual, value.equals(usual) ? "0" : "1")));
    }
    rows.sort(
        Comparator.comparing((List<String> row) -> row.get(3))
            .reversed()
            .thenComparing(row -> row.get(0)));
    return rows;
  }
}
