package org.dorisdr.minidoris.fe.backup;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dorisdr.minidoris.common.Times;
import org.dorisdr.minidoris.fe.catalog.Database;
import org.dorisdr.minidoris.fe.session.Session;
import org.dorisdr.minidoris.fe.session.StatementError;
import org.dorisdr.minidoris.fe.session.StatementHandler;
import org.dorisdr.minidoris.fe.session.StatementResult;
import org.dorisdr.sql.stock.backup.RestoreSnapshot;
import org.dorisdr.sql.stock.backup.TableRef;
import org.dorisdr.thrift.TRestoreSnapshotRequest;
import org.dorisdr.thrift.TTableRef;

/** Runs RESTORE SNAPSHOT and the restoreSnapshot call: checks them, and starts the job. */
final class RestoreSubmit implements StatementHandler<RestoreSnapshot> {
  private final BackupManager manager;
  private final BackupContext context;

  RestoreSubmit(BackupManager manager, BackupContext context) {
    this.manager = manager;
    this.context = context;
  }

  @Override
  public StatementResult run(Session session, RestoreSnapshot statement) {
    Labels name = Labels.of(session, statement.label());
    BackupAccess.needLoad(context.frontend(), session, name.database());
    RestoreObjects objects = new RestoreObjects(statement.objects(), statement.exclude());
    RestoreJob job = new RestoreJob();
    job.label = name.label();
    JobProperties properties = JobProperties.ofStatement("restore", statement.properties());
    job.backupTimestamp = properties.text("backup_timestamp");
    readProperties(properties, job);
    if (statement.repository().equals(Repository.KEEP_ON_LOCAL)) {
      throw StatementError.general("restore from the local repo via SQL call is not supported");
    }
    if (job.backupTimestamp == null) {
      throw StatementError.general("Missing backup_timestamp property");
    }
    Repository repository = manager.repositoryFor(statement.repository());
    job.repositoryId = repository.id();
    Database database = manager.database(name.database());
    manager.exclusively(
        () -> {
          manager.checkNoOther(database, job.label);
          job.info = info(repository, job);
          start(job, database, objects);
        });
    return StatementResult.ok();
  }

  private static JobInfo info(Repository repository, RestoreJob job) {
    try (RepositoryFiles files = new RepositoryFiles(repository)) {
      return files.jobInfo(job.label, job.backupTimestamp);
    } catch (BackupException e) {
      throw StatementError.general(
          "Failed to get info of snapshot '%s' because: %s. Maybe specified wrong backup timestamp"
              .formatted(job.label, e.getMessage()));
    }
  }

  /**
   * Starts a restore from files that came with a thrift call.
   *
   * @throws StatementError if it cannot be
   */
  void submit(TRestoreSnapshotRequest request, byte[] meta, byte[] infoFile) {
    if (!Repository.KEEP_ON_LOCAL.equals(request.getRepoName())) {
      throw StatementError.general("Repository " + request.getRepoName() + " does not exist");
    }
    Map<String, String> given = new LinkedHashMap<>();
    if (request.isSetProperties()) {
      given.putAll(request.getProperties());
    }
    RestoreJob job = new RestoreJob();
    JobProperties properties = JobProperties.ofCall(given);
    properties.text("backup_timestamp");
    readProperties(properties, job);
    job.label = request.getLabelName();
    job.repositoryId = Repository.KEEP_ON_LOCAL_ID;
    job.beingSynced = true;
    job.cleanTables |= request.isCleanTables();
    job.cleanPartitions |= request.isCleanPartitions();
    job.atomic |= request.isAtomicRestore();
    job.forceReplace |= request.isForceReplace();
    job.metaFile = meta;
    job.info = parse(infoFile);
    checkExtraInfo(job.info);
    job.backupTimestamp = Times.fileText(job.info.backupTime);
    RestoreObjects objects = new RestoreObjects(refs(request), false);
    Database database = manager.database(request.getDb());
    manager.exclusively(
        () -> {
          manager.checkNoOther(database, job.label);
          start(job, database, objects);
        });
  }

  private static JobInfo parse(byte[] infoFile) {
    try {
      return JobInfo.parse(infoFile);
    } catch (JsonProcessingException e) {
      throw StatementError.general("Invalid job info: " + e.getOriginalMessage());
    }
  }

  private static void checkExtraInfo(JobInfo info) {
    if (info.extraInfo == null) {
      throw StatementError.general("Invalid job extra info empty");
    }
    if (info.extraInfo.backends == null) {
      throw StatementError.general("Invalid job extra info be network map");
    }
    if (info.extraInfo.token == null || info.extraInfo.token.isEmpty()) {
      throw StatementError.general("Invalid job extra info token");
    }
  }

  private static List<TableRef> refs(TRestoreSnapshotRequest request) {
    if (!request.isSetTableRefs()) {
      return List.of();
    }
    return request.getTableRefs().stream().map(RestoreSubmit::ref).toList();
  }

  private static TableRef ref(TTableRef ref) {
    String alias = ref.getAliasName();
    return new TableRef(
        List.of(ref.getTable()), List.of(), alias == null || alias.isEmpty() ? null : alias);
  }

  private void readProperties(JobProperties properties, RestoreJob job) {
    job.timeoutMillis = properties.timeoutMillis(context.settings());
    job.allowLoad = properties.flag("allow_load", false);
    // Beside a number the allocation stays what nobody has read, and is refused as such below.
    String replicas = properties.text("replication_num");
    if (replicas == null) {
      replicas = properties.text("replication_allocation");
    }
    if (replicas != null) {
      job.replicationNum = replicas(replicas);
    }
    job.reserveReplica = properties.flag("reserve_replica", false);
    job.reserveColocate = properties.flag("reserve_colocate", false);
    job.reserveDynamicPartition = properties.flag("reserve_dynamic_partition_enable", false);
    job.metaVersion = metaVersion(properties.text("meta_version"));
    job.beingSynced = properties.flag("is_being_synced", false);
    job.cleanTables = properties.flag("clean_tables", false);
    job.cleanPartitions = properties.flag("clean_partitions", false);
    job.atomic = properties.flag("atomic_restore", false);
    job.forceReplace = properties.flag("force_replace", false);
    properties.rejectOthers();
  }

  private static int metaVersion(String text) {
    try {
      return text == null ? RestoreJob.AS_IN_SNAPSHOT : Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw StatementError.general("Invalid meta version format: " + text);
    }
  }

  private static int replicas(String text) {
    try {
      int replicas = Integer.parseInt(text.substring(text.lastIndexOf(':') + 1).strip());
      if (replicas > 0) {
        return replicas;
      }
    } catch (NumberFormatException e) {
      // Said below.
    }
    throw StatementError.general("Invalid replication number: " + text);
  }

  private void start(RestoreJob job, Database database, RestoreObjects objects) {
    objects.filter(job.info);
    job.dbId = database.id;
    job.dbName = database.name;
    job.key = context.nextId();
    job.createTime = context.now();
    context.locked(() -> context.write(new RestoreJobOp(job)));
  }
}
