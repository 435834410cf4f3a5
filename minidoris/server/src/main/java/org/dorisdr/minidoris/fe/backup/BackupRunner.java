package org.dorisdr.minidoris.fe.backup;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dorisdr.minidoris.fe.backup.BackupPrepare.Prepared;
import org.dorisdr.minidoris.fe.backup.BackupPrepare.TabletChoice;
import org.dorisdr.thrift.TFinishTaskRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes backup jobs from state to state. Every call advances one job by at most one state; the
 * caller holds the run's lock. Stateless beyond the run.
 */
final class BackupRunner {
  private static final Logger LOG = LoggerFactory.getLogger(BackupRunner.class);

  private static final long STORE_AGAIN_MILLIS = 500;

  private final BackupContext context;

  BackupRunner(BackupContext context) {
    this.context = context;
  }

  void step(JobRun run) {
    BackupJob job = (BackupJob) run.job();
    switch (job.state) {
      case PENDING -> prepare(run, job);
      case SNAPSHOTING -> awaitSnapshots(run, job);
      case UPLOAD_SNAPSHOT -> upload(run, job);
      case UPLOADING -> awaitUploads(run, job);
      case SAVE_META -> saveMeta(run, job);
      case UPLOAD_INFO -> uploadInfo(run, job);
      default -> {}
    }
  }

  private void prepare(JobRun run, BackupJob job) {
    run.forgetTasks();
    Prepared prepared = new BackupPrepare(context).prepare(job);
    BackupJob next = prepared.job();
    next.state = BackupJobState.SNAPSHOTING;
    run.job(next);
    for (TabletChoice choice : prepared.tablets()) {
      makeSnapshot(run, next, choice);
    }
  }

  private void makeSnapshot(JobRun run, BackupJob job, TabletChoice choice) {
    long signature = context.nextId();
    run.tasks.add(
        choice.backendId(),
        choice.backendId(),
        Requests.snapshot(
            signature,
            choice.tabletId(),
            choice.schemaHash(),
            choice.version(),
            job.timeoutMillis,
            -1,
            false),
        answer -> snapshotMade(run, job, choice, answer));
  }

  private String snapshotMade(
      JobRun run, BackupJob job, TabletChoice choice, TFinishTaskRequest answer) {
    String error = TaskBoard.error(answer);
    if (error != null) {
      return snapshotFailed(run, job, choice, answer, error);
    }
    SnapshotInfo info =
        new SnapshotInfo(
            choice.tableId(),
            choice.partitionId(),
            choice.indexId(),
            choice.tabletId(),
            choice.backendId(),
            choice.schemaHash(),
            answer.getSnapshotPath(),
            List.copyOf(answer.getSnapshotFiles()));
    run.tell(info.tabletId(), info);
    return null;
  }

  /** Some errors are final, and a missing tablet is looked for elsewhere. */
  private String snapshotFailed(
      JobRun run, BackupJob job, TabletChoice choice, TFinishTaskRequest answer, String error) {
    switch (answer.getTaskStatus().getStatusCode()) {
      case OLAP_ERR_VERSION_ALREADY_MERGED ->
          run.fail(
              new JobStatus(
                  JobStatus.Code.OLAP_VERSION_ALREADY_MERGED,
                  "make snapshot failed, version already merged"));
      case NOT_IMPLEMENTED_ERROR ->
          run.fail(
              new JobStatus(
                  JobStatus.Code.COMMON_ERROR,
                  "make snapshot failed, currently not support backup tablet with cooldowned remote data"));
      case TABLET_MISSING -> {
        TabletChoice other = new BackupPrepare(context).another(choice);
        if (other != null) {
          makeSnapshot(run, job, other);
          return null;
        }
        run.fail(new JobStatus(JobStatus.Code.COMMON_ERROR, "make snapshot failed, " + error));
      }
      default -> {
        return error;
      }
    }
    return null;
  }

  private void awaitSnapshots(JobRun run, BackupJob job) {
    if (!run.tasks.isEmpty()) {
      return;
    }
    BackupJob next = job.copy();
    run.addTold(next.snapshots);
    next.snapshotFinishedTime = context.now();
    next.state = BackupJobState.UPLOAD_SNAPSHOT;
    context.save(run, next);
  }

