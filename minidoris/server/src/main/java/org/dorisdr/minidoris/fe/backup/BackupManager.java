package org.dorisdr.minidoris.fe.backup;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.dorisdr.minidoris.fe.FeModule;
import org.dorisdr.minidoris.fe.FeServer;
import org.dorisdr.minidoris.fe.catalog.Database;
import org.dorisdr.minidoris.fe.journal.ImageModule;
import org.dorisdr.minidoris.fe.journal.OpRegistry;
import org.dorisdr.minidoris.fe.session.StatementError;
import org.dorisdr.minidoris.fe.session.StatementRegistry;
import org.dorisdr.minidoris.host.FeHost;
import org.dorisdr.thrift.TGetSnapshotRequest;
import org.dorisdr.thrift.TGetSnapshotResult;
import org.dorisdr.thrift.TRestoreSnapshotRequest;
import org.dorisdr.thrift.TRestoreSnapshotResult;
import org.dorisdr.thrift.TSnapshotLoaderReportRequest;
import org.dorisdr.thrift.TStatus;
import org.dorisdr.thrift.TStatusCode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The backup part of a frontend: wiring, and the driver that moves jobs on. Thread safe. */
public final class BackupManager implements BackupHandler, FeModule {
  private static final Logger LOG = LoggerFactory.getLogger(BackupManager.class);
  private static final long SUBMIT_WAIT_SECONDS = 10;

  private final FeServer frontend;
  private final BackupState state;
  private final BackupContext context;
  private final BackupRunner backups;
  private final RestoreRunner restores;
  private final RepositoryPings pings;
  private final SnapshotCalls calls;

  /** By {@link Job#key}. */
  private final Map<Long, JobRun> runs = new ConcurrentHashMap<>();

  /** One statement at a time submits a job. */
  private final ReentrantLock submit = new ReentrantLock();

  private final ExecutorService workers =
      Executors.newCachedThreadPool(
          work -> {
            Thread thread = new Thread(work, "backup-job");
            thread.setDaemon(true);
            return thread;
          });

  public BackupManager(FeServer frontend) {
    this.frontend = frontend;
    this.state = new BackupState(frontend.settings());
    this.context = new BackupContext(frontend, state, System::currentTimeMillis);
    this.backups = new BackupRunner(context);
    this.restores = new RestoreRunner(context);
    this.pings = new RepositoryPings(context);
    this.calls = new SnapshotCalls(this, context);
  }

  BackupState state() {
    return state;
  }

  @Override
  public void operations(OpRegistry ops) {
    ops.register("OP_CREATE_REPOSITORY", CreateRepositoryOp.class);
    ops.register("OP_ALTER_REPOSITORY", AlterRepositoryOp.class);
    ops.register("OP_DROP_REPOSITORY", DropRepositoryOp.class);
    ops.register("OP_BACKUP_JOB", BackupJobOp.class);
    ops.register("OP_RESTORE_JOB", RestoreJobOp.class);
    ops.register("OP_BARRIER", BarrierOp.class);
  }

  @Override
  public Optional<ImageModule> image() {
    return Optional.of(state);
  }

  @Override
  public void statements(StatementRegistry statements) {
    BackupStatements.register(statements, this, context, pings);
  }

  /** What a former term of this frontend left half done is started again from the journal. */
  @Override
  public void onMaster() {
    runs.values().forEach(JobRun::forgetTasks);
    runs.clear();
  }

  @Override
  public void start() {
    long pause = frontend.settings().number("backup_handler_update_interval_millis", 5);
    frontend.daemons().onMaster("backup jobs", pause, this::advanceAll);
    frontend.daemons().onMaster("repository pings", 600_000, pings::pingAll);
  }

  /** Lets every job that is not over take its next step; as in Doris nothing else moves them. */
  public void advanceAll() {
    for (Job job : context.read(state::current)) {
      if (!job.isDone()) {
        JobRun run = run(job);
        if (run.isDue()) {
          workers.execute(() -> advance(run));
        }
      } else {
        runs.remove(job.key);
      }
    }
  }

  /** The newest job of a database, for plugins. */
  public Optional<FeHost.JobInfo> newestJob(long databaseId) {
    return Optional.ofNullable(context.read(() -> state.current(databaseId)))
        .map(job -> new FeHost.JobInfo(job.key, job instanceof RestoreJob, job.isDone()));
  }

  private JobRun run(Job job) {
    return runs.computeIfAbsent(
        job.key,
        key ->
            new JobRun(
                job,
                new TaskBoard(
                    context.agent(), context.settings().number("backup_task_retry_millis", 1000))));
  }

  private void advance(JobRun run) {
    if (!run.lock().tryLock()) {
      return;
    }
    try {
      if (!run.job().isDone() && frontend.isMaster()) {
        step(run);
      }
    } catch (RuntimeException e) {
      LOG.warn("job {} cannot go on now, and is tried again", run.job().label, e);
    } finally {
      run.lock().unlock();
    }
  }

