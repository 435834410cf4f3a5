package org.dorisdr.command;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.dorisdr.host.Caller;
import org.dorisdr.host.HostException;
import org.dorisdr.recyclebin.Moment;
import org.dorisdr.recyclebin.RecoverStep;
import org.dorisdr.sql.RecoverTables;

/**
 * RECOVER TABLES: the last versions of many tables. A list is taken back as a whole or not at all
 * as far as can be seen beforehand; ALL leaves out what is in the way and says so.
 */
public final class RecoverTablesCommand implements Command<RecoverTables> {
  private static final List<String> COLUMNS = List.of("TableName", "TableId", "DropTime", "Result");

  private final Recovery recovery;

  public RecoverTablesCommand(Recovery recovery) {
    this.recovery = recovery;
  }

  @Override
  public Answer run(RecoverTables statement, Caller caller) throws CommandException, HostException {
    List<RecoverStep> steps = recovery.plan(statement, caller);
    boolean all = statement.tables().isEmpty();
    for (RecoverStep step : steps) {
      if (!all && step.obstacle().isPresent()) {
        recovery.run(step);
      }
    }
    List<List<String>> rows = new ArrayList<>();
    for (RecoverStep step : steps) {
      rows.add(
          Arrays.asList(
              step.entry().name(),
              Long.toString(step.entry().id()),
              Moment.show(step.entry().dropTime().orElse(null)),
              result(step)));
    }
    return new Answer(COLUMNS, rows);
  }

  private String result(RecoverStep step) {
    try {
      recovery.run(step);
      return "recovered";
    } catch (CommandException | HostException e) {
      return e.getMessage();
    }
  }
}
