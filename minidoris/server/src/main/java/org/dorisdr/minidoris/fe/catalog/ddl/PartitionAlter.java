package org.dorisdr.minidoris.fe.catalog.ddl;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.dorisdr.minidoris.fe.catalog.Column;
import org.dorisdr.minidoris.fe.catalog.DataProperty;
import org.dorisdr.minidoris.fe.catalog.DatabaseQuotas;
import org.dorisdr.minidoris.fe.catalog.Distribution;
import org.dorisdr.minidoris.fe.catalog.DynamicPartition;
import org.dorisdr.minidoris.fe.catalog.OlapTable;
import org.dorisdr.minidoris.fe.catalog.Partition;
import org.dorisdr.minidoris.fe.catalog.PartitionItem;
import org.dorisdr.minidoris.fe.catalog.op.AddPartitionOp;
import org.dorisdr.minidoris.fe.catalog.op.DropPartitionOp;
import org.dorisdr.minidoris.fe.catalog.op.RenamePartitionOp;
import org.dorisdr.minidoris.fe.catalog.op.ReplacePartitionsOp;
import org.dorisdr.minidoris.fe.session.StatementError;
import org.dorisdr.sql.stock.catalog.AddPartition;
import org.dorisdr.sql.stock.catalog.DistributionDef;
import org.dorisdr.sql.stock.catalog.DropPartition;
import org.dorisdr.sql.stock.catalog.PartitionDef;
import org.dorisdr.sql.stock.catalog.RenamePartition;
import org.dorisdr.sql.stock.catalog.ReplacePartition;

/** Adds, drops, renames and replaces partitions of one table. */
final class PartitionAlter {
  private final Ddl ddl;
  private final AlterTarget target;

  PartitionAlter(Ddl ddl, AlterTarget target) {
    this.ddl = ddl;
    this.target = target;
  }

  void add(AddPartition clause) {
    checkAllowed(clause.temporary());
    if (clause.partition().kind() != PartitionDef.Kind.STEP) {
      make(clause);
      return;
    }
    // One by one, and never temporary ones, as in Doris: those before a failure stay.
    for (PartitionDef part : steps(clause.partition())) {
      make(new AddPartition(false, part, clause.distribution(), clause.properties()));
    }
  }

  private static List<PartitionDef> steps(PartitionDef def) {
    try {
      return StepPartitions.expand(def);
    } catch (StatementError e) {
      throw StatementError.general("Failed to analyze multi partition clause: " + e.getMessage());
    }
  }

  private void checkAllowed(boolean temporary) {
    if (!temporary) {
      ddl.read(
          () -> {
            DynamicPartition.checkAlterAllowed(target.table());
            return null;
          });
    }
  }

  /** Adds a partition that the table may make by itself. */
  void make(AddPartition clause) {
    List<Partition> added = new ArrayList<>();
    OlapTable table =
        ddl.read(
            () -> {
              OlapTable now = target.table();
              DatabaseQuotas.checkAnyLeft(target.database());
              prepare(now, clause, added);
              checkReplicas(now, added);
              return now;
            });
    if (added.isEmpty()) {
      return;
    }
    Set<Long> indexes = new HashSet<>(table.indexMetas.keySet());
    for (Partition partition : added) {
      ddl.tablets().place(table, partition);
    }
    List<Partition> unused = new ArrayList<>(added);
    ddl.tablets().create(table, added);
    try {
      ddl.change(
          () -> {
            OlapTable now = target.table();
            if (!now.indexMetas.keySet().equals(indexes)) {
              throw StatementError.general(
                  "Table[" + now.name + "]'s meta has been changed. try again.");
            }
            // With IF NOT EXISTS another may have made it meanwhile.
            Set<String> free =
                PartitionBuilder.adding(now, clause.temporary())
                    .build(List.of(clause.partition()))
                    .keySet();
            for (Partition partition : added) {
              if (free.contains(partition.name)) {
                partition.visibleVersionTime = ddl.now();
                ddl.log(new AddPartitionOp(target.databaseId(), now.id, partition));
                unused.remove(partition);
              }
            }
          });
    } finally {
      unused.forEach(p -> ddl.tablets().drop(table, p));
    }
  }

  private void checkReplicas(OlapTable table, List<Partition> added) {
    for (Partition partition : added) {
      String what = "table " + table.name + " add partition";
      NewReplicas.check(target.database(), what, table, List.of(partition));
    }
  }

  private void prepare(OlapTable table, AddPartition clause, List<Partition> added) {
    AddedProperties properties = AddedProperties.check(ddl.fe(), clause);
    Map<String, PartitionItem> items =
        PartitionBuilder.adding(table, clause.temporary()).build(List.of(clause.partition()));
    Distribution distribution = distribution(table, clause.distribution());
    items.forEach(
        (name, item) -> {
          Partition partition =
              TableBuilder.newPartition(ddl.nextId(), name, item, distribution, ddl.now());
          partition.temporary = clause.temporary();
          properties.set(table, partition);
          StoragePolicies.check(ddl.fe(), table, DataProperty.of(partition).storagePolicy());
          Colocation.check(table, partition);
          added.add(partition);
        });
  }

