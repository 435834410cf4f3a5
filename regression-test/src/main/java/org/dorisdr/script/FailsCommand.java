package org.dorisdr.script;

import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import net.hydromatic.quidem.AbstractCommand;

/**
 * {@code !fails}: the statement must fail; its error stands before the command, as the client sees
 * it.
 */
final class FailsCommand extends AbstractCommand {
  private final List<String> lines;
  private final List<String> content;

  FailsCommand(List<String> lines, List<String> content) {
    this.lines = lines;
    this.content = content;
  }

  @Override
  public void execute(Context context, boolean execute) {
    ScriptOutput.print(context, lines, content, execute, () -> error(context));
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
