package org.dorisdr.minidoris.fe.catalog.ddl;

import java.util.Map;
import org.dorisdr.minidoris.fe.Frontend;
import org.dorisdr.minidoris.fe.catalog.DataProperty;
import org.dorisdr.minidoris.fe.catalog.OlapTable;
import org.dorisdr.minidoris.fe.catalog.Partition;
import org.dorisdr.minidoris.fe.catalog.TableProperties;
import org.dorisdr.minidoris.fe.define.Storage;
import org.dorisdr.minidoris.fe.session.StatementError;

/** The storage policies of tables and partitions, by Doris's rules. Stateless. */
final class StoragePolicies {
  private StoragePolicies() {}

  /** Gives a new partition the policy of its table, or else its own. */
  static void set(OlapTable table, Partition partition, Map<String, String> own) {
    String policy = table.properties.getOrDefault(TableProperties.STORAGE_POLICY, "");
    DataProperty.setPolicy(
        partition.dataProperty,
        policy.isEmpty() ? own.getOrDefault(TableProperties.STORAGE_POLICY, "") : policy);
  }

  /**
   * @throws StatementError if there is no such policy, or the table can have none
   */
  static void check(Frontend frontend, OlapTable table, String policy) {
    if (policy.isEmpty()) {
      return;
    }
    if (table.flag(TableProperties.MERGE_ON_WRITE)) {
      throw StatementError.general(
          "Can not create UNIQUE KEY table that enables Merge-On-write with storage policy("
              + policy
              + ")");
    }
    Storage.checkPolicy(frontend, policy);
  }

  /** Checks all that a new table names. The catalog is locked. */
  static void checkAll(Frontend frontend, OlapTable table) {
    check(frontend, table, table.properties.getOrDefault(TableProperties.STORAGE_POLICY, ""));
    table
        .partitions
        .values()
        .forEach(p -> check(frontend, table, DataProperty.of(p).storagePolicy()));
  }

  /** Whether a table may change to another policy: data that may be cold stay where they are. */
  static void checkChange(Frontend frontend, OlapTable table, String policy) {
    String old = table.properties.getOrDefault(TableProperties.STORAGE_POLICY, "");
    if (!old.isEmpty() && !Storage.isSamePlace(frontend, old, policy)) {
      for (Partition partition : table.allPartitions()) {
        if (partition.visibleVersion > 1) {
          throw StatementError.general(
              "Do not support alter table's storage policy , this table ["
                  + table.name
                  + "] and partition ["
                  + partition.name
                  + "] have data");
        }
      }
    }
    check(frontend, table, policy);
  }
}
