package org.dorisdr.script;

import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import net.hydromatic.quidem.AbstractCommand;

/**
 * {@code !do}: the statement must succeed; rows and counts do not matter. {@code !do 60}: it must
 * succeed within so many seconds, and is repeated until it does.
 */
final class DoCommand extends AbstractCommand {
  private static final Duration PAUSE = Duration.ofMillis(100);

  private final List<String> lines;
  private final List<String> content;
  private final String seconds;

  DoCommand(List<String> lines, List<String> content, String arguments) {
    this.lines = lines;
    this.content = content;
    this.seconds = arguments.isEmpty() ? "0" : arguments;
  }

  @Override
  public void execute(Context context, boolean execute) {
    ScriptOutput.print(context, lines, content, execute, () -> run(context));
  }

  private List<String> run(Context context) throws SQLException, InterruptedException {
    Limit limit = Limit.ofSeconds(seconds);
    while (true) {
      try (Statement statement = context.connection().createStatement()) {
        statement.execute(context.previousSqlCommand().sql);
        return List.of();
      } catch (SQLException e) {
        if (limit.isOver()) {
          throw e;
        }
      }
      TimeUnit.MILLISECONDS.sleep(PAUSE.toMillis());
    }
  }
}
