package org.dorisdr.command;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.dorisdr.cluster.ClusterException;
import org.dorisdr.cluster.Names;
import org.dorisdr.host.Caller;
import org.dorisdr.host.HostException;
import org.dorisdr.host.LocalCluster;
import org.dorisdr.sql.SwitchoverSyncJob;
import org.dorisdr.sync.job.SyncJobs;
import org.dorisdr.sync.state.SyncJobRecord;
import org.dorisdr.sync.takeover.Promotion;

/**
 * SWITCHOVER SYNC JOB: takes over without loss from a source that is no longer written to, and says
 * what was done and what is left to do.
 */
public final class SwitchoverSyncJobCommand implements Command<SwitchoverSyncJob> {
  private static final List<String> COLUMNS = List.of("Step", "State", "Detail");
  private static final String DONE = "DONE";
  private static final String LEFT = "LEFT";

  private final SyncJobs jobs;
  private final Promotion promotion;
  private final Privileges privileges;
  private final LocalCluster local;

  public SwitchoverSyncJobCommand(
      SyncJobs jobs, Promotion promotion, Privileges privileges, LocalCluster local) {
    this.jobs = jobs;
    this.promotion = promotion;
    this.privileges = privileges;
    this.local = local;
  }

  @Override
  public Answer run(SwitchoverSyncJob statement, Caller caller)
      throws CommandException, HostException, InterruptedException {
    String name = statement.name().text();
    SyncJobRecord job = jobs.get(name).record();
    SyncJobPrivileges.need(privileges, caller, job);
    try {
      return new Answer(COLUMNS, rows(job, promotion.switchover(name)));
    } catch (ClusterException e) {
      throw new CommandException(
          e.getMessage()
              + ". HINT: a switch without loss needs the source; without it: PROMOTE"
              + " SYNC JOB "
              + name
              + " FORCE",
          e);
    }
  }

  private List<List<String>> rows(SyncJobRecord job, Promotion.Outcome outcome) {
    List<List<String>> rows = new ArrayList<>();
    String time = Times.show(Instant.ofEpochMilli(outcome.positionMs()), local.zone());
    rows.add(row("source is quiet", DONE, "nothing was written after " + time));
    rows.add(row("everything is applied", DONE, "up to CommitSeq " + outcome.position()));
    rows.add(row("job is promoted", DONE, outcome.tables() + " tables are ordinary now"));
    outcome.notes().forEach(note -> rows.add(row("look after", LEFT, note)));
    rows.add(row("writers", LEFT, "send them here; what is written on the old source is not here"));
    rows.add(
        row(
            "binlog here",
            LEFT,
            "ALTER DATABASE "
                + Names.quote(job.targetDatabase)
                + " SET PROPERTIES (\"binlog.enable\" = \"true\")"));
    rows.add(row("job back, on the old source", LEFT, reverse(job)));
    return rows;
  }

  private static List<String> row(String... values) {
    return Arrays.asList(values);
  }

  /** There is no password of this cluster that the plugin could give away: users type it. */
  private static String reverse(SyncJobRecord job) {
    SyncJobRecord back = new SyncJobRecord();
    back.name = job.name;
    back.cluster = "this_cluster";
    back.sourceDatabase = job.targetDatabase;
    back.targetDatabase = job.sourceDatabase;
    back.sourceTable = job.targetTable;
    back.targetTable = job.sourceTable;
    back.include = job.include;
    back.exclude = job.exclude;
    back.properties.put("allow_table_exists", "true");
    return ShowCreateSyncJobCommand.text(back).replace('\n', ' ');
  }
}
