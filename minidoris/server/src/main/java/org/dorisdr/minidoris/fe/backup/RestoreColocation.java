package org.dorisdr.minidoris.fe.backup;

import java.util.HashMap;
import java.util.Map;
import org.dorisdr.minidoris.fe.catalog.ColocateGroup;
import org.dorisdr.minidoris.fe.catalog.ColocateGroups;
import org.dorisdr.minidoris.fe.catalog.OlapTable;

/**
 * The colocation groups of the tables that one restore adds: those of their names in the database
 * they come to, or new ones. Runs with the catalog's lock held.
 */
final class RestoreColocation {
  private final BackupContext context;
  private final RestoreJob job;
  private final long databaseId;
  private final ColocateGroups groups;
  private final Map<String, ColocateGroup> added = new HashMap<>();

  RestoreColocation(BackupContext context, RestoreJob job, long databaseId) {
    this.context = context;
    this.job = job;
    this.databaseId = databaseId;
    this.groups = new ColocateGroups(context.frontend());
  }

  /**
   * Puts a table of a snapshot into the group that it shall be in here; into none unless asked for.
   *
   * @throws BackupException if the group that is here does not take it
   */
  void join(OlapTable table) {
    if (table.colocation == null || !job.reserveColocate) {
      table.colocation = null;
      return;
    }
    String name = table.colocation.name();
    ColocateGroup there = groups.find(databaseId, name).orElse(added.get(name));
    if (there == null) {
      there = ColocateGroup.of(name, databaseId, context.nextId(), table);
      added.put(name, there);
    } else {
      check(table, there);
    }
    table.colocation = there;
  }

  private void check(OlapTable table, ColocateGroup group) {
    if (!job.reserveReplica) {
      table.partitions.values().forEach(p -> p.replicationNum = job.replicationNum);
    }
    String why = group.obstacle(table);
    if (why != null) {
      throw new BackupException(
          "Restore table %s with colocate group %s failed: errCode = 2, detailMessage = %s"
              .formatted(table.name, group.name(), why));
    }
  }
}