  private void step(JobRun run) {
    JobStatus failure = run.failure();
    if (failure == null && context.now() > run.job().expireTime()) {
      failure = new JobStatus(JobStatus.Code.TIMEOUT, timeoutText(run.job()));
    }
    if (failure == null) {
      try {
        run.tasks.resend();
        if (run.job() instanceof BackupJob) {
          backups.step(run);
        } else {
          restores.step(run);
        }
        return;
      } catch (BackupException e) {
        failure = e.status();
      }
    }
    LOG.warn("job {} is cancelled: {}", run.job().label, failure.display());
    cancel(run, failure);
  }

  private static String timeoutText(Job job) {
    return job instanceof BackupJob ? "" : "restore job with label: " + job.label + "  timeout.";
  }

  private void cancel(JobRun run, JobStatus why) {
    if (run.job() instanceof BackupJob) {
      backups.cancel(run, why);
    } else {
      restores.cancel(run, why);
    }
  }

  /**
   * Ends the newest job of a database.
   *
   * @throws StatementError if it is over, or none was ever started
   */
  void cancelCurrent(Database database, boolean restore) {
    Job job = context.read(() -> state.current(database.id));
    if (job == null || (job instanceof BackupJob) == restore) {
      throw StatementError.general(
          restore ? "No restore is currently running" : "No backup job is currently running");
    }
    JobRun run = run(job);
    run.lock().lock();
    try {
      if (job.isDone() || run.job().isDone()) {
        Job ended = job.isDone() ? job : run.job();
        throw StatementError.general(
            "Failed to cancel job: Job with label %s can not be cancelled. state: %s"
                .formatted(ended.label, ended.stateName()));
      }
      String text =
          restore ? "user cancelled, current state: " + run.job().stateName() : "user cancelled";
      cancel(run, new JobStatus(JobStatus.Code.COMMON_ERROR, text));
    } finally {
      run.lock().unlock();
    }
  }

  /** A job as far as this frontend knows, with its tasks if it runs here. */
  JobRun view(Job job) {
    JobRun run = runs.get(job.key);
    return run != null && !job.isDone() ? run : new JobRun(job, new TaskBoard(context.agent(), 0));
  }

  /** All of them, with credentials. */
  public List<Repository> repositories() {
    return context.read(() -> List.copyOf(state.repositories()));
  }

  /** Null stands for the backends' own disks. */
  Repository repositoryFor(String name) {
    if (name.equals(Repository.KEEP_ON_LOCAL)) {
      return null;
    }
    return context
        .read(() -> state.repository(name))
        .orElseThrow(() -> StatementError.general("Repository " + name + " does not exist"));
  }

  Database database(String name) {
    return context
        .read(() -> frontend.catalog().database(name))
        .orElseThrow(() -> StatementError.general("Unknown database '" + name + "'"));
  }

  /** Runs what must not run twice at a time: submitting jobs, changing repositories. */
  void exclusively(Runnable work) {
    boolean mine = false;
    try {
      mine = submit.tryLock(SUBMIT_WAIT_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (!mine) {
      throw StatementError.general(
          "Another backup or restore job is being submitted. Please wait and try again");
    }
    try {
      work.run();
    } finally {
      submit.unlock();
    }
  }

  /** A database runs one job at a time. */
  void checkNoOther(Database database, String label) {
    Job current = context.read(() -> state.current(database.id));
    if (current != null && !current.isDone()) {
      throw StatementError.general(
          "Can only run one backup or restore job of a database at same time , current running:"
              + " label = %s jobId = %d, to run label = %s"
                  .formatted(current.label, view(current).job().jobId, label));
    }
  }

  /** Whether some unfinished job needs the repository. */
  boolean isUsed(Repository repository) {
    return context.read(
        () ->
            state.current().stream()
                .anyMatch(job -> !job.isDone() && job.repositoryId == repository.id()));
  }

  @Override
  public TGetSnapshotResult getSnapshot(TGetSnapshotRequest request) {
    return calls.getSnapshot(request);
  }

  @Override
  public TRestoreSnapshotResult restoreSnapshot(TRestoreSnapshotRequest request) {
    return calls.restoreSnapshot(request);
  }

  @Override
  public TStatus snapshotLoaderReport(TSnapshotLoaderReportRequest request) {
    for (JobRun run : runs.values()) {
      if (run.job().jobId == request.getJobId() && run.tasks.has(request.getTaskId())) {
        run.tasks.progress(request.getTaskId(), request.getFinishedNum(), request.getTotalNum());
        return new TStatus(TStatusCode.OK);
      }
    }
    return new TStatus(TStatusCode.CANCELLED);
  }

  @Override
  public void close() {
    workers.shutdownNow();
  }
}
