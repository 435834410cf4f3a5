package org.dorisdr.sync.copy;

import java.util.Map;
import org.dorisdr.cluster.ClusterException;
import org.dorisdr.cluster.Names;
import org.dorisdr.cluster.Rows;
import org.dorisdr.sync.context.Inspection;
import org.dorisdr.sync.context.SyncContext;
import org.dorisdr.sync.ddl.TemporaryPartitions;
import org.dorisdr.sync.state.CopyProgress;
import org.dorisdr.sync.state.SyncJobRecord;

/**
 * Temporary partitions of the tables that a copy is to replace. Doris's RESTORE refuses tables that
 * have some, and the records that would take them away are left out while a table waits for its
 * copy, so that it would be refused for ever. What the copy brings has none. Stateless.
 */
final class TemporaryRemains {
  private TemporaryRemains() {}

  static void drop(SyncContext context, CopyProgress copy) throws ClusterException {
    SyncJobRecord record = context.record();
    Map<String, Boolean> views = Inspection.tables(context.target(), context.targetDatabase());
    for (String found : copy.found.values()) {
      String table = record.isTableJob() ? record.targetTable : record.targetName(found);
      if (Boolean.FALSE.equals(views.get(table))) {
        drop(context, table);
      }
    }
  }

  private static void drop(SyncContext context, String table) throws ClusterException {
    String name = Names.quote(context.targetDatabase(), table);
    Rows partitions = context.onTarget("SHOW TEMPORARY PARTITIONS FROM " + name);
    for (int i = 0; i < partitions.rows().size(); i++) {
      TemporaryPartitions.drop(context, table, partitions.value(i, "PartitionName"));
    }
    context.targetMeta().forget(table);
  }
}
