package org.dorisdr.minidoris.fe.door;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dorisdr.minidoris.fe.session.LikePattern;
import org.dorisdr.minidoris.fe.session.Session;
import org.dorisdr.minidoris.fe.session.StatementError;
import org.dorisdr.minidoris.fe.session.StatementHandler;
import org.dorisdr.minidoris.fe.session.StatementResult;
import org.dorisdr.minidoris.fe.session.SystemVariables;
import org.dorisdr.sql.stock.admin.ShowVariables;

/** {@code SHOW VARIABLES} with Doris's columns. Thread safe. */
final class ShowVariablesHandler implements StatementHandler<ShowVariables> {
  private static final Pattern EQUALS =
      Pattern.compile(
          "(?i)`?variable_name`?\\s*(=|like|in)\\s*\\(?((?:\\s*,?\\s*'[^']*')+)\\s*\\)?");
  private static final Pattern TEXT = Pattern.compile("'([^']*)'");

  private final SystemVariables variables;

  ShowVariablesHandler(SystemVariables variables) {
    this.variables = variables;
  }

  @Override
  public boolean needsMaster() {
    return false;
  }

  @Override
  public StatementResult run(Session session, ShowVariables statement) {
    Predicate<String> wanted =
        statement.condition() == null
            ? LikePattern.of(statement.pattern(), false)
            : condition(statement.condition());
    return StatementResult.show(
        List.of("Variable_name", "Value", "Default_Value", "Changed"),
        rows(session, statement.global()).stream().filter(r -> wanted.test(r.get(0))).toList());
  }

  /** All variables: first those that are not what Doris comes with, each by name. */
  List<List<String>> rows(Session session, boolean global) {
    List<List<String>> rows = new ArrayList<>();
    for (String name : variables.names()) {
      String value = global ? variables.global(name) : variables.get(session, name);
      String usual = variables.usual(name);
      rows.add(List.of(name, value, usual, value.equals(usual) ? "0" : "1"));
    }
    rows.sort(Comparator.comparing((List<String> row) -> row.get(3)).reversed());
    return rows;
  }

  /** Names that are equal to, or like, any of the texts; conditions may be joined with OR. */
  private static Predicate<String> condition(String condition) {
    Predicate<String> any = name -> false;
    for (String part : condition.split("(?i)\\s+or\\s+")) {
      Matcher matcher = EQUALS.matcher(part.strip());
      if (!matcher.matches()) {
        throw StatementError.general(
            "SHOW VARIABLES takes only conditions on Variable_name, not: " + part.strip());
      }
      Matcher texts = TEXT.matcher(matcher.group(2));
      while (texts.find()) {
        any = any.or(one(matcher.group(1), texts.group(1)));
      }
    }
    return any;
  }

  private static Predicate<String> one(String operator, String text) {
    return operator.equalsIgnoreCase("like")
        ? LikePattern.of(text, false)
        : name -> name.equalsIgnoreCase(text);
  }
}
