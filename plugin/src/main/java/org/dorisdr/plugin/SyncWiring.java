package org.dorisdr.plugin;

import com.google.common.util.concurrent.ThreadFactoryBuilder;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.dorisdr.cluster.ClusterConnections;
import org.dorisdr.cluster.RemoteClusters;
import org.dorisdr.command.CheckSyncJobCommand;
import org.dorisdr.command.Commands;
import org.dorisdr.command.CreateSyncJobCommand;
import org.dorisdr.command.DropSyncJobCommand;
import org.dorisdr.command.PauseSyncJobCommand;
import org.dorisdr.command.Privileges;
import org.dorisdr.command.PromoteSyncJobCommand;
import org.dorisdr.command.ResumeSyncJobCommand;
import org.dorisdr.command.ResyncSyncJobCommand;
import org.dorisdr.command.SetSyncJobPropertiesCommand;
import org.dorisdr.command.ShowCreateSyncJobCommand;
import org.dorisdr.command.ShowSyncJobEventsCommand;
import org.dorisdr.command.ShowSyncJobTablesCommand;
import org.dorisdr.command.ShowSyncJobsCommand;
import org.dorisdr.command.SkipSyncJobBinlogCommand;
import org.dorisdr.command.SwitchoverSyncJobCommand;
import org.dorisdr.config.DrConfig;
import org.dorisdr.config.Settings;
import org.dorisdr.host.Host;
import org.dorisdr.job.CountedStore;
import org.dorisdr.job.JobScheduler;
import org.dorisdr.job.MetricsPublisher;
import org.dorisdr.job.StepPool;
import org.dorisdr.sql.CheckSyncJob;
import org.dorisdr.sql.CreateSyncJob;
import org.dorisdr.sql.DropSyncJob;
import org.dorisdr.sql.PauseSyncJob;
import org.dorisdr.sql.PromoteSyncJob;
import org.dorisdr.sql.ResumeSyncJob;
import org.dorisdr.sql.ResyncSyncJob;
import org.dorisdr.sql.SetSyncJobProperties;
import org.dorisdr.sql.ShowCreateSyncJob;
import org.dorisdr.sql.ShowSyncJobEvents;
import org.dorisdr.sql.ShowSyncJobTables;
import org.dorisdr.sql.ShowSyncJobs;
import org.dorisdr.sql.SkipSyncJobBinlog;
import org.dorisdr.sql.SwitchoverSyncJob;
import org.dorisdr.sync.check.SyncJobChecks;
import org.dorisdr.sync.job.SyncFactory;
import org.dorisdr.sync.job.SyncJobs;
import org.dorisdr.sync.metric.SyncMetrics;
import org.dorisdr.sync.takeover.Promotion;
import org.dorisdr.sync.takeover.TakeOvers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes the sync jobs, their threads and their commands. Closing it ends every thread. */
final class SyncWiring implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(SyncWiring.class);
  private static final int JOB_THREADS = 64;
  private static final int IO_THREADS = 128;

  /** For calls that wait long, as to sources that do not answer. */
  private static final int JOB_SPARE = 192;

  private static final int IO_SPARE = 384;
  private static final long ADJUST_MS = 500;

  private final Host host;
  private final ClusterConnections connections;
  private final ScheduledExecutorService timer;
  private final StepPool io;
  private final StepPool steps;
  private final JobScheduler scheduler;
  private final SyncJobs jobs;
  private final Promotion promotion;
  private final SyncJobChecks checks;
  private final MetricsPublisher metrics;

  SyncWiring(Host host, RemoteClusters clusters, DrConfig config, RandomGenerator random) {
    this.host = host;
    this.connections =
        new ClusterConnections(clusters, host.localCluster(), host.localSql(), host.clock());
    this.timer = Executors.newSingleThreadScheduledExecutor(threads("dorisdr-timer"));
    this.io = new StepPool(IO_THREADS, IO_SPARE, threads("dorisdr-io-%d"), host.clock(), LOG::warn);
    this.steps =
        new StepPool(JOB_THREADS, JOB_SPARE, threads("dorisdr-job-%d"), host.clock(), LOG::warn);
    this.scheduler = new JobScheduler(host.leadership(), host.metaStore(), timer, steps);
    CountedStore store = SyncMetrics.counted(host.metaStore());
    this.jobs =
        SyncFactory.jobs(
            store, connections, io, host.clock(), random, () -> config.flag(Settings.JOBS_ENABLED));
    jobs.runOn(scheduler);
    TakeOvers takeOvers =
        new TakeOvers(jobs, host.autoIncrements(), () -> config.flag(Settings.JOBS_ENABLED));
    scheduler.add(takeOvers);
    this.promotion = new Promotion(jobs, takeOvers);
    this.checks = new SyncJobChecks(jobs, () -> config.flag(Settings.JOBS_ENABLED));
    checks.runOn(scheduler);
    this.metrics = new MetricsPublisher(host.metrics(), host.leadership());
    metrics.add(new SyncMetrics(jobs, checks, host.clock()));
    metrics.add(store);
  }

  private static ThreadFactory threads(String format) {
    return new ThreadFactoryBuilder().setDaemon(true).setNameFormat(format).build();
  }

  /** Scheduler of all jobs of the plugin. */
  JobScheduler scheduler() {
    return scheduler;
  }

  /** Where every part of the plugin adds what it measures. */
  MetricsPublisher metrics() {
    return metrics;
  }

  SyncJobs jobs() {
    return jobs;
  }

  /** Threads for calls that wait for somebody else. */
  ExecutorService io() {
    return io;
  }

  void start() {
    metrics.start(timer);
    timer.scheduleWithFixedDelay(this::adjust, ADJUST_MS, ADJUST_MS, TimeUnit.MILLISECONDS);
    scheduler.start();
  }

  private void adjust() {
    steps.adjust();
    io.adjust();
  }

  /** Names of the jobs that read from a cluster. */
  List<String> jobsOf(String cluster) {
    return jobs.all().stream()
        .map(slot -> slot.record())
        .filter(Objects::nonNull)
        .filter(record -> record.cluster.equals(cluster))
        .map(record -> record.name)
        .toList();
  }

  void register(Commands commands, Privileges privileges) {
    commands.register(
        CreateSyncJob.class,
        new CreateSyncJobCommand(jobs, privileges, host.localCluster(), host.clock()));
    commands.register(PauseSyncJob.class, new PauseSyncJobCommand(jobs, privileges));
    commands.register(ResumeSyncJob.class, new ResumeSyncJobCommand(jobs, privileges));
    commands.register(DropSyncJob.class, new DropSyncJobCommand(jobs, privileges));
    commands.register(ResyncSyncJob.class, new ResyncSyncJobCommand(jobs, privileges));
    commands.register(SkipSyncJobBinlog.class, new SkipSyncJobBinlogCommand(jobs, privileges));
    commands.register(
        SetSyncJobProperties.class,
        new SetSyncJobPropertiesCommand(jobs, privileges, host.localCluster()));
    commands.register(ShowCreateSyncJob.class, new ShowCreateSyncJobCommand(jobs, privileges));
    commands.register(
        PromoteSyncJob.class,
        new PromoteSyncJobCommand(jobs, promotion, privileges, host.localCluster()));
    commands.register(
        SwitchoverSyncJob.class,
        new SwitchoverSyncJobCommand(jobs, promotion, privileges, host.localCluster()));
    commands.register(CheckSyncJob.class, new CheckSyncJobCommand(jobs, checks, privileges));
    commands.register(
        ShowSyncJobs.class,
        new ShowSyncJobsCommand(jobs, checks, privileges, host.localCluster(), host.clock()));
    commands.register(
        ShowSyncJobTables.class,
        new ShowSyncJobTablesCommand(jobs, checks, privileges, host.localCluster()));
    commands.register(
        ShowSyncJobEvents.class,
        new ShowSyncJobEventsCommand(jobs, privileges, host.localCluster()));
  }

  @Override
  public void close() {
    metrics.close();
    scheduler.close();
    timer.shutdownNow();
    io.shutdownNow();
    connections.close();
  }
}
