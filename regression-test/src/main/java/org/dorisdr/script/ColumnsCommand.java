package org.dorisdr.script;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import net.hydromatic.quidem.AbstractCommand;

/**
 * {@code !columns A, B}: only these columns of the statement, a row a line, values separated by
 * {@code " | "}. Leaves out what differs from run to run.
 */
final class ColumnsCommand extends AbstractCommand {
  private final List<String> lines;
  private final List<String> content;
  private final List<String> columns;

  ColumnsCommand(List<String> lines, List<String> content, String arguments) {
    this.lines = lines;
    this.content = content;
    this.columns = Arrays.stream(arguments.split(",")).map(String::trim).toList();
  }

  @Override
  public void execute(Context context, boolean execute) {
    ScriptOutput.print(
        context,
        lines,
        content,
        execute,
        () ->
            Rows.of(context.connection(), context.previousSqlCommand().sql).rows().stream()
                .map(this::line)
                .toList());
  }

  private String line(Map<String, String> row) {
    return columns.stream()
        .map(column -> row.getOrDefault(column, "(no column " + column + ")"))
        .collect(Collectors.joining(" | "));
  }
}
