package org.dorisdr.minidoris.fe.catalog.ddl;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.dorisdr.minidoris.fe.catalog.DataProperty;
import org.dorisdr.minidoris.fe.catalog.OlapTable;
import org.dorisdr.minidoris.fe.catalog.Partition;
import org.dorisdr.minidoris.fe.catalog.TableProperties;
import org.dorisdr.minidoris.fe.catalog.op.ModifyPartitionsOp;
import org.dorisdr.minidoris.fe.session.StatementError;
import org.dorisdr.sql.stock.catalog.ModifyPartition;

/** MODIFY PARTITION … SET (…): rules and texts of Doris's Alter.modifyPartitionsProperty. */
final class PartitionProperties {
  private final Ddl ddl;
  private final AlterTarget target;

  PartitionProperties(Ddl ddl, AlterTarget target) {
    this.ddl = ddl;
    this.target = target;
  }

  void modify(ModifyPartition clause) {
    Map<String, String> properties = clause.properties();
    if (properties.isEmpty()) {
      throw StatementError.general("Properties is not set");
    }
    if (Boolean.parseBoolean(properties.get("in_memory"))) {
      throw StatementError.general("Not support set 'in_memory'='true' now!");
    }
    ReplicaTags.check(properties);
    String policy = properties.getOrDefault(TableProperties.STORAGE_POLICY, "");
    int replicas =
        properties.containsKey("replication_num")
                || properties.containsKey("replication_allocation")
            ? TableProperties.replicas(properties)
            : 0;
    ddl.change(
        () -> {
          OlapTable table = target.table();
          StoragePolicies.check(ddl.fe(), table, policy);
          List<ModifyPartitionsOp.Change> changes = new ArrayList<>();
          List<Partition> named = partitions(table, clause);
          if (replicas > 0) {
            Colocation.checkReplicasMayChange(table);
          }
          for (Partition partition : named) {
            checkReplicas(partition, replicas);
            changes.add(
                new ModifyPartitionsOp.Change(
                    partition.id,
                    DataProperties.changed(DataProperty.of(partition), properties),
                    replicas,
                    policy));
          }
          ddl.log(new ModifyPartitionsOp(target.databaseId(), table.id, changes));
        });
  }

  private static List<Partition> partitions(OlapTable table, ModifyPartition clause) {
    if (clause.partitions().isEmpty()) {
      return table.partitions.values().stream()
          .sorted(Comparator.comparing(p -> p.name, String.CASE_INSENSITIVE_ORDER))
          .toList();
    }
    List<Partition> named = new ArrayList<>();
    for (String name : clause.partitions()) {
      named.add(
          (clause.temporary() ? table.temporaryPartition(name) : table.partition(name))
              .orElseThrow(
                  () ->
                      StatementError.general(
                          "Partition[" + name + "] does not exist in table[" + table.name + "]")));
    }
    return named;
  }

  private static void checkReplicas(Partition partition, int replicas) {
    if (replicas > 0 && replicas != partition.replicationNum) {
      throw StatementError.general(
          "minidoris does not change the number of replicas of a partition that exists: "
              + partition.name
              + " has "
              + partition.replicationNum);
    }
  }
}
