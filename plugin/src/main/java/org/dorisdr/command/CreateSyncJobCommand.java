package org.dorisdr.command;

import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dorisdr.cluster.ClusterException;
import org.dorisdr.host.Caller;
import org.dorisdr.host.Clock;
import org.dorisdr.host.HostException;
import org.dorisdr.host.LocalCluster;
import org.dorisdr.sql.CreateSyncJob;
import org.dorisdr.sql.Name;
import org.dorisdr.sql.QualifiedName;
import org.dorisdr.sql.SyncScope;
import org.dorisdr.sql.TableFilter;
import org.dorisdr.sync.job.SyncChecks;
import org.dorisdr.sync.job.SyncJobs;
import org.dorisdr.sync.job.SyncParts;
import org.dorisdr.sync.state.SyncJobRecord;

/** CREATE SYNC JOB: checks both clusters and starts to replicate. */
public final class CreateSyncJobCommand implements Command<CreateSyncJob> {
  private final SyncJobs jobs;
  private final Privileges privileges;
  private final LocalCluster local;
  private final Clock clock;

  public CreateSyncJobCommand(
      SyncJobs jobs, Privileges privileges, LocalCluster local, Clock clock) {
    this.local = local;
    this.jobs = jobs;
    this.privileges = privileges;
    this.clock = clock;
  }

  @Override
  public Answer run(CreateSyncJob statement, Caller caller) throws CommandException, HostException {
    SyncJobRecord record = new SyncJobRecord();
    record.name = Identifiers.checked("sync job", statement.name());
    record.cluster = statement.cluster().text();
    scope(record, statement.scope(), caller);
    SyncJobPrivileges.need(privileges, caller, record);
    record.properties = new TreeMap<>(SyncJobProperties.read(statement.properties(), local.zone()));
    record.creator = caller.user();
    record.createdMs = clock.now().toEpochMilli();
    if (jobs.find(record.name).isPresent()) {
      if (statement.ifNotExists()) {
        return Answer.DONE;
      }
      throw new CommandException(
          "sync job '" + record.name + "' already exists. HINT: DROP SYNC JOB removes it");
    }
    try {
      SyncChecks.check(jobs, record);
    } catch (ClusterException e) {
      throw new CommandException(e.getMessage(), e);
    }
    jobs.create(record);
    return Answer.done(warnings(record));
  }

  /** What may not be meant so; null = nothing. */
  private String warnings(SyncJobRecord record) {
    SyncParts.Connections clusters = jobs.parts().connections();
    String all =
        Stream.of(ScopeWarning.of(clusters, record), ReplicaWarning.of(clusters, record))
            .filter(Objects::nonNull)
            .collect(Collectors.joining("; "));
    return all.isEmpty() ? null : all;
  }

  private static void scope(SyncJobRecord record, SyncScope scope, Caller caller)
      throws CommandException {
    if (scope instanceof SyncScope.OfDatabase database) {
      record.sourceDatabase = database.source().text();
      record.targetDatabase = database.target().orElse(database.source()).text();
      TableFilter filter = database.tables();
      if (filter.mode() == TableFilter.Mode.INCLUDE) {
        record.include.addAll(filter.tables().stream().map(Name::text).toList());
      } else {
        record.exclude.addAll(filter.tables().stream().map(Name::text).toList());
      }
      return;
    }
    SyncScope.OfTable table = (SyncScope.OfTable) scope;
    QualifiedName source = table.source();
    record.sourceTable = source.last().text();
    record.sourceDatabase = database(source.database(), Optional.ofNullable(caller.database()));
    QualifiedName target = table.target().orElse(source);
    record.targetTable = target.last().text();
    record.targetDatabase = database(target.database(), Optional.of(record.sourceDatabase));
  }

  private static String database(Optional<Name> typed, Optional<String> otherwise)
      throws CommandException {
    if (typed.isPresent()) {
      return typed.get().text();
    }
    return otherwise.orElseThrow(() -> NumberedException.noDatabase("write the table as db.table"));
  }
}
