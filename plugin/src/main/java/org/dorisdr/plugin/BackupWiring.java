package org.dorisdr.plugin;

import com.google.common.util.concurrent.ThreadFactoryBuilder;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;
import org.dorisdr.backup.request.BackupRequests.Kind;
import org.dorisdr.backup.request.RequestChecks;
import org.dorisdr.backup.request.RequestParts;
import org.dorisdr.backup.request.RequestQueue;
import org.dorisdr.backup.request.RequestStore;
import org.dorisdr.backup.request.RestoreTimes;
import org.dorisdr.backup.schedule.SnapshotVerdicts;
import org.dorisdr.backup.store.RepositoryStores;
import org.dorisdr.command.CancelRequestCommand;
import org.dorisdr.command.Commands;
import org.dorisdr.command.Privileges;
import org.dorisdr.command.ShowRequestsCommand;
import org.dorisdr.command.SubmitRequestCommand;
import org.dorisdr.config.DrConfig;
import org.dorisdr.config.Settings;
import org.dorisdr.host.Host;
import org.dorisdr.job.JobScheduler;
import org.dorisdr.job.JsonStore;
import org.dorisdr.sql.BackupSnapshot;
import org.dorisdr.sql.CancelBackup;
import org.dorisdr.sql.CancelRestore;
import org.dorisdr.sql.RestoreSnapshot;
import org.dorisdr.sql.ShowBackup;
import org.dorisdr.sql.ShowRestore;

/** Makes the queue of backups and restores and its commands. Closing it ends its threads. */
final class BackupWiring implements AutoCloseable {
  private static final int IO_THREADS = 64;
  private static final long IDLE_THREAD_S = 30;

  private final Host host;
  private final DrConfig config;
  private final ExecutorService io;
  private final RequestParts parts;
  private final RequestQueue queue;

  BackupWiring(Host host, DrConfig config, RandomGenerator random) {
    this.host = host;
    this.config = config;
    ThreadPoolExecutor pool =
        new ThreadPoolExecutor(
            IO_THREADS,
            IO_THREADS,
            IDLE_THREAD_S,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            new ThreadFactoryBuilder().setDaemon(true).setNameFormat("dorisdr-store-%d").build());
    pool.allowCoreThreadTimeOut(true);
    this.io = pool;
    this.parts =
        new RequestParts(
            new RequestStore(new JsonStore(host.metaStore())),
            host.localSql(),
            host.localCluster(),
            host.repositories(),
            new RepositoryStores(),
            io,
            host.clock(),
            random,
            config);
    this.queue = new RequestQueue(parts);
  }

  /** The queue, for what else asks for backups. */
  RequestQueue queue() {
    return queue;
  }

  RequestParts parts() {
    return parts;
  }

  /** How long restores took that went through the queue. */
  RestoreTimes restoreTimes() {
    return new RestoreTimes(parts.store());
  }

  /** Has the requests run; before the scheduler starts. */
  void runOn(JobScheduler scheduler) {
    queue.runOn(scheduler);
  }

  void register(Commands commands, SnapshotVerdicts verdicts, Privileges privileges) {
    BooleanSupplier enabled = () -> config.flag(Settings.JOBS_ENABLED);
    RequestChecks checks = new RequestChecks(parts);
    commands.register(
        BackupSnapshot.class, SubmitRequestCommand.ofBackups(queue, checks, privileges, enabled));
    commands.register(
        RestoreSnapshot.class,
        SubmitRequestCommand.ofRestores(queue, checks, verdicts, privileges, enabled));
    commands.register(
        CancelBackup.class,
        new CancelRequestCommand<>(
            Kind.BACKUP, CancelBackup::database, queue, privileges, host.localSql()));
    commands.register(
        CancelRestore.class,
        new CancelRequestCommand<>(
            Kind.RESTORE, CancelRestore::database, queue, privileges, host.localSql()));
    commands.register(
        ShowBackup.class,
        ShowRequestsCommand.ofBackups(queue, privileges, host.localSql(), host.localCluster()));
    commands.register(
        ShowRestore.class,
        ShowRequestsCommand.ofRestores(queue, privileges, host.localSql(), host.localCluster()));
  }

  @Override
  public void close() {
    io.shutdownNow();
  }
}
