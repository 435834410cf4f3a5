package org.dorisdr.sync.copy;

import java.util.Map;
import org.dorisdr.cluster.ClusterException;
import org.dorisdr.host.HostException;
import org.dorisdr.sync.context.SyncContext;
import org.dorisdr.sync.state.CopyProgress;
import org.dorisdr.sync.state.SyncProgress;
import org.dorisdr.sync.state.TableProgress;
import org.dorisdr.sync.waiting.Rewind;
import org.dorisdr.sync.watch.SourceHistory;

/**
 * Takes over the tables of a finished restore: each now holds everything up to its own sequence. If
 * binlogs beyond that were left out while the copy ran, they are read again for these tables only,
 * under labels of a new epoch. Owned by one worker.
 */
final class CopyFinisher {

  private final SyncContext context;
  private final ViewProbe views;

  CopyFinisher(SyncContext context) {
    this.context = context;
    this.views = new ViewProbe(context);
  }

  /** May be called again after it failed. */
  void finish() throws ClusterException, HostException {
    SyncProgress progress = context.progress();
    CopyProgress copy = progress.copy;
    SourceHistory.learned(context, new SourceHistory.Mark(copy.anchorSeq, copy.anchorTxn));
    views.look(copy);
    long lowest = Long.MAX_VALUE;
    for (Map.Entry<Long, String> found : copy.found.entrySet()) {
      take(found.getKey(), found.getValue(), copy);
      lowest = Math.min(lowest, copy.seqs.get(found.getKey()));
    }
    Leftovers.drop(context);
    if (copy.initial) {
      progress.fullCopies++;
      progress.phase = SyncProgress.Phase.INCREMENTAL;
    } else {
      Rewind.to(context, lowest, copy.found.keySet());
    }
    progress.tableCopies += copy.initial ? 0 : copy.found.size();
    progress.copy = null;
    context.sourceMeta().forgetAll();
    context.targetMeta().forgetAll();
    long ms = context.nowMs() - copy.startedMs;
    context
        .journal()
        .event(
            "COPY_FINISHED",
            copy.found.size() == 1 ? copy.found.values().iterator().next() : null,
            lowest == Long.MAX_VALUE ? progress.position : lowest,
            copy.found.size() + " tables and views in " + ms + " ms" + size(copy));
    context.journal().save();
  }

  private static String size(CopyProgress copy) {
    return copy.bytesTotal == 0
        ? ""
        : ", " + copy.tabletsTotal + " tablets, " + copy.bytesTotal + " bytes";
  }

  private void take(long id, String name, CopyProgress copy) throws ClusterException {
    SyncProgress progress = context.progress();
    String targetName = context.record().targetName(name);
    if (context.record().isTableJob()) {
      targetName = context.record().targetTable;
    }
    context.takeName(targetName, id, copy.seqs.get(id));
    TableProgress table = progress.tables.get(id);
    if (table == null) {
      table = new TableProgress(id, name, targetName, copy.views.contains(id));
      progress.tables.put(id, table);
    }
    if (table.mayBeThere() && !table.targetName.equals(targetName)) {
      progress.leftovers.add(table.targetName);
    }
    table.sourceName = name;
    table.targetName = targetName;
    table.view = copy.views.contains(id);
    table.state = TableProgress.State.NORMAL;
    table.seq = copy.seqs.get(id);
    table.reason = null;
    table.error = null;
    int failures = table.failures;
    table.failures = 0;
    table.retryAtMs = 0;
    table.temporary.clear();
    table.missing = false;
    table.making = false;
    if (table.view) {
      views.judge(table, failures);
    }
  }
}
