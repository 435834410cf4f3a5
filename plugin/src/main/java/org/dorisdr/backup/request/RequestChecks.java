package org.dorisdr.backup.request;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.dorisdr.backup.snapshot.MaterializedViews;
import org.dorisdr.backup.snapshot.RepositoryAccess;
import org.dorisdr.backup.store.SnapshotInfo;
import org.dorisdr.backup.store.StoredSnapshot;
import org.dorisdr.cluster.Names;
import org.dorisdr.cluster.Rows;
import org.dorisdr.cluster.SystemDatabases;
import org.dorisdr.host.HostException;
import org.dorisdr.host.Repositories.Repository;
import org.dorisdr.host.UnknownDatabaseException;
import org.dorisdr.sql.SnapshotObjects;
import org.dorisdr.sql.SnapshotObjects.Mode;
import org.dorisdr.sql.SnapshotObjects.Table;

/**
 * What Doris checks before it takes a BACKUP or RESTORE, in its words, for requests that it does
 * not get to see yet. Changes nothing. Thread safe.
 */
public final class RequestChecks {
  private static final String LABEL = "^[\\-_A-Za-z0-9:\\p{L}]{1,128}$";
  private static final Pattern LABEL_PATTERN = Pattern.compile(LABEL);

  private final RequestParts parts;

  public RequestChecks(RequestParts parts) {
    this.parts = parts;
  }

  /** The label as Doris stores it. */
  public String label(String typed) throws HostException {
    if (!LABEL_PATTERN.matcher(typed).matches()) {
      throw new HostException("Label format error. regex: " + LABEL + ", label: " + typed);
    }
    String sql = "SHOW VARIABLES LIKE 'lower_case_table_names'";
    List<List<String>> rows = parts.sql().run(null, sql).rows();
    boolean lower = !rows.isEmpty() && "1".equals(rows.get(0).get(1));
    return lower ? typed.toLowerCase(Locale.ROOT) : typed;
  }

  /**
   * Checks what a request says and where it leads.
   *
   * @return what should be known before it is done; null if nothing
   */
  public String check(BackupRequests.Request request) throws HostException {
    Statements.Parsed parsed = Statements.parse(request.sql());
    boolean isBackup = request.kind() == BackupRequests.Kind.BACKUP;
    new PropertyChecks(parsed.properties(), parts.sql()).check(request.kind());
    checkForm(parsed.objects(), isBackup);
    Repository repository = SnapshotFolder.repository(parts.repositories(), request.repository());
    checkDatabase(request.database(), isBackup);
    if (isBackup) {
      checkBackup(request, repository, parsed);
      return MaterializedViews.leftOut(parts.sql(), request.database(), parsed::takesTable);
    }
    SnapshotInfo info = checkRestore(request, repository, parsed);
    checkReplicas(parsed);
    return new RestoreTargets(parts.sql(), request.database(), parsed).check(info);
  }

  private void checkReplicas(Statements.Parsed parsed) throws HostException {
    Optional<String> refusal;
    try {
      RestoreOptions options = RestoreOptions.of(parsed.properties().asMap());
      refusal = new RestoreReplicas(options, Backends.of(parts.sql())).refusal();
    } catch (IllegalArgumentException doesNotSayItInDorisWords) {
      return;
    }
    if (refusal.isPresent()) {
      throw new HostException(refusal.get());
    }
  }

  private static void checkForm(SnapshotObjects objects, boolean isBackup) throws HostException {
    Set<String> names = new HashSet<>();
    Set<String> aliases = new HashSet<>();
    for (Table table : objects.tables()) {
      String name = table.name().last().text();
      if (table.name().parts().size() > 1) {
        throw new HostException(
            "Cannot specify database name on backup objects: %s. Specify database name before label"
                .formatted(name));
      }
      if (table.alias().isPresent() && isBackup) {
        throw new HostException("Can not set alias for table in Backup Command: " + name);
      }
      if (table.alias().isPresent() && objects.mode() == Mode.EXCLUDE) {
        throw new HostException("The table alias in exclude clause does not make sense");
      }
      if (!names.add(name)) {
        throw new HostException("Duplicated table: " + name);
      }
      if (table.alias().isPresent() && !aliases.add(table.alias().get().text())) {
        throw new HostException("Duplicated alias name: " + table.alias().get().text());
      }
    }
  }

  private void checkDatabase(String database, boolean isBackup) throws HostException {
    if (SystemDatabases.onlyShows(database)) {
      throw new HostException(SystemDatabases.refusal(database));
    }
    if (!parts.sql().names("SHOW DATABASES").contains(database)) {
      String hint =
          isBackup
              ? "SHOW DATABASES lists them"
              : "a restore goes into a database that is there: CREATE DATABASE "
                  + Names.quote(database);
      throw new UnknownDatabaseException(database, hint);
    }
  }

  private void checkBackup(
      BackupRequests.Request request, Repository repository, Statements.Parsed parsed)
      throws HostException {
    if (repository.readOnly()) {
      throw new HostException("Repository " + repository.name() + " is read only");
    }
    checkObjects(request.database(), parsed);
    try (SnapshotFolder folder = open(repository, request.label())) {
      if (folder.exists() && !LeftOvers.areOurs(parts.store(), folder)) {
        throw new HostException(
            "incremental".equalsIgnoreCase(parsed.property("type"))
                ? "Currently does not support incremental backup"
                : taken(repository.name(), request.label(), folder.look()));
      }
    } catch (IOException e) {
      throw new HostException(RepositoryAccess.unreadable(repository.name(), e), e);
    }
  }

