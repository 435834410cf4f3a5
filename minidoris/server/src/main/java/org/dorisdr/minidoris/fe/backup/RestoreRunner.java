package org.dorisdr.minidoris.fe.backup;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;
import org.dorisdr.minidoris.fe.catalog.Database;
import org.dorisdr.minidoris.fe.catalog.OlapTable;
import org.dorisdr.minidoris.fe.catalog.Partition;
import org.dorisdr.minidoris.fe.catalog.Table;
import org.dorisdr.minidoris.fe.recycle.DropTasks;
import org.dorisdr.minidoris.host.Counters;

/**
 * Takes restore jobs from state to state. Every call advances one job by at most one state; the
 * caller holds the run's lock. Stateless beyond the run.
 */
final class RestoreRunner {
  private static final long CREATE_MILLIS_EACH = 2_000;
  private static final long CREATE_MILLIS_MIN = 30_000;
  private static final long CREATE_MILLIS_MAX = 3_600_000;

  private final BackupContext context;
  private final RestoreTasks tasks;

  RestoreRunner(BackupContext context) {
    this.context = context;
    this.tasks = new RestoreTasks(context);
  }

  void step(JobRun run) {
    RestoreJob job = (RestoreJob) run.job();
    checkStillThere(job);
    switch (job.state) {
      case PENDING -> prepare(run, job);
      case CREATING -> create(run, job);
      case SNAPSHOTING -> snapshot(run, job);
      case DOWNLOAD -> download(run, job);
      case DOWNLOADING -> awaitDownloads(run, job);
      case COMMIT -> commit(run, job);
      case COMMITTING -> awaitCommit(run, job);
      default -> {}
    }
  }

  private void prepare(JobRun run, RestoreJob job) {
    RestoreJob next = job.copy();
    next.jobId = context.nextId();
    List<Table> tables = MetaFile.read(metaFile(job));
    context.locked(
        () -> {
          Database database =
              context
                  .catalog()
                  .database(job.dbId)
                  .orElseThrow(
                      () ->
                          new BackupException(
                              JobStatus.Code.NOT_FOUND,
                              "database " + job.dbId + " does not exist"));
          new RestorePrepare(context, next, database, tables).prepare();
          next.state = RestoreJobState.CREATING;
          next.metaFile = null;
          context.write(new RestoreJobOp(next));
        });
    run.job(next);
  }

  private byte[] metaFile(RestoreJob job) {
    if (job.isLocal()) {
      return job.metaFile;
    }
    checkVersion(job);
    try (RepositoryFiles files = new RepositoryFiles(context.repository(job))) {
      return files.meta(job.info.name);
    }
  }

  /** As in Doris nothing but this says that schemas of an old release cannot be read. */
  private static void checkVersion(RestoreJob job) {
    int told = job.info.metaVersion == 0 ? JobInfo.META_VERSION : job.info.metaVersion;
    int version = job.metaVersion == RestoreJob.AS_IN_SNAPSHOT ? told : job.metaVersion;
    if (version < JobInfo.META_VERSION) {
      throw new BackupException(
          "Could not set meta version to %d since it is lower than minimum required version %d"
              .formatted(version, JobInfo.META_VERSION));
    }
  }

  private void create(JobRun run, RestoreJob job) {
    if (run.enter(job.state)) {
      tasks.create(run, job);
      run.deadline(context.now() + createLimit(job));
      return;
    }
    if (!run.tasks.isEmpty()) {
      if (context.now() > run.deadline()) {
        throw new BackupException(
            JobStatus.Code.TIMEOUT,
            "restore job with create replicas timeout: "
                + createLimit(job)
                + " with label: "
                + job.label);
      }
      return;
    }
    RestoreJob next = job.copy();
    next.metaPreparedTime = context.now();
    next.newTables = null;
    next.newPartitions = null;
    next.state = RestoreJobState.SNAPSHOTING;
    save(run, next);
  }

  private static long createLimit(RestoreJob job) {
    long wanted = job.mappings.size() * CREATE_MILLIS_EACH;
    return Math.max(CREATE_MILLIS_MIN, Math.min(CREATE_MILLIS_MAX, wanted));
  }

  private void snapshot(JobRun run, RestoreJob job) {
    if (run.enter(job.state)) {
      if (!job.info.metadataOnly()) {
        tasks.snapshot(run, job);
      }
      return;
    }
    if (run.tasks.isEmpty()) {
      RestoreJob next = job.copy();
      run.addTold(next.snapshots);
      next.snapshotFinishedTime = context.now();
      next.state = RestoreJobState.DOWNLOAD;
      context.locked(
          () -> {
            next.counters = counters(next);
            context.write(new RestoreJobOp(next));
          });
      run.job(next);
    }
  }

