package org.dorisdr.script;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import net.hydromatic.quidem.AbstractCommand;

/**
 * {@code !until 60}: repeats the statement until some row fulfils every condition that stands
 * before the command, a condition a line, for at most that many seconds. Prints the conditions, or
 * what the last row said instead.
 */
final class UntilCommand extends AbstractCommand {
  private static final Duration POLL = Duration.ofMillis(100);

  private final List<String> lines;
  private final List<String> content;
  private final String seconds;

  UntilCommand(List<String> lines, List<String> content, String arguments) {
    this.lines = lines;
    this.content = content;
    this.seconds = arguments;
  }

  @Override
  public void execute(Context context, boolean execute) {
    ScriptOutput.print(context, lines, content, execute, () -> await(context));
  }

  private List<String> await(Context context) throws InterruptedException {
    List<Condition> conditions =
        content.stream().filter(l -> !l.isBlank()).map(Condition::parse).toList();
    Limit limit = Limit.ofSeconds(seconds);
    while (true) {
      String state;
      try {
        List<Map<String, String>> rows =
            Rows.of(context.connection(), context.previousSqlCommand().sql).rows();
        if (rows.stream().anyMatch(row -> conditions.stream().allMatch(c -> c.holds(row)))) {
          return content;
        }
        state = rows.isEmpty() ? "(no rows)" : rows.get(rows.size() - 1).toString();
      } catch (SQLException e) {
        state = e.getMessage();
      }
      if (limit.isOver()) {
        return List.of("not within " + limit.seconds() + " s, last: " + state.replace('\n', ' '));
      }
      TimeUnit.MILLISECONDS.sleep(POLL.toMillis());
    }
  }
}