  private Distribution distribution(OlapTable table, DistributionDef def) {
    if (def == null) {
      return table.distribution;
    }
    if (!def.auto() && def.buckets() == 0) {
      throw StatementError.general(
          "Cannot assign %s distribution buckets less than 1"
              .formatted(def.columns().isEmpty() ? "random" : "hash"));
    }
    boolean random = table.distribution.isRandom();
    if (def.columns().isEmpty() != random) {
      throw StatementError.general(
          "Cannot assign different distribution type. default is: " + (random ? "RANDOM" : "HASH"));
    }
    List<Column> columns = table.baseIndex().columns;
    Distribution given =
        TableBuilder.distribution(def, columns, table.keysType, table.properties, ddl.fe());
    DistributionChecks.checkSame(table, given);
    return given;
  }

  void drop(DropPartition clause) {
    checkAllowed(clause.temporary());
    remove(clause);
  }

  /** Drops a partition that the table may drop by itself. */
  void remove(DropPartition clause) {
    ddl.change(
        () -> {
          OlapTable table = target.table();
          Partition partition =
              (clause.temporary()
                      ? table.temporaryPartition(clause.partition())
                      : table.partition(clause.partition()))
                  .orElse(null);
          if (partition == null) {
            if (clause.ifExists()) {
              return;
            }
            throw StatementError.general("Error in list of partitions to " + clause.partition());
          }
          if (table.partitionType.equals("UNPARTITIONED") && !clause.temporary()) {
            throw PartitionBuilder.notPartitioned(table);
          }
          if (!clause.temporary() && !clause.force()) {
            CommittedLoads.checkPartition(ddl, target.databaseId(), partition);
          }
          // Only a partition with rows changes what readers of the table see.
          boolean changes = partition.visibleVersion > Partition.INIT_VERSION;
          ddl.log(
              new DropPartitionOp(
                  target.databaseId(),
                  table.id,
                  partition.id,
                  partition.name,
                  clause.temporary(),
                  clause.force(),
                  ddl.now(),
                  changes ? table.visibleVersion + 1 : 0,
                  changes ? ddl.now() : table.visibleVersionTime));
        });
  }

  void rename(RenamePartition clause) {
    PartitionDefs.checkName(clause.newName());
    ddl.change(
        () -> {
          OlapTable table = target.table();
          if (table.partitionType.equals("UNPARTITIONED")) {
            throw StatementError.general(
                "Table["
                    + table.name
                    + "] is single partitioned. no need to rename partition name.");
          }
          if (clause.name().equalsIgnoreCase(clause.newName())) {
            throw StatementError.general("Same partition name");
          }
          Partition partition =
              table
                  .partition(clause.name())
                  .orElseThrow(
                      () ->
                          StatementError.general(
                              "Partition[" + clause.name() + "] does not exists"));
          if (table.partition(clause.newName()).isPresent()
              || table.temporaryPartition(clause.newName()).isPresent()) {
            throw StatementError.general(
                "Partition name[" + clause.newName() + "] is already used");
          }
          ddl.log(
              new RenamePartitionOp(
                  target.databaseId(), table.id, partition.id, partition.name, clause.newName()));
        });
  }

  void replace(ReplacePartition clause) {
    if (clause.partitions().isEmpty()) {
      throw StatementError.general("No partition specified");
    }
    Set<String> unknown = new TreeSet<>(clause.properties().keySet());
    unknown.removeAll(Set.of("strict_range", "use_temp_partition_name"));
    if (!unknown.isEmpty()) {
      throw StatementError.general("Unknown properties: " + unknown);
    }
    boolean strict = Boolean.parseBoolean(clause.properties().getOrDefault("strict_range", "true"));
    boolean useTempNames =
        Boolean.parseBoolean(clause.properties().getOrDefault("use_temp_partition_name", "false"));
    ddl.change(
        () -> {
          OlapTable table = target.table();
          List<Partition> old = new ArrayList<>();
          for (String name : clause.partitions()) {
            old.add(
                table
                    .partition(name)
                    .orElseThrow(
                        () -> StatementError.general("Partition[" + name + "] does not exist")));
          }
          List<Partition> fresh = new ArrayList<>();
          for (String name : clause.temporary()) {
            fresh.add(
                table
                    .temporaryPartition(name)
                    .orElseThrow(
                        () ->
                            StatementError.general("Temp partition[" + name + "] does not exist")));
          }
          checkFit(table, old, fresh, strict);
          ddl.log(
              new ReplacePartitionsOp(
                  target.databaseId(),
                  target.databaseName(),
                  table.id,
                  table.name,
                  clause.partitions(),
                  clause.temporary(),
                  strict,
                  useTempNames,
                  table.visibleVersion + 1,
                  ddl.now(),
                  clause.force(),
                  old.stream().map(p -> p.id).toList()));
        });
  }

  /** Strict: what the others covered; else: nothing that the partitions that stay have. */
  private static void checkFit(
      OlapTable table, List<Partition> old, List<Partition> fresh, boolean strict) {
    PartitionMatch match = new PartitionMatch(table);
    if (strict) {
      match.checkSame(old, fresh);
      return;
    }
    List<Partition> staying = new ArrayList<>(table.partitions.values());
    staying.removeAll(old);
    match.checkFree(staying, fresh);
  }
}