  private Map<Long, CounterIds> counters(RestoreJob job) {
    Map<Long, CounterIds> found = new LinkedHashMap<>();
    for (long id : job.newTableIds) {
      if (context.catalog().table(id).orElse(null) instanceof OlapTable table) {
        context
            .catalog()
            .autoIncrements()
            .generator(context.frontend(), table)
            .map(c -> new CounterIds(Counters.database(c), Counters.table(c)))
            .ifPresent(ids -> found.put(id, ids));
      }
    }
    return found;
  }

  private void download(JobRun run, RestoreJob job) {
    run.enter(job.state);
    tasks.download(run, job);
    inMemory(run, job, RestoreJobState.DOWNLOADING);
  }

  private void awaitDownloads(JobRun run, RestoreJob job) {
    if (run.tasks.isEmpty()) {
      RestoreJob next = job.copy();
      next.downloadFinishedTime = context.now();
      next.state = RestoreJobState.COMMIT;
      save(run, next);
    }
  }

  private void commit(JobRun run, RestoreJob job) {
    run.enter(job.state);
    tasks.move(run, job);
    inMemory(run, job, RestoreJobState.COMMITTING);
  }

  private void awaitCommit(JobRun run, RestoreJob job) {
    if (!run.tasks.isEmpty()) {
      return;
    }
    RestoreJob next = job.copy();
    next.snapshots.clear();
    next.mappings = List.of();
    next.finishedTime = context.now();
    next.state = RestoreJobState.FINISHED;
    save(run, next);
    tasks.release(job);
  }

  private static void inMemory(JobRun run, RestoreJob job, RestoreJobState state) {
    RestoreJob next = job.copy();
    next.state = state;
    run.job(next);
  }

  private void save(JobRun run, RestoreJob next) {
    context.locked(() -> context.write(new RestoreJobOp(next)));
    run.job(next);
  }

  /** Ends a job that cannot or shall not go on: what it added goes away again. */
  void cancel(JobRun run, JobStatus why) {
    RestoreJob job = ((RestoreJob) run.job()).copy();
    run.addTold(job.snapshots);
    run.forgetTasks();
    DropTasks drops = new DropTasks();
    RestoreJob next = job.copy();
    next.status = why;
    next.metaFile = null;
    next.newTables = null;
    next.newPartitions = null;
    next.mappings = List.of();
    next.snapshots.clear();
    next.finishedTime = context.now();
    next.state = RestoreJobState.CANCELLED;
    context.locked(
        () -> {
          collectDrops(job, drops);
          context.write(new RestoreJobOp(next));
        });
    run.job(next);
    drops.send(context.agent());
    tasks.release(job);
  }

  /** Tablets that the job has added, whether they are in the catalog already or not. */
  private void collectDrops(RestoreJob job, DropTasks drops) {
    LongFunction<OlapTable> table =
        id -> context.catalog().table(id).orElse(null) instanceof OlapTable olap ? olap : null;
    if (job.newTables != null) {
      job.newTables.forEach(
          t -> {
            if (t instanceof OlapTable olap) {
              drops.add(olap);
            }
          });
    } else {
      for (long id : job.newTableIds) {
        if (table.apply(id) != null) {
          drops.add(table.apply(id));
        }
      }
    }
    if (job.newPartitions != null) {
      job.newPartitions.forEach(p -> drops.add(table.apply(p.tableId()), p.partition()));
      return;
    }
    job.newPartitionTables.forEach(
        (partitionId, tableId) -> {
          OlapTable owner = table.apply(tableId);
          Partition partition = owner == null ? null : owner.partitions.get(partitionId);
          if (partition != null) {
            drops.add(owner, partition);
          }
        });
  }

  /** From the moment at which tables were added, their loss ends the job. */
  private void checkStillThere(RestoreJob job) {
    if (job.state == RestoreJobState.PENDING || job.state == RestoreJobState.CREATING) {
      return;
    }
    String gone = context.read(() -> missing(job));
    if (gone != null) {
      throw new BackupException(JobStatus.Code.NOT_FOUND, gone + " has been dropped");
    }
  }

  private String missing(RestoreJob job) {
    if (context.catalog().database(job.dbId).isEmpty()) {
      return "database " + job.dbId;
    }
    for (TabletMapping mapping : job.mappings) {
      if (!(context.catalog().table(mapping.tableId()).orElse(null) instanceof OlapTable table)) {
        return "table " + mapping.tableId();
      }
      Partition partition = table.partitions.get(mapping.partitionId());
      if (partition == null) {
        return "partition " + mapping.partitionId();
      }
      if (partition.index(mapping.indexId()) == null) {
        return "index " + mapping.indexId();
      }
    }
    return null;
  }
}
