package org.dorisdr.sync.copy;

import org.dorisdr.cluster.ClusterException;
import org.dorisdr.cluster.Names;
import org.dorisdr.sync.context.SyncContext;
import org.dorisdr.sync.context.TableMeta;
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
    for (String found : copy.found.values()) {
      drop(context, record.isTableJob() ? record.targetTable : record.targetName(found));
    }
  }

  private static void drop(SyncContext context, String table) throws ClusterException {
    context.targetMeta().forget(table);
    TableMeta meta = context.targetMeta().table(table).orElse(null);
    if (meta == null) {
      return;
    }
    for (TableMeta.Partition partition : meta.partitions()) {
      if (partition.temporary()) {
        context.onTarget(
            "ALTER TABLE "
                + Names.quote(context.targetDatabase(), table)
                + " DROP TEMPORARY PARTITION IF EXISTS "
                + Names.quote(partition.name()));
      }
    }
    context.targetMeta().forget(table);
  }
}
