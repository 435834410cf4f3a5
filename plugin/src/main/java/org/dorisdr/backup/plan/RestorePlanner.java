package org.dorisdr.backup.plan;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dorisdr.backup.plan.LocalTables.LocalPartition;
import org.dorisdr.backup.request.Backends;
import org.dorisdr.backup.request.RestoreOptions;
import org.dorisdr.backup.request.RestoreReplicas;
import org.dorisdr.backup.request.Statements;
import org.dorisdr.backup.snapshot.ListedFiles;
import org.dorisdr.backup.snapshot.RepositoryAccess;
import org.dorisdr.backup.snapshot.SnapshotMeta;
import org.dorisdr.backup.store.Layout;
import org.dorisdr.backup.store.SnapshotInfo;
import org.dorisdr.cluster.Names;
import org.dorisdr.cluster.SystemDatabases;
import org.dorisdr.host.HostException;
import org.dorisdr.host.LocalSql;
import org.dorisdr.sql.Name;
import org.dorisdr.sql.PropertyList;
import org.dorisdr.sql.SnapshotObjects;

/** Says what a RESTORE would do; changes nothing. Used by one thread for one statement. */
public final class RestorePlanner {
  private static final String DAMAGE =
      "until the restore ends nobody can read or load what is replaced, and if it fails while files are"
          + " moved what is replaced may be damaged. HINT: \"atomic_restore\" = \"true\" avoids both";
  private static final String GONE =
      "the replaced table is erased at the end and does not go to the recycle bin";

  private static final String OTHER_NAME =
      "Table %s already exist but with different schema. HINT: name one that is not taken, as Doris never restores under another name over a table that is there";

  private final String database;
  private final LocalTables local;
  private final LocalSql sql;
  private final RestoreOptions options;
  private final List<PlannedAction> plan = new ArrayList<>();
  private final Map<String, Long> bytes = new HashMap<>();
  private RestoreLosses losses;
  private RestoreGroups groups;
  private Map<String, String> types = Map.of();
  private RestoreReplicas replicas;

  public RestorePlanner(LocalSql sql, String database, RestoreOptions options) {
    this.sql = sql;
    this.database = database;
    this.local = new LocalTables(sql, database);
    this.options = options;
  }

  /** All actions, in the order of names. */
  public List<PlannedAction> plan(
      RepositoryAccess.Opened opened, String label, String timestamp, SnapshotObjects objects)
      throws HostException, IOException {
    SnapshotInfo info = opened.reader().info(label, timestamp);
    SnapshotMeta meta = SnapshotMeta.parse(opened.reader().meta(label));
    if (SystemDatabases.onlyShows(database)) {
      block("RESTORE", label, SystemDatabases.refusal(database));
      return plan;
    }
    if (!local.databaseExists()) {
      block(
          "RESTORE",
          label,
          "database '%s' does not exist. HINT: CREATE DATABASE %s"
              .formatted(database, Names.quote(database)));
      return plan;
    }
    types = local.types();
    losses = new RestoreLosses(options, local, !"METADATA_ONLY".equalsIgnoreCase(info.content()));
    groups = new RestoreGroups(options, local);
    replicas = new RestoreReplicas(options, Backends.of(sql));
    replicas.ofStatement().ifPresent(obstacle -> block("RESTORE", label, obstacle));
    sizes(opened, info, objects);
    Map<String, SnapshotObjects.Table> named = named(objects, info);
    Set<String> restored = new HashSet<>();
    for (String table : info.tables().keySet().stream().sorted().toList()) {
      if (takes(objects, named.get(table), table)) {
        restored.add(table(table, info.tables().get(table), meta, named.get(table), objects));
      }
    }
    for (String view : info.views()) {
      if (takes(objects, named.get(view), view)) {
        restored.add(view(view, named.get(view)));
      }
    }
    clean(restored);
    return plan;
  }

