package org.dorisdr.script;

import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import net.hydromatic.quidem.AbstractCommand;

/**
 * {@code !fails}: the statement must fail; its error stands before the command, as the client sees
 * it. With {@code !failslike} a regular expression stands there, for errors that differ from run to
 * run.
 */
final class FailsCommand extends AbstractCommand {
  private final List<String> lines;
  private final List<String> content;

  private final boolean pattern;

  FailsCommand(List<String> lines, List<String> content, boolean pattern) {
    this.lines = lines;
    this.content = content;
    this.pattern = pattern;
  }

  @Override
  public void execute(Context context, boolean execute) {
    ScriptOutput.print(context, lines, content, execute, () -> result(context));
  }

  private List<String> result(Context context) throws SQLException {
    List<String> error = error(context);
    boolean alike = pattern && String.join("\n", error).matches(String.join("\n", content));
    return alike ? content : error;
  }

  private static List<String> error(Context context) throws SQLException {
    try (Statement statement = context.connection().createStatement()) {
      statement.execute(context.previousSqlCommand().sql);
      return List.of("(no error)");
    } catch (SQLException e) {
      String text = e.getMessage().replaceFirst("^\\(conn=\\d+\\) ", "");
      return List.of(
          ("ERROR " + e.getErrorCode() + " (" + e.getSQLState() + "): " + text).split("\n"));
    }
  }
}
