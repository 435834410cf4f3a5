package org.dorisdr.backup;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dorisdr.host.HostException;
import org.dorisdr.host.LocalSql;

/**
 * The parts of a FE that backups see: databases whose tables are lists of rowsets, and one backup
 * or restore a database. It outlives the deaths of the plugin, as its journal does.
 */
final class ModelFe implements LocalSql {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);
  private static final Pattern JOB =
      Pattern.compile(
          "(BACKUP|RESTORE) SNAPSHOT `(\\w+)`\\.`([^`]+)` (?:TO|FROM) `(\\w+)`(?: ON \\((.*?)\\))?.*");
  private static final Pattern SHOW = Pattern.compile("SHOW (BACKUP|RESTORE) FROM `(\\w+)`");
  private static final Pattern CANCEL = Pattern.compile("CANCEL (BACKUP|RESTORE) FROM `(\\w+)`");
  private static final Pattern SELECT =
      Pattern.compile("SELECT COUNT.* FROM `(\\w+)`\\.`(\\w+)`.*");
  private static final Pattern TABLE =
      Pattern.compile("(?:DESC|SHOW PARTITIONS FROM) `(\\w+)`\\.`(\\w+)`");
  private static final Pattern PROC = Pattern.compile("SHOW PROC '/dbs/(\\d+)'");
  private static final Pattern DATABASE =
      Pattern.compile(
          "(?:CREATE DATABASE IF NOT EXISTS|DROP DATABASE IF EXISTS|SHOW FULL TABLES FROM|SHOW TABLES FROM) `([a-zA-Z]\\w*)`(?: FORCE)?");

  final Map<String, Map<String, List<String>>> databases = new TreeMap<>();
  private final Map<String, Integer> ids = new TreeMap<>();
  final List<ModelJob> jobs = new ArrayList<>();
  final ModelStore store;
  private final Danger danger;
  private final Supplier<Instant> now;

  /** Which tables are asynchronous materialized views. */
  final Set<String> materialized = new TreeSet<>();

  /** All statements, in order. */
  final List<String> heard = new ArrayList<>();

  /** How many of the next jobs the FE gives up in the middle of the upload. */
  int failing;

  ModelFe(ModelStore store, Danger danger, Supplier<Instant> now) {
    this.store = store;
    this.danger = danger;
    this.now = now;
  }

  /** What happens between the plugin's statement and the FE's look at the repository. */
  Runnable beforeItLooks = () -> {};

  /** Jobs go on. */
  boolean working = true;

  /** Every job goes one step. */
  void step() {
    if (!working) {
      return;
    }
    for (ModelJob job : jobs) {
      boolean uploading = job.state.equals("UPLOADING");
      job.step();
      if (uploading && failing > 0 && !job.isDone()) {
        failing--;
        job.cancel("[SNAPSHOT_FAILED] a disk is broken");
      }
    }
  }

  boolean isIdle() {
    return jobs.stream().allMatch(ModelJob::isDone);
  }

  @Override
  public Result run(String database, String sql) throws HostException {
    danger.masterPoint();
    heard.add(sql);
    Result result = answer(sql);
    if (!sql.startsWith("SHOW") && !sql.startsWith("SELECT")) {
      danger.masterPoint();
    }
    return result;
  }

  private Result answer(String sql) throws HostException {
    Matcher m;
    if ((m = JOB.matcher(sql)).matches()) {
      if (sql.contains("timeout")) {
        // What Doris does with every one that is long enough.
        throw new HostException("java.lang.UnsupportedOperationException");
      }
      return submit(m);
    }
    if ((m = SHOW.matcher(sql)).matches()) {
      return show(m.group(1), m.group(2));
    }
    if ((m = CANCEL.matcher(sql)).matches()) {
      for (ModelJob job : jobs) {
        if (job.kind.equals(m.group(1)) && job.database.equals(m.group(2)) && !job.isDone()) {
          job.cancel("user cancelled");
        }
      }
      return new Result(List.of(), List.of());
    }
    if (sql.equals("SHOW VARIABLES LIKE 'lower_case_table_names'")) {
      return new Result(List.of("Variable_name", "Value"), List.of());
    }
    if (sql.equals("SHOW BACKENDS")) {
      return new Result(List.of("BackendId"), List.of(List.of("1"), List.of("2"), List.of("3")));
    }
    if (sql.equals("SHOW DATABASES")) {
      return new Result(List.of("Database"), databases.keySet().stream().map(List::of).toList());
    }
    if ((m = SELECT.matcher(sql)).matches()) {
      List<String> rows = table(m.group(1), m.group(2));
      String sum = Integer.toString(String.join("|", rows).hashCode());
      return new Result(List.of("a", "b", "c"), List.of(List.of("" + rows.size(), sum, sum)));
    }
    if ((m = TABLE.matcher(sql)).matches()) {
      List<String> rows = table(m.group(1), m.group(2));
      return sql.startsWith("DESC")
          ? new Result(List.of("Field", "Type"), List.of(List.of("k", "int")))
          : new Result(
              List.of("PartitionName", "VisibleVersion"),
              List.of(List.of(m.group(2), "" + rows.size())));
    }
    if (sql.equals("SHOW PROC '/dbs'")) {
      return new Result(
          List.of("DbId", "DbName"),
          databases.keySet().stream()
              .map(name -> List.of(String.valueOf(id(name)), name))
              .toList());
    }
    if ((m = PROC.matcher(sql)).matches()) {
      String id = m.group(1);
      return new Result(
          List.of("TableId", "TableName", "Type"),
          databases.keySet().stream()
              .filter(name -> id(name) == Integer.parseInt(id))
              .flatMap(name -> databases.get(name).keySet().stream())
              .map(t -> List.of("1", t, materialized.contains(t) ? "MATERIALIZED_VIEW" : "OLAP"))
              .toList());
    }
    if ((m = DATABASE.matcher(sql)).matches()) {
      return database(sql, m.group(1));
    }
    throw new HostException("the model does not know: " + sql);
  }

  private int id(String database) {
    return ids.computeIfAbsent(database, name -> ids.size() + 1);
  }

  private Result database(String sql, String name) throws HostException {
    if (sql.startsWith("CREATE")) {
      databases.putIfAbsent(name, new LinkedHashMap<>());
      return new Result(List.of(), List.of());
    }
    if (sql.startsWith("DROP")) {
      databases.remove(name);
      jobs.removeIf(job -> job.database.equals(name));
      return new Result(List.of(), List.of());
    }
    known(name);
    return new Result(
        List.of("Tables", "Table_type"),
        databases.get(name).keySet().stream().map(t -> List.of(t, "BASE TABLE")).toList());
  }

  private void known(String database) throws HostException {
    if (!databases.containsKey(database)) {
      throw new HostException("Unknown database '" + database + "'");
    }
  }

  private List<String> table(String database, String table) throws HostException {
    known(database);
    List<String> rows = databases.get(database).get(table);
    if (rows == null) {
      throw new HostException("Unknown table '" + table + "'");
    }
    return rows;
  }

  private Result submit(Matcher m) throws HostException {
    String database = m.group(2);
    known(database);
    if (jobs.stream().anyMatch(job -> job.database.equals(database) && !job.isDone())) {
      throw new HostException("Can only run one backup or restore job of a database at same time");
    }
    beforeItLooks.run();
    String folder = "__palo_repository_" + m.group(4) + "/__ss_" + m.group(3) + "/";
    boolean exists = store.files.keySet().stream().anyMatch(path -> path.startsWith(folder));
    boolean isBackup = m.group(1).equals("BACKUP");
    if (isBackup && exists) {
      throw new HostException(
          "Snapshot with name '" + m.group(3) + "' already exist in repository");
    }
    if (!isBackup && !exists) {
      throw new HostException("Failed to get info of snapshot");
    }
    List<String> tables =
        m.group(5) == null ? List.of() : Arrays.asList(m.group(5).replace("`", "").split(", "));
    jobs.add(
        new ModelJob(
            m.group(1),
            database,
            id(database),
            m.group(3),
            m.group(4),
            tables,
            TIME.format(now.get()),
            store,
            databases));
    return new Result(List.of(), List.of());
  }

  private Result show(String kind, String database) throws HostException {
    known(database);
    String label = kind.equals("BACKUP") ? "SnapshotName" : "Label";
    List<String> columns =
        List.of(
            "JobId",
            label,
            "State",
            "CreateTime",
            "UnfinishedTasks",
            "Progress",
            "TaskErrMsg",
            "Status");
    List<List<String>> rows = new ArrayList<>();
    for (ModelJob job : jobs) {
      if (job.kind.equals(kind) && job.database.equals(database)) {
        rows.add(
            List.of("1", job.label, job.state, job.created, "", "", job.taskError, job.status));
      }
    }
    return new Result(columns, rows);
  }
}
