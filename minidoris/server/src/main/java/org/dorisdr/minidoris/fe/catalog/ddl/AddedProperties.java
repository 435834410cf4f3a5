package org.dorisdr.minidoris.fe.catalog.ddl;

import java.util.HashMap;
import java.util.Map;
import org.dorisdr.minidoris.fe.Frontend;
import org.dorisdr.minidoris.fe.catalog.DataProperty;
import org.dorisdr.minidoris.fe.catalog.OlapTable;
import org.dorisdr.minidoris.fe.catalog.Partition;
import org.dorisdr.minidoris.fe.catalog.TableProperties;
import org.dorisdr.minidoris.fe.define.Storage;
import org.dorisdr.sql.stock.catalog.AddPartition;

/**
 * The properties of ADD PARTITION. As in Doris those in parentheses behind the values are looked at
 * and then forgotten: only those of PROPERTIES count. Not thread safe.
 */
final class AddedProperties {
  private static final String VERSION = "version_info";

  private final Map<String, String> given;

  private AddedProperties(Map<String, String> given) {
    this.given = given;
  }

  /**
   * @throws org.dorisdr.minidoris.fe.session.StatementError if one of either kind is wrong
   */
  static AddedProperties check(Frontend frontend, AddPartition clause) {
    Map<String, String> all = new HashMap<>(clause.properties());
    all.putAll(clause.partition().properties());
    DataProperties.check(all);
    String policy = all.getOrDefault(TableProperties.STORAGE_POLICY, "");
    if (!policy.isEmpty()) {
      Storage.checkPolicy(frontend, policy);
    }
    ReplicaTags.check(all);
    TableProperties.replicas(all);
    PartitionVersions.check(all.get(VERSION));
    return new AddedProperties(clause.properties());
  }

  /** Whatever is not given is as the table has it. */
  void set(OlapTable table, Partition partition) {
    DataProperties.set(partition, given);
    DataProperty.setPolicy(
        partition.dataProperty,
        given.getOrDefault(
            TableProperties.STORAGE_POLICY,
            table.properties.getOrDefault(TableProperties.STORAGE_POLICY, "")));
    boolean replicas =
        given.containsKey("replication_num") || given.containsKey("replication_allocation");
    partition.replicationNum =
        replicas ? TableProperties.replicas(given) : TableProperties.replicas(table);
    PartitionVersions.set(partition, given.get(VERSION));
  }
}
