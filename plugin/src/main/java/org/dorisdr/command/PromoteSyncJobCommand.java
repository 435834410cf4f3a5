package org.dorisdr.command;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.dorisdr.cluster.ClusterException;
import org.dorisdr.host.Caller;
import org.dorisdr.host.HostException;
import org.dorisdr.host.LocalCluster;
import org.dorisdr.sql.PromoteSyncJob;
import org.dorisdr.sync.job.SyncJobs;
import org.dorisdr.sync.takeover.Promotion;

/** PROMOTE SYNC JOB: ends replication, makes the tables ordinary, and tells what is missing. */
public final class PromoteSyncJobCommand implements Command<PromoteSyncJob> {
  private static final List<String> COLUMNS =
      List.of("Name", "CommitSeq", "CommitTime", "MissingBinlogs", "Tables", "Notes");

  private final SyncJobs jobs;
  private final Promotion promotion;
  private final Privileges privileges;
  private final LocalCluster local;

  public PromoteSyncJobCommand(
      SyncJobs jobs, Promotion promotion, Privileges privileges, LocalCluster local) {
    this.jobs = jobs;
    this.promotion = promotion;
    this.privileges = privileges;
    this.local = local;
  }

  @Override
  public Answer run(PromoteSyncJob statement, Caller caller)
      throws CommandException, HostException, InterruptedException {
    String name = statement.name().text();
    SyncJobPrivileges.need(privileges, caller, jobs.get(name).record());
    try {
      Promotion.Outcome outcome = promotion.promote(name, statement.force());
      long missing = outcome.missingBinlogs();
      long ms = outcome.positionMs();
      return new Answer(
          COLUMNS,
          List.of(
              Arrays.asList(
                  name,
                  Long.toString(outcome.position()),
                  ms <= 0 ? null : Times.show(Instant.ofEpochMilli(ms), local.zone()),
                  missing < 0 ? null : Long.toString(missing),
                  Integer.toString(outcome.tables()),
                  outcome.notes().isEmpty() ? null : String.join("; ", outcome.notes()))));
    } catch (ClusterException e) {
      throw new CommandException(
          e.getMessage() + ". HINT: PROMOTE SYNC JOB " + name + " FORCE needs no source", e);
    }
  }
}
