package org.dorisdr.sql;

import java.util.Optional;
import org.dorisdr.sql.DorisDrParser.AlterRemoteClusterContext;
import org.dorisdr.sql.DorisDrParser.CheckSyncJobContext;
import org.dorisdr.sql.DorisDrParser.CreateRemoteClusterContext;
import org.dorisdr.sql.DorisDrParser.CreateSyncJobContext;
import org.dorisdr.sql.DorisDrParser.DropRemoteClusterContext;
import org.dorisdr.sql.DorisDrParser.DropSyncJobContext;
import org.dorisdr.sql.DorisDrParser.PauseSyncJobContext;
import org.dorisdr.sql.DorisDrParser.PromoteSyncJobContext;
import org.dorisdr.sql.DorisDrParser.ResumeSyncJobContext;
import org.dorisdr.sql.DorisDrParser.ResyncSyncJobContext;
import org.dorisdr.sql.DorisDrParser.SetSyncJobPropertiesContext;
import org.dorisdr.sql.DorisDrParser.ShowCreateSyncJobContext;
import org.dorisdr.sql.DorisDrParser.ShowRemoteClustersContext;
import org.dorisdr.sql.DorisDrParser.ShowSyncJobEventsContext;
import org.dorisdr.sql.DorisDrParser.ShowSyncJobTablesContext;
import org.dorisdr.sql.DorisDrParser.ShowSyncJobsContext;
import org.dorisdr.sql.DorisDrParser.SkipSyncJobBinlogContext;
import org.dorisdr.sql.DorisDrParser.SwitchoverSyncJobContext;
import org.dorisdr.sql.DorisDrParser.SyncDatabaseContext;
import org.dorisdr.sql.DorisDrParser.SyncScopeContext;
import org.dorisdr.sql.DorisDrParser.SyncTableContext;

/** Builds the records of remote clusters and sync jobs. */
class SyncStatementBuilder extends DorisDrParserBaseVisitor<DrStatement> {
  final TreeReader read;

  SyncStatementBuilder(TreeReader read) {
    this.read = read;
  }

  @Override
  public DrStatement visitCreateRemoteCluster(CreateRemoteClusterContext tree) {
    return new CreateRemoteCluster(
        tree.IF() != null, read.name(tree.name()), read.properties(tree.properties()));
  }

  @Override
  public DrStatement visitAlterRemoteCluster(AlterRemoteClusterContext tree) {
    return new AlterRemoteCluster(read.name(tree.name()), read.properties(tree.properties()));
  }

  @Override
  public DrStatement visitDropRemoteCluster(DropRemoteClusterContext tree) {
    return new DropRemoteCluster(tree.IF() != null, read.name(tree.name()));
  }

  @Override
  public DrStatement visitShowRemoteClusters(ShowRemoteClustersContext tree) {
    return new ShowRemoteClusters(read.like(tree.like()));
  }

  @Override
  public DrStatement visitCreateSyncJob(CreateSyncJobContext tree) {
    return new CreateSyncJob(
        tree.IF() != null,
        read.name(tree.name(0)),
        read.name(tree.cluster),
        scope(tree.syncScope()),
        read.properties(tree.properties()));
  }

  private SyncScope scope(SyncScopeContext tree) {
    if (tree instanceof SyncDatabaseContext database) {
      return new SyncScope.OfDatabase(
          read.name(database.source),
          read.optional(database.target),
          read.tables(database.tableFilter()));
    }
    SyncTableContext table = (SyncTableContext) tree;
    return new SyncScope.OfTable(
        read.qualified(table.sourceTable),
        Optional.ofNullable(table.targetTable).map(read::qualified));
  }

  @Override
  public DrStatement visitPauseSyncJob(PauseSyncJobContext tree) {
    return new PauseSyncJob(read.name(tree.name()));
  }

  @Override
  public DrStatement visitResumeSyncJob(ResumeSyncJobContext tree) {
    return new ResumeSyncJob(read.name(tree.name()));
  }

  @Override
  public DrStatement visitDropSyncJob(DropSyncJobContext tree) {
    return new DropSyncJob(tree.IF() != null, read.name(tree.name()));
  }

  @Override
  public DrStatement visitSetSyncJobProperties(SetSyncJobPropertiesContext tree) {
    return new SetSyncJobProperties(read.name(tree.name()), read.properties(tree.properties()));
  }

  @Override
  public DrStatement visitResyncSyncJob(ResyncSyncJobContext tree) {
    return new ResyncSyncJob(read.name(tree.name(0)), read.optional(tree.table));
  }

  @Override
  public DrStatement visitSkipSyncJobBinlog(SkipSyncJobBinlogContext tree) {
    return new SkipSyncJobBinlog(read.name(tree.name()), read.number(tree.number()));
  }

  @Override
  public DrStatement visitPromoteSyncJob(PromoteSyncJobContext tree) {
    return new PromoteSyncJob(read.name(tree.name()), tree.FORCE() != null);
  }

  @Override
  public DrStatement visitSwitchoverSyncJob(SwitchoverSyncJobContext tree) {
    return new SwitchoverSyncJob(read.name(tree.name()));
  }

  @Override
  public DrStatement visitCheckSyncJob(CheckSyncJobContext tree) {
    return new CheckSyncJob(read.name(tree.name(0)), read.optional(tree.table));
  }

  @Override
  public DrStatement visitShowSyncJobs(ShowSyncJobsContext tree) {
    return new ShowSyncJobs(read.like(tree.like()));
  }

  @Override
  public DrStatement visitShowSyncJobTables(ShowSyncJobTablesContext tree) {
    return new ShowSyncJobTables(read.name(tree.name()));
  }

  @Override
  public DrStatement visitShowSyncJobEvents(ShowSyncJobEventsContext tree) {
    return new ShowSyncJobEvents(read.name(tree.name()), read.optional(tree.number()));
  }

  @Override
  public DrStatement visitShowCreateSyncJob(ShowCreateSyncJobContext tree) {
    return new ShowCreateSyncJob(read.name(tree.name()));
  }
}
