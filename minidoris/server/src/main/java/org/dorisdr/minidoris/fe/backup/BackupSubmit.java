package org.dorisdr.minidoris.fe.backup;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.dorisdr.minidoris.fe.catalog.Database;
import org.dorisdr.minidoris.fe.catalog.OlapTable;
import org.dorisdr.minidoris.fe.catalog.Table;
import org.dorisdr.minidoris.fe.session.Session;
import org.dorisdr.minidoris.fe.session.StatementError;
import org.dorisdr.minidoris.fe.session.StatementHandler;
import org.dorisdr.minidoris.fe.session.StatementResult;
import org.dorisdr.sql.stock.backup.BackupSnapshot;
import org.dorisdr.sql.stock.backup.TableRef;

/** Runs BACKUP SNAPSHOT: checks it, and starts the job. */
final class BackupSubmit implements StatementHandler<BackupSnapshot> {
  private final BackupManager manager;
  private final BackupContext context;

  BackupSubmit(BackupManager manager, BackupContext context) {
    this.manager = manager;
    this.context = context;
  }

  @Override
  public StatementResult run(Session session, BackupSnapshot statement) {
    Labels name = Labels.of(session, statement.label());
    BackupAccess.needLoad(context.frontend(), session, name.database());
    JobProperties properties = JobProperties.ofStatement("backup", statement.properties());
    BackupJob job = new BackupJob();
    boolean incremental = readProperties(properties, job);
    job.label = name.label();
    statement.objects().forEach(BackupSubmit::checkForm);
    Repository repository = manager.repositoryFor(statement.repository());
    Database database = manager.database(name.database());
    manager.exclusively(
        () -> {
          manager.checkNoOther(database, job.label);
          if (repository != null && repository.readOnly()) {
            throw StatementError.general("Repository " + repository.name() + " is read only");
          }
          fill(job, database, statement);
          if (repository != null) {
            checkLabel(repository, job.label, incremental);
            job.repositoryId = repository.id();
          } else {
            job.repositoryId = Repository.KEEP_ON_LOCAL_ID;
          }
          job.key = context.nextId();
          job.createTime = context.now();
          context.locked(() -> context.write(new BackupJobOp(job)));
        });
    return StatementResult.ok();
  }

  /** Returns whether the backup is to be an incremental one. */
  private boolean readProperties(JobProperties properties, BackupJob job) {
    job.timeoutMillis = properties.timeoutMillis(context.settings());
    String type = properties.text("type");
    if (type != null && !type.equalsIgnoreCase("full") && !type.equalsIgnoreCase("incremental")) {
      throw StatementError.general("Invalid backup job type: " + type);
    }
    String content = properties.text("content");
    if (content != null) {
      String upper = content.toUpperCase(Locale.ROOT);
      if (!upper.equals("ALL") && !upper.equals("METADATA_ONLY")) {
        throw StatementError.general("Invalid backup job content:" + content);
      }
      job.content = upper;
    }
    properties.rejectOthers();
    return "incremental".equalsIgnoreCase(type);
  }

  private static void checkForm(TableRef ref) {
    if (ref.name().size() > 1) {
      throw StatementError.general(
          "Cannot specify database name on backup objects: "
              + ref.table()
              + ". Specify database name before label");
    }
    if (ref.alias() != null) {
      throw StatementError.general("Can not set alias for table in Backup Command: " + ref.table());
    }
  }

  /** Takes the database's commit sequence and the objects of the backup, at one moment. */
  private void fill(BackupJob job, Database database, BackupSnapshot statement) {
    context.locked(
        () -> {
          List<BackupJob.TableRef> objects = objects(database, statement);
          objects.forEach(ref -> check(database, ref));
          job.dbId = database.id;
          job.dbName = database.name;
          job.objects = objects;
          job.commitSeq = context.write(new BarrierOp(database.id, database.name, 0, null));
        });
  }

  private static List<BackupJob.TableRef> objects(Database database, BackupSnapshot statement) {
    if (!statement.objects().isEmpty() && !statement.exclude()) {
      return statement.objects().stream()
          .map(ref -> new BackupJob.TableRef(ref.table(), ref.partitions()))
          .sorted(Comparator.comparing(BackupJob.TableRef::table))
          .toList();
    }
    TreeSet<String> names =
        database.tables.values().stream()
            .map(t -> t.name)
            .collect(Collectors.toCollection(TreeSet::new));
    statement.objects().forEach(ref -> names.remove(ref.table()));
    List<BackupJob.TableRef> refs = new ArrayList<>();
    names.forEach(n -> refs.add(new BackupJob.TableRef(n, List.of())));
    return refs;
  }

  private void check(Database database, BackupJob.TableRef ref) {
    Table table =
        database
            .table(ref.table())
            .orElseThrow(() -> StatementError.general("Unknown table '" + ref.table() + "'"));
    if (!(table instanceof OlapTable olap) || olap.materialized != null) {
      return;
    }
    if (!olap.temporaryPartitions.isEmpty()
        && !context.settings().flag("ignore_backup_tmp_partitions", false)) {
      throw StatementError.general(
          "Do not support backup table " + olap.name + " with temp partitions");
    }
    for (String partition : ref.partitions()) {
      if (olap.partition(partition).isEmpty()) {
        throw StatementError.general("Unknown partition " + partition + " in table" + olap.name);
      }
    }
  }

  private static void checkLabel(Repository repository, String label, boolean incremental) {
    boolean used;
    try (RepositoryFiles files = new RepositoryFiles(repository)) {
      used = files.labels().contains(label);
    } catch (BackupException e) {
      throw StatementError.general(e.getMessage());
    }
    if (used) {
      throw StatementError.general(
          incremental
              ? "Currently does not support incremental backup"
              : "Snapshot with name '" + label + "' already exist in repository");
    }
  }
}