  private void upload(JobRun run, BackupJob job) {
    run.forgetTasks();
    BackupJob next = job.copy();
    next.state = BackupJobState.UPLOADING;
    run.job(next);
    if (job.isLocal()) {
      return;
    }
    Repository repository = context.repository(job);
    int batch = (int) context.settings().number("backup_upload_snapshot_batch_size", 10);
    Map<Long, List<SnapshotInfo>> byBackend = new LinkedHashMap<>();
    job.snapshots
        .values()
        .forEach(s -> byBackend.computeIfAbsent(s.backendId(), b -> new ArrayList<>()).add(s));
    byBackend.forEach(
        (backend, snapshots) -> {
          for (int i = 0; i < snapshots.size(); i += batch) {
            List<SnapshotInfo> chunk = snapshots.subList(i, Math.min(i + batch, snapshots.size()));
            uploadChunk(run, next, repository, backend, List.copyOf(chunk));
          }
        });
  }

  private void uploadChunk(
      JobRun run, BackupJob job, Repository repository, long backend, List<SnapshotInfo> chunk) {
    Map<String, String> sources = new LinkedHashMap<>();
    for (SnapshotInfo info : chunk) {
      sources.put(
          info.tabletPath(),
          repository.tabletPath(
              job.label,
              job.dbId,
              info.tableId(),
              info.partitionId(),
              info.indexId(),
              info.tabletId()));
    }
    long signature = context.nextId();
    run.tasks.add(
        backend,
        backend,
        Requests.upload(signature, job.jobId, sources, repository),
        answer -> uploaded(run, chunk, answer));
  }

  private static String uploaded(JobRun run, List<SnapshotInfo> chunk, TFinishTaskRequest answer) {
    String error = TaskBoard.error(answer);
    if (error != null) {
      return error;
    }
    for (SnapshotInfo info : chunk) {
      List<String> files = answer.getTabletFiles().get(info.tabletId());
      if (files == null || files.size() != info.files().size()) {
        return "files of tablet " + info.tabletId() + " are not complete";
      }
    }
    for (SnapshotInfo info : chunk) {
      List<String> files = answer.getTabletFiles().get(info.tabletId());
      run.tell(info.tabletId(), info.withFiles(List.copyOf(files)));
    }
    return null;
  }

  private void awaitUploads(JobRun run, BackupJob job) {
    if (!run.tasks.isEmpty()) {
      return;
    }
    BackupJob next = job.copy();
    run.addTold(next.snapshots);
    next.uploadFinishedTime = context.now();
    next.state = BackupJobState.SAVE_META;
    context.save(run, next);
  }

  private void saveMeta(JobRun run, BackupJob job) {
    BackupJob next = job.copy();
    new BackupFiles(context).make(next);
    next.tables = null;
    if (!job.isLocal()) {
      release(job);
      next.snapshots.clear();
    }
    next.state = BackupJobState.UPLOAD_INFO;
    context.save(run, next);
  }

  /** Errors are tried again until the job's time is up. */
  private void uploadInfo(JobRun run, BackupJob job) {
    if (context.now() < run.pausedUntil()) {
      return;
    }
    BackupJob next = job.copy();
    if (!job.isLocal()) {
      try (RepositoryFiles files = new RepositoryFiles(context.repository(job))) {
        files.writeMeta(job.label, job.metaFile);
        files.writeInfo(job.label, job.createTime, job.infoFile);
      } catch (BackupException e) {
        LOG.warn("the files of backup {} cannot be written yet: {}", job.label, e.getMessage());
        run.pauseUntil(context.now() + STORE_AGAIN_MILLIS);
        return;
      }
      next.metaFile = null;
      next.infoFile = null;
    }
    next.finishedTime = context.now();
    next.state = BackupJobState.FINISHED;
    context.save(run, next);
  }

  /** Ends a job that cannot or shall not go on. */
  void cancel(JobRun run, JobStatus why) {
    BackupJob job = ((BackupJob) run.job()).copy();
    run.addTold(job.snapshots);
    run.forgetTasks();
    release(job);
    BackupJob next = job.copy();
    next.status = why;
    next.tables = null;
    next.metaFile = null;
    next.infoFile = null;
    next.snapshots.clear();
    next.finishedTime = context.now();
    next.state = BackupJobState.CANCELLED;
    context.save(run, next);
  }

  private void release(BackupJob job) {
    job.snapshots
        .values()
        .forEach(info -> context.agent().send(info.backendId(), Requests.release(info)));
  }
}
