package org.dorisdr.minidoris.fe.catalog.ddl;

import java.util.List;
import java.util.Map;
import org.dorisdr.minidoris.fe.catalog.ColocateGroup;
import org.dorisdr.minidoris.fe.catalog.ColocateGroups;
import org.dorisdr.minidoris.fe.catalog.MaterializedIndex;
import org.dorisdr.minidoris.fe.catalog.OlapTable;
import org.dorisdr.minidoris.fe.catalog.Partition;
import org.dorisdr.minidoris.fe.catalog.TableProperties;
import org.dorisdr.minidoris.fe.catalog.op.ModifyColocationOp;
import org.dorisdr.minidoris.fe.session.StatementError;

/** Puts tables into colocation groups, and takes them out. Thread safe. */
final class Colocation {
  private final Ddl ddl;
  private final ColocateGroups groups;

  Colocation(Ddl ddl) {
    this.ddl = ddl;
    this.groups = new ColocateGroups(ddl.fe());
  }

  /** Has a new table that wants it be of a group, before it has tablets. */
  void join(long databaseId, OlapTable table, Map<String, String> properties) {
    String name = properties.get(TableProperties.COLOCATE_WITH);
    if (name == null) {
      return;
    }
    if (table.distribution.isRandom()) {
      throw StatementError.general("Random distribution for colocate table is unsupported");
    }
    if (table.distribution.autoBucket()) {
      throw StatementError.general("Auto buckets for colocate table is unsupported");
    }
    ColocateGroup group = ddl.read(() -> groups.find(databaseId, name).orElse(null));
    if (group == null) {
      table.colocation = ColocateGroup.of(name, databaseId, ddl.nextId(), table);
      return;
    }
    refuse(group.obstacle(table));
    String buckets = properties.get("dynamic_partition.buckets");
    if (buckets != null && !buckets.equals(String.valueOf(table.distribution.buckets()))) {
      throw StatementError.general(
          "Dynamic partition buckets must equal the distribution buckets if creating a colocate table: "
              + group.buckets());
    }
    table.colocation = group;
  }

  private static void refuse(String obstacle) {
    if (obstacle != null) {
      throw StatementError.general(obstacle);
    }
  }

  /** Refuses a partition that the table's group does not take. */
  static void check(OlapTable table, Partition partition) {
    if (table.colocation != null) {
      refuse(table.colocation.obstacle(table, partition.distribution));
      refuse(table.colocation.obstacle(partition.replicationNum));
    }
  }

  /** Refuses another number of replicas of a table that is of a group. */
  static void checkReplicasMayChange(OlapTable table) {
    if (table.colocation != null) {
      refuse("Cannot change replication allocation of colocate table.");
    }
  }

  /** ALTER TABLE … SET ("colocate_with" = …); the write lock is held. */
  void change(long databaseId, OlapTable table, String name) {
    if (name.isEmpty()) {
      if (table.colocation != null) {
        ddl.log(new ModifyColocationOp(databaseId, table.id, null));
      }
      return;
    }
    if (table.colocation != null && table.colocation.name().equals(name)) {
      return;
    }
    if (table.distribution.autoBucket()) {
      throw StatementError.general("table " + table.name + " is auto buckets");
    }
    ColocateGroup there = groups.find(databaseId, name).orElse(null);
    ColocateGroup group =
        there == null ? ColocateGroup.of(name, databaseId, ddl.nextId(), table) : there;
    if (there == null) {
      checkAlike(table);
    } else {
      refuse(there.obstacle(table));
    }
    if (!ColocateGroups.isTogether(backends(group, table), List.of(table))) {
      throw StatementError.general(
          "not supported yet: moving the tablets of %s to the backends of colocation group %s"
              .formatted(table.name, name));
    }
    ddl.log(new ModifyColocationOp(databaseId, table.id, group));
  }

  private List<List<Long>> backends(ColocateGroup group, OlapTable table) {
    List<List<Long>> known = groups.backends(group, List.of());
    return known.isEmpty()
        ? table.partitions.values().stream()
            .map(p -> p.index(table.baseIndexId))
            .map((MaterializedIndex i) -> ColocateGroups.backends(i))
            .findFirst()
            .orElse(List.of())
        : known;
  }

  private static void checkAlike(OlapTable table) {
    if (table.partitions.values().stream().map(p -> p.distribution.buckets()).distinct().count()
        > 1) {
      throw StatementError.general(
          "Partitions in table " + table.name + " have different buckets number");
    }
    if (table.partitions.values().stream().map(p -> p.replicationNum).distinct().count() > 1) {
      throw StatementError.general(
          "Partitions in table " + table.name + " have different replica allocation.");
    }
  }
}
