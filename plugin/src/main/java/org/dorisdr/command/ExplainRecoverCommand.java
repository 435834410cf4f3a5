package org.dorisdr.command;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.dorisdr.host.Caller;
import org.dorisdr.host.HostException;
import org.dorisdr.recyclebin.Moment;
import org.dorisdr.recyclebin.RecoverStep;
import org.dorisdr.sql.ExplainRecover;

/** EXPLAIN RECOVER: what would be taken back under which name, and what is in the way. */
public final class ExplainRecoverCommand implements Command<ExplainRecover> {
  private static final List<String> COLUMNS =
      List.of("Type", "Name", "Id", "DropTime", "NewName", "Statement", "Obstacle");

  private final Recovery recovery;

  public ExplainRecoverCommand(Recovery recovery) {
    this.recovery = recovery;
  }

  @Override
  public Answer run(ExplainRecover statement, Caller caller)
      throws CommandException, HostException {
    List<List<String>> rows = new ArrayList<>();
    for (RecoverStep step : recovery.plan(statement.recover(), caller)) {
      rows.add(
          Arrays.asList(
              step.entry().kind().name(),
              step.entry().name(),
              Long.toString(step.entry().id()),
              Moment.show(step.entry().dropTime().orElse(null)),
              step.newName(),
              step.sql(),
              step.obstacle().orElse(null)));
    }
    return new Answer(COLUMNS, rows);
  }
}