  private void block(String action, String object, String obstacle) {
    plan.add(new PlannedAction(action, object, null, 0, obstacle, null));
  }

  /**
   * Bytes of each {@code table} and {@code table.partition}, and what should be there and is not.
   */
  private void sizes(RepositoryAccess.Opened opened, SnapshotInfo info, SnapshotObjects objects)
      throws IOException {
    Layout layout = opened.reader().layout();
    Statements.Parsed asked = new Statements.Parsed(objects, PropertyList.EMPTY);
    ListedFiles files = ListedFiles.look(opened.store(), layout, info, asked::covers);
    for (SnapshotInfo.TabletFiles tablet : info.tablets(layout)) {
      String partition = tablet.table() + "\n" + tablet.partition();
      for (String file : tablet.files()) {
        bytes.merge(
            partition, files.bytes().getOrDefault(tablet.folder() + "/" + file, 0L), Long::sum);
      }
    }
    String problem = files.problem(info.name(), opened.repository().name());
    if (problem != null) {
      block("RESTORE", info.name(), problem);
    }
  }

  private Map<String, SnapshotObjects.Table> named(SnapshotObjects objects, SnapshotInfo info) {
    Map<String, SnapshotObjects.Table> named = new LinkedHashMap<>();
    for (SnapshotObjects.Table table : objects.tables()) {
      String name = table.name().last().text();
      named.put(name, table);
      boolean known = info.tables().containsKey(name) || info.views().contains(name);
      if (!known && objects.mode() == SnapshotObjects.Mode.ON) {
        block(
            "RESTORE",
            name,
            "Table %s does not exist in snapshot %s. HINT: EXPLAIN RESTORE without ON lists what is in it"
                .formatted(name, info.name()));
      }
    }
    return named;
  }

  private static boolean takes(SnapshotObjects objects, SnapshotObjects.Table named, String table) {
    return switch (objects.mode()) {
      case ALL -> true;
      case ON -> named != null;
      case EXCLUDE -> named == null || !named.partitions().isEmpty();
    };
  }

  private String table(
      String name,
      SnapshotInfo.Table table,
      SnapshotMeta meta,
      SnapshotObjects.Table named,
      SnapshotObjects objects)
      throws HostException {
    String newName = named == null ? name : named.alias().map(Name::text).orElse(name);
    Set<String> partitions = partitions(name, table, named, objects);
    long all = partitions.stream().mapToLong(p -> size(name, p)).sum();
    JsonNode schema = meta.tables().get(name);
    replicas.ofTable(schema, partitions).ifPresent(obstacle -> block("RESTORE", name, obstacle));
    String type = types.get(newName);
    if (type == null) {
      boolean beside = !newName.equals(name) && types.containsKey(name);
      String warning =
          losses.warning(beside ? "made beside the table that is there" : null, schema);
      String obstacle = groups.obstacle(name, schema).orElse(null);
      plan.add(new PlannedAction("CREATE TABLE", name, newName, all, obstacle, warning));
    } else if (!type.equalsIgnoreCase("BASE TABLE")) {
      plan.add(
          new PlannedAction(
              "REPLACE TABLE",
              name,
              newName,
              all,
              "The local table %s with the same name but a different type of backup meta."
                  .formatted(newName),
              null));
    } else {
      replace(name, newName, partitions, table, schema, all);
    }
    return newName;
  }

  private long size(String table, String partition) {
    return bytes.getOrDefault(table + "\n" + partition, 0L);
  }

  private Set<String> partitions(
      String name, SnapshotInfo.Table table, SnapshotObjects.Table named, SnapshotObjects objects) {
    Set<String> all = new HashSet<>(table.partitions().keySet());
    if (named == null || named.partitions().isEmpty()) {
      return all;
    }
    Set<String> listed = new HashSet<>();
    for (Name partition : named.partitions()) {
      listed.add(partition.text());
      if (!all.contains(partition.text())) {
        block(
            "RESTORE",
            name,
            "Partition %s of table %s does not exist in snapshot"
                .formatted(partition.text(), name));
      }
    }
    if (objects.mode() == SnapshotObjects.Mode.EXCLUDE) {
      all.removeAll(listed);
    } else {
      all.retainAll(listed);
    }
    return all;
  }

