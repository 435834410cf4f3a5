package org.dorisdr.command;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.dorisdr.host.Caller;
import org.dorisdr.host.HostException;
import org.dorisdr.recyclebin.Moment;
import org.dorisdr.recyclebin.NotInBinException;
import org.dorisdr.recyclebin.RecoverStep;
import org.dorisdr.sql.ExplainRecover;
import org.dorisdr.sql.RecoverTable;

/**
 * EXPLAIN RECOVER: what would be taken back under which name, and what is in the way. For one table
 * it looks in every place that has the table, the best first.
 */
public final class ExplainRecoverCommand implements Command<ExplainRecover> {
  private static final List<String> COLUMNS =
      List.of(
          "Type",
          "Name",
          "Id",
          "DropTime",
          "NewName",
          "Statement",
          "Obstacle",
          "Source",
          "Lost",
          "Seconds");

  private final Recovery recovery;
  private final TableSources sources;

  public ExplainRecoverCommand(Recovery recovery, TableSources sources) {
    this.recovery = recovery;
    this.sources = sources;
  }

  @Override
  public Answer run(ExplainRecover statement, Caller caller)
      throws CommandException, HostException {
    if (statement.recover() instanceof RecoverTable table) {
      return new Answer(COLUMNS, everywhere(table, caller));
    }
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
              step.obstacle().orElse(null),
              "RECYCLE BIN",
              step.lost(),
              recovery.seconds(step.entry().kind())));
    }
    return new Answer(COLUMNS, rows);
  }

  private List<List<String>> everywhere(RecoverTable table, Caller caller)
      throws CommandException, HostException {
    List<RecoverStep> steps = new ArrayList<>();
    String database = Recovery.database(table.name(), caller);
    NotInBinException nowhere = null;
    try {
      steps.addAll(recovery.plan(table, caller));
      steps.addAll(recovery.older(table, database));
    } catch (NotInBinException e) {
      nowhere = e;
    }
    List<TableSource> found =
        sources.find(database, table.name().last().text(), steps, table.asOf(), caller);
    if (found.isEmpty() && nowhere != null) {
      throw new HostException(
          nowhere.getMessage() + "; no snapshot of before and no sync job has it either", nowhere);
    }
    return found.stream().map(ExplainRecoverCommand::row).toList();
  }

  private static List<String> row(TableSource source) {
    return Arrays.asList(
        source.type(),
        source.name(),
        source.id(),
        source.time(),
        source.newName(),
        source.statement(),
        source.obstacle(),
        source.kind(),
        source.lost(),
        source.seconds());
  }
}
