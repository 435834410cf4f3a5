package org.dorisdr.script;

import java.util.List;
import net.hydromatic.quidem.Command;

/**
 * Prints what a command yields where the script expects it: between the statement and the command.
 */
final class ScriptOutput {
  /** Yields lines, or fails with an error that is printed instead. */
  interface Body {
    List<String> run() throws Exception;
  }

  private ScriptOutput() {}

  static void print(
      Command.Context context,
      List<String> lines,
      List<String> content,
      boolean execute,
      Body body) {
    List<String> result = execute ? runBody(body) : content;
    context.echo(result);
    context.echo(lines);
  }

  private static List<String> runBody(Body body) {
    try {
      return body.run();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return List.of("interrupted");
    } catch (Exception e) {
      return List.of(String.valueOf(e.getMessage()).split("\n"));
    }
  }
}