  private void replace(
      String name,
      String newName,
      Set<String> partitions,
      SnapshotInfo.Table table,
      JsonNode schema,
      long all)
      throws HostException {
    Map<String, LocalPartition> present = local.partitions(newName);
    RestoreChecks checks = new RestoreChecks(newName, schema, present, options);
    boolean temporary = local.hasTemporaryPartitions(newName);
    boolean grouped =
        local.isColocated(newName)
            || (options.reserveColocate() && !RestoreLosses.group(schema).isEmpty());
    boolean free = options.replacesAnything();
    List<String> whole = new ArrayList<>();
    if (!free && !name.equals(newName)) {
      whole.add(OTHER_NAME.formatted(newName));
    } else {
      whole.addAll(checks.ofTable(free ? null : local.columns(newName), temporary, grouped));
    }
    boolean perPartition = !free && name.equals(newName);
    List<String> sorted = partitions.stream().sorted().toList();
    if (options.atomic()) {
      if (perPartition) {
        sorted.forEach(p -> whole.addAll(checks.ofPartition(p)));
      }
      String warning = losses.warning(GONE, schema);
      add(new PlannedAction("REPLACE TABLE", name, newName, all, null, warning), whole);
    } else {
      whole.forEach(obstacle -> block("RESTORE", name, obstacle));
      for (String partition : sorted) {
        boolean there = present.containsKey(partition);
        add(
            new PlannedAction(
                there ? "REPLACE PARTITION" : "ADD PARTITION",
                name + "." + partition,
                newName + "." + partition,
                size(name, partition),
                null,
                there ? DAMAGE : null),
            perPartition ? checks.ofPartition(partition) : List.of());
      }
    }
    if (options.cleanPartitions()) {
      present.keySet().stream()
          .filter(p -> !table.partitions().containsKey(p))
          .forEach(p -> drop("DROP PARTITION", newName + "." + p));
    }
  }

  /** A row for each obstacle; the first has the bytes, so that their sum is right. */
  private void add(PlannedAction action, List<String> obstacles) {
    plan.add(obstacles.isEmpty() ? action : action.blockedBy(obstacles.get(0), action.bytes()));
    obstacles.stream().skip(1).forEach(o -> plan.add(action.blockedBy(o, 0)));
  }

  private String view(String name, SnapshotObjects.Table named) {
    String newName = named == null ? name : named.alias().map(Name::text).orElse(name);
    String type = types.get(newName);
    if (type == null) {
      plan.add(new PlannedAction("CREATE VIEW", name, newName, 0, null, null));
    } else if (!type.equalsIgnoreCase("VIEW")) {
      block(
          "REPLACE VIEW",
          name,
          "The local table %s with the same name but a different type of backup meta."
              .formatted(newName));
    } else {
      String warning = options.atomic() ? null : "the view that is there stays as it is";
      plan.add(
          new PlannedAction(
              options.atomic() ? "REPLACE VIEW" : "KEEP VIEW", name, newName, 0, null, warning));
    }
    return newName;
  }

  /** Doris leaves materialized views where they are, even if their tables go. */
  private void clean(Set<String> restored) {
    if (options.cleanTables()) {
      types.forEach(
          (name, type) -> {
            if (!restored.contains(name) && !type.equals(LocalTables.MATERIALIZED_VIEW)) {
              drop(type.equalsIgnoreCase("VIEW") ? "DROP VIEW" : "DROP TABLE", name);
            }
          });
    }
  }

  private void drop(String action, String object) {
    plan.add(
        new PlannedAction(action, object, null, 0, null, "goes to the recycle bin at the end"));
  }
}
