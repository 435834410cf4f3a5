package org.dorisdr.script;

import java.sql.Statement;
import java.util.List;
import net.hydromatic.quidem.AbstractCommand;

/** {@code !do}: the statement must succeed; rows and counts do not matter. */
final class DoCommand extends AbstractCommand {
  private final List<String> lines;
  private final List<String> content;

  DoCommand(List<String> lines, List<String> content) {
    this.lines = lines;
    this.content = content;
  }

  @Override
  public void execute(Context context, boolean execute) {
    ScriptOutput.print(
        context,
        lines,
        content,
        execute,
        () -> {
          try (Statement statement = context.connection().createStatement()) {
            statement.execute(context.previousSqlCommand().sql);
          }
          return List.of();
        });
  }
}
