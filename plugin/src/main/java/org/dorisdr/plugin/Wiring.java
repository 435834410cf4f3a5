package org.dorisdr.plugin;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.dorisdr.backup.metric.BackupMetrics;
import org.dorisdr.backup.metric.CounterMetrics;
import org.dorisdr.backup.request.BackupRequests.Kind;
import org.dorisdr.backup.store.RepositoryStores;
import org.dorisdr.cluster.RemoteClusters;
import org.dorisdr.command.AlterRemoteClusterCommand;
import org.dorisdr.command.Commands;
import org.dorisdr.command.CreateRemoteClusterCommand;
import org.dorisdr.command.DropRemoteClusterCommand;
import org.dorisdr.command.ExplainRecoverCommand;
import org.dorisdr.command.NetworkProbe;
import org.dorisdr.command.Privileges;
import org.dorisdr.command.PurgeRecycleBinCommand;
import org.dorisdr.command.RecoverCommand;
import org.dorisdr.command.RecoverPrivileges;
import org.dorisdr.command.RecoverTablesCommand;
import org.dorisdr.command.Recovery;
import org.dorisdr.command.SetFrontendConfigCommand;
import org.dorisdr.command.ShowFrontendConfigCommand;
import org.dorisdr.command.ShowRecycleBinCommand;
import org.dorisdr.command.ShowRemoteClustersCommand;
import org.dorisdr.command.SnapshotSources;
import org.dorisdr.command.TableSources;
import org.dorisdr.config.DrConfig;
import org.dorisdr.config.Secrets;
import org.dorisdr.config.Settings;
import org.dorisdr.host.Host;
import org.dorisdr.job.JsonStore;
import org.dorisdr.recyclebin.DatabaseRecovery;
import org.dorisdr.recyclebin.RecoverPlanner;
import org.dorisdr.recyclebin.RecoveryTimes;
import org.dorisdr.recyclebin.RecycleBin;
import org.dorisdr.recyclebin.RecycleBinMetrics;
import org.dorisdr.recyclebin.UnfinishedRecoveries;
import org.dorisdr.sql.AlterRemoteCluster;
import org.dorisdr.sql.CreateRemoteCluster;
import org.dorisdr.sql.DropRemoteCluster;
import org.dorisdr.sql.ExplainRecover;
import org.dorisdr.sql.PurgeRecycleBin;
import org.dorisdr.sql.RecoverDatabase;
import org.dorisdr.sql.RecoverPartition;
import org.dorisdr.sql.RecoverTable;
import org.dorisdr.sql.RecoverTables;
import org.dorisdr.sql.SetFrontendConfig;
import org.dorisdr.sql.ShowFrontendConfig;
import org.dorisdr.sql.ShowRecycleBin;
import org.dorisdr.sql.ShowRemoteClusters;

/** Makes all parts of the plugin and puts them together. One for each time Doris loads it. */
final class Wiring implements AutoCloseable {
  private static final Logger LOG = LogManager.getLogger(Wiring.class);

  private final Host host;
  private final RandomGenerator random;
  private final DrConfig config;
  private final RemoteClusters clusters;
  private final Privileges privileges;
  private final Commands commands = new Commands();
  private final Packets packets = new Packets(commands);
  private SyncWiring sync;
  private SnapshotWiring snapshots;
  private BackupWiring backup;
  private CounterWiring counters;

  Wiring(Host host, RandomGenerator random) {
    this.host = host;
    this.random = random;
    this.config = new DrConfig(host.feConfig());
    this.clusters = new RemoteClusters(host.metaStore(), secrets());
    this.privileges = new Privileges(host.accessControl());
  }

  /**
   * Starts what runs by itself. Does not block, and looks at no catalog.
   *
   * @throws IllegalArgumentException with all that is wrong with the configuration, if a user is
   *     there to read it; when an FE starts, the plugin rather runs with defaults and logs it
   */
  void start() {
    List<String> problems = config.load();
    if (!problems.isEmpty()) {
      String all = String.join("; ", problems);
      if (host.leadership().isLeader()) {
        throw new IllegalArgumentException(all);
      }
      LOG.error("configuration: {}", all);
    }
    sync = new SyncWiring(host, clusters, config, random);
    sync.register(commands, privileges);
    snapshots =
        new SnapshotWiring(host, new RepositoryStores(), sync.io(), config, this::repository);
    snapshots.runOn(sync.scheduler());
    snapshots.register(commands, privileges);
    backup = new BackupWiring(host, config, random);
    backup.register(commands, snapshots.proofs(), privileges);
    backup.runOn(sync.scheduler());
    ScheduleWiring schedules = new ScheduleWiring(host, snapshots, backup.queue(), config);
    schedules.register(commands, privileges);
    schedules.runOn(sync.scheduler());
    sync.metrics()
        .add(new BackupMetrics(backup.queue(), schedules.schedules(), snapshots.proofs()));
    sync.metrics().add(new RecycleBinMetrics(host.localSql(), host.clock(), sync.io()));
    counters = new CounterWiring(host.autoIncrements());
    sync.metrics().add(new CounterMetrics(host.autoIncrements()));
    clusterCommands();
    configCommands();
    recycleBinCommands();
    counters.start();
    sync.start();
  }

