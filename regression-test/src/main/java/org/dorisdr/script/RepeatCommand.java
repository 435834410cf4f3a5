package org.dorisdr.script;

import java.sql.Statement;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.hydromatic.quidem.AbstractCommand;

/**
 * {@code !repeat 200} or {@code !repeat 200 kill target-fe at 100}: runs the statement that often,
 * and on the way kills a process.
 */
final class RepeatCommand extends AbstractCommand {
  private static final Pattern FORM =
      Pattern.compile("(\\d+)(?:\\s+kill\\s+(\\S+)\\s+at\\s+(\\d+))?");

  private final List<String> lines;
  private final List<String> content;
  private final ScriptWorld world;
  private final int times;
  private final String victim;
  private final int killAt;

  RepeatCommand(List<String> lines, List<String> content, ScriptWorld world, String arguments) {
    Matcher matcher = FORM.matcher(arguments);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("!repeat " + arguments);
    }
    this.lines = lines;
    this.content = content;
    this.world = world;
    this.times = Integer.parseInt(matcher.group(1));
    this.victim = matcher.group(2);
    this.killAt = victim == null ? -1 : Integer.parseInt(matcher.group(3));
  }

  @Override
  public void execute(Context context, boolean execute) {
    ScriptOutput.print(context, lines, content, execute, () -> repeat(context));
  }

  private List<String> repeat(Context context) throws Exception {
    try (Statement statement = context.connection().createStatement()) {
      for (int i = 1; i <= times; i++) {
        statement.execute(context.previousSqlCommand().sql);
        if (i == killAt) {
          world.kill(victim);
        }
      }
    }
    return List.of();
  }
}