  private static String taken(String repository, String label, StoredSnapshot there) {
    String taken = "Snapshot with name '%s' already exist in repository".formatted(label);
    return there.timestamps().isEmpty()
        ? taken + ": " + RepositoryAccess.unfinished(repository, label)
        : taken;
  }

  private void checkObjects(String database, Statements.Parsed parsed) throws HostException {
    if (parsed.objects().mode() == Mode.ALL) {
      return;
    }
    Set<String> tables = parts.sql().names("SHOW TABLES FROM " + Names.quote(database));
    if (parsed.objects().mode() == Mode.EXCLUDE) {
      checkLeft(parsed, tables);
      return;
    }
    for (Table table : parsed.objects().tables()) {
      checkTable(database, table, tables);
    }
  }

  private static void checkLeft(Statements.Parsed parsed, Collection<String> tables)
      throws HostException {
    if (tables.stream().noneMatch(parsed::takesTable)) {
      throw new HostException(Statements.NOTHING_LEFT);
    }
  }

  private void checkTable(String database, Table table, Set<String> tables) throws HostException {
    String name = table.name().last().text();
    if (!tables.contains(name)) {
      throw new HostException("Unknown table '" + name + "'");
    }
    if (table.partitions().isEmpty()) {
      return;
    }
    Rows rows =
        Rows.of(parts.sql().run(null, "SHOW PARTITIONS FROM " + Names.quote(database, name)));
    Set<String> known = new HashSet<>();
    for (int i = 0; i < rows.rows().size(); i++) {
      known.add(rows.value(i, "PartitionName"));
    }
    for (var partition : table.partitions()) {
      if (!known.contains(partition.text())) {
        throw new HostException("Unknown partition " + partition.text() + " in table" + name);
      }
    }
  }

  private SnapshotFolder open(Repository repository, String label) throws IOException {
    return new SnapshotFolder(
        parts.stores().open(repository), repository.name(), label, parts.io());
  }

  private SnapshotInfo checkRestore(
      BackupRequests.Request request, Repository repository, Statements.Parsed parsed)
      throws HostException {
    String time = parsed.property("backup_timestamp");
    SnapshotInfo info;
    boolean answers = false;
    try (SnapshotFolder folder = open(repository, request.label())) {
      StoredSnapshot there = folder.look();
      answers = true;
      if (there.timestamps().isEmpty() && folder.exists()) {
        throw failed(request, RepositoryAccess.unfinished(request.repository(), request.label()));
      }
      checkTime(request, time, there.timestamps());
      if (!there.hasMeta()) {
        throw failed(request, "its schemas are missing" + another(request));
      }
      info = folder.reader().info(request.label(), time);
    } catch (IOException e) {
      if (!answers) {
        // Doris would say that the timestamp may be wrong.
        throw new HostException(RepositoryAccess.unreadable(repository.name(), e), e);
      }
      // The timestamp is right, which Doris would doubt.
      throw failed(request, e.getMessage() + another(request));
    }
    List<String> names = new ArrayList<>(info.tables().keySet());
    names.addAll(info.views());
    if (parsed.objects().mode() == Mode.EXCLUDE) {
      checkLeft(parsed, names);
    }
    if (parsed.objects().mode() == Mode.ON) {
      for (Table table : parsed.objects().tables()) {
        String name = table.name().last().text();
        if (!names.contains(name)) {
          throw new HostException(
              "Table %s does not exist in snapshot %s. HINT: EXPLAIN RESTORE without ON lists what is in it"
                  .formatted(name, request.label()));
        }
        checkPartitions(table, info.tables());
      }
    }
    return info;
  }

  /** Half a description is told by who reads it. */
  private static void checkTime(BackupRequests.Request request, String time, List<String> there)
      throws HostException {
    String why =
        there.isEmpty()
            ? "it is not in repository %s. HINT: SHOW SNAPSHOT ON %s lists what is"
                .formatted(request.repository(), Names.quote(request.repository()))
            : "it is not of %s, but of %s. HINT: \"backup_timestamp\" = \"%s\""
                .formatted(time, String.join(", ", there), there.get(there.size() - 1));
    if (!there.contains(time)) {
      throw failed(request, why);
    }
  }

  private static String another(BackupRequests.Request request) {
    return ". HINT: restore another one, SHOW SNAPSHOT ON %s lists them"
        .formatted(Names.quote(request.repository()));
  }

  private static HostException failed(BackupRequests.Request request, String why) {
    return new HostException(
        "Failed to get info of snapshot '%s' because: %s".formatted(request.label(), why));
  }

  private static void checkPartitions(Table table, Map<String, SnapshotInfo.Table> tables)
      throws HostException {
    String name = table.name().last().text();
    for (var partition : table.partitions()) {
      if (!tables.containsKey(name)
          || !tables.get(name).partitions().containsKey(partition.text())) {
        throw new HostException(
            "Partition %s of table %s does not exist in snapshot"
                .formatted(partition.text(), name));
      }
    }
  }
}