  private Optional<String> repository(boolean isBackup, String database, String label) {
    return backup.queue().repository(isBackup ? Kind.BACKUP : Kind.RESTORE, database, label);
  }

  private void clusterCommands() {
    NetworkProbe probe = new NetworkProbe(host.clock());
    commands.register(
        CreateRemoteCluster.class,
        new CreateRemoteClusterCommand(clusters, probe, privileges, host.clock()));
    commands.register(
        AlterRemoteCluster.class, new AlterRemoteClusterCommand(clusters, probe, privileges));
    commands.register(
        DropRemoteCluster.class, new DropRemoteClusterCommand(clusters, sync::jobsOf, privileges));
    commands.register(
        ShowRemoteClusters.class,
        new ShowRemoteClustersCommand(clusters, privileges, host.localCluster()));
  }

  private void configCommands() {
    commands.register(SetFrontendConfig.class, new SetFrontendConfigCommand(config, privileges));
    commands.register(
        ShowFrontendConfig.class,
        new ShowFrontendConfigCommand(config, host.localSql(), privileges));
  }

  private void recycleBinCommands() {
    RecycleBin bin = new RecycleBin(host.localSql());
    RecoverPrivileges recoverPrivileges = new RecoverPrivileges(host.accessControl());
    RecoverPlanner planner =
        new RecoverPlanner(bin, host.localSql(), host.droppedDatabases(), host.droppedPartitions());
    DatabaseRecovery databases =
        new DatabaseRecovery(
            host.droppedDatabases(),
            new JsonStore(host.metaStore()),
            host.localSql(),
            host.clock(),
            host.localCluster());
    sync.scheduler().add(new UnfinishedRecoveries(databases));
    Recovery recovery =
        new Recovery(
            planner,
            recoverPrivileges,
            bin,
            databases,
            host.localSql(),
            host.clock(),
            new RecoveryTimes(new JsonStore(host.metaStore()), host.clock()));
    commands.register(
        ShowRecycleBin.class,
        new ShowRecycleBinCommand(
            bin,
            host.localSql(),
            host.droppedPartitions(),
            databases,
            recoverPrivileges,
            host.localCluster()));
    commands.register(
        PurgeRecycleBin.class, new PurgeRecycleBinCommand(bin, databases, privileges));
    RecoverCommand recover = new RecoverCommand(recovery);
    commands.register(RecoverDatabase.class, recover);
    commands.register(RecoverTable.class, recover);
    commands.register(RecoverPartition.class, recover);
    commands.register(RecoverTables.class, new RecoverTablesCommand(recovery));
    TableSources sources =
        new TableSources(
            bin,
            recovery,
            new SnapshotSources(
                snapshots.repositories(),
                snapshots.proofs(),
                backup.restoreTimes(),
                host.localCluster()),
            sync.jobs(),
            host.localSql(),
            host.droppedPartitions(),
            host.clock(),
            host.localCluster());
    commands.register(ExplainRecover.class, new ExplainRecoverCommand(recovery, sources));
  }

  /** Made when first needed: the cluster token is not there while the FE loads. */
  private Supplier<Secrets> secrets() {
    return com.google.common.base.Suppliers.memoize(() -> new Secrets(keyMaterial(), random))::get;
  }

  private byte[] keyMaterial() {
    String file = config.text(Settings.SECRET_KEY_FILE);
    if (file.isEmpty()) {
      return host.localCluster().clusterToken().getBytes(StandardCharsets.UTF_8);
    }
    try {
      byte[] key = Files.readAllBytes(Path.of(file));
      if (key.length < Secrets.MIN_KEY_BYTES) {
        throw new IllegalStateException(
            "the file of dr_secret_key_file has less than " + Secrets.MIN_KEY_BYTES + " bytes");
      }
      return key;
    } catch (IOException e) {
      throw new IllegalStateException("cannot read the file of dr_secret_key_file: " + file, e);
    }
  }

  Packets packets() {
    return packets;
  }

  @Override
  public void close() {
    if (counters != null) {
      counters.close();
    }
    if (sync != null) {
      sync.close();
    }
    // A start that failed may have come no further.
    if (backup != null) {
      backup.close();
    }
  }
}
