package org.dorisdr.sync.copy;

import java.util.Set;
import org.dorisdr.cluster.ClusterException;
import org.dorisdr.cluster.Names;
import org.dorisdr.cluster.Rows;
import org.dorisdr.sync.context.SyncContext;
import org.dorisdr.sync.state.CopyProgress;

/**
 * How much of a copy is done, as far as SQL tells. The target lists the downloads that are not
 * finished, not how many tablets each brings: they are taken as alike. Stateless.
 */
final class CopyMeter {
  private CopyMeter() {}

  /** Asks the source how large the tables are; unknown if it does not say. */
  static void size(SyncContext context, CopyProgress copy) {
    copy.bytesTotal = 0;
    String sql =
        "SELECT TABLE_NAME, DATA_LENGTH FROM information_schema.tables WHERE TABLE_SCHEMA = "
            + Names.literal(context.record().sourceDatabase);
    try {
      Rows rows = context.source().sql().run(null, sql);
      Set<String> names = Set.copyOf(copy.found.values());
      for (int i = 0; i < rows.rows().size(); i++) {
        String bytes = rows.value(i, "DATA_LENGTH");
        if (bytes != null && names.contains(rows.value(i, "TABLE_NAME"))) {
          copy.bytesTotal += Long.parseLong(bytes);
        }
      }
    } catch (ClusterException | NumberFormatException e) {
      // A figure for the eye: the copy goes on without it.
      copy.bytesTotal = 0;
    }
  }

  /** Takes over what a row of SHOW RESTORE tells. */
  static void note(CopyProgress copy, Rows rows, int row) {
    String state = String.valueOf(rows.value(row, "State"));
    int open = open(rows, row);
    copy.progress = open == 0 ? state : state + ", " + open + " tasks open";
    switch (state) {
      case "DOWNLOADING" -> {
        copy.tasksMost = Math.max(copy.tasksMost, open);
        if (copy.tasksMost > 0) {
          long done = copy.tabletsTotal * (copy.tasksMost - open) / copy.tasksMost;
          copy.tabletsDone = Math.max(copy.tabletsDone, done);
        }
      }
      case "COMMIT", "COMMITTING", "FINISHED" -> copy.tabletsDone = copy.tabletsTotal;
      default -> {}
    }
  }

  static int open(Rows rows, int row) {
    String tasks = rows.value(row, "UnfinishedTasks");
    return tasks == null || tasks.isBlank() ? 0 : tasks.split(",").length;
  }
}
