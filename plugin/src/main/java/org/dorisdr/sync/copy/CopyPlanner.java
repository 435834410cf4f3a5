package org.dorisdr.sync.copy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.dorisdr.cluster.ClusterException;
import org.dorisdr.host.HostException;
import org.dorisdr.sync.context.ForeignTables;
import org.dorisdr.sync.context.Inspection;
import org.dorisdr.sync.context.SyncContext;
import org.dorisdr.sync.context.TableMeta;
import org.dorisdr.sync.state.CopyProgress;
import org.dorisdr.sync.state.SyncProgress;
import org.dorisdr.sync.state.TableProgress;
import org.dorisdr.sync.txn.KeptTransactions;
import org.dorisdr.sync.watch.BinlogSwitch;
import org.dorisdr.sync.watch.SourceHistory;
import org.dorisdr.sync.watch.SourceLag;
import org.dorisdr.sync.watch.SourceRestores;
import org.dorisdr.thrift.TLockBinlogRequest;

/**
 * Says what is copied next, and under which names; all of it is written down before anything is
 * done. Owned by one worker; not thread safe.
 */
public final class CopyPlanner {

  /** How soon a table is tried again whose name somebody else has on the target. */
  private static final Duration LOOK_AGAIN = Duration.ofSeconds(10);

  private final SyncContext context;

  /** Names on the target, as of this look for work; null = not asked yet. */
  private Set<String> onTarget;

  CopyPlanner(SyncContext context) {
    this.context = context;
  }

  /** Starts the first copy of everything, or goes to increments at once if there is nothing. */
  public void initial() throws ClusterException, HostException {
    SyncProgress progress = context.progress();
    long locked = lockBinlog();
    // Such as a RESYNC found before the names have to be chosen anew.
    progress.tables.clear();
    SourceHistory.startFrom(progress, SourceHistory.newest(context));
    SourceRestores.startFromNow(context);
    Map<Long, String> tables = new TreeMap<>();
    List<String> names = new ArrayList<>();
    for (Map.Entry<String, Boolean> e :
        Inspection.tables(context.source(), context.record().sourceDatabase).entrySet()) {
      if (context.record().covers(e.getKey())) {
        names.add(e.getKey());
      }
    }
    progress.position = locked;
    progress.positionMs = context.nowMs();
    if (names.isEmpty()) {
      progress.phase = SyncProgress.Phase.INCREMENTAL;
      context.journal().event("INCREMENTAL", null, locked, "nothing to copy");
      context.journal().save();
      return;
    }
    CopyProgress copy = newCopy(tables, "first copy of " + names.size() + " tables and views");
    copy.initial = true;
    copy.objects = names;
    context.journal().save();
  }

  /** The newest binlog of the source; -1 if it keeps them and nothing has happened there yet. */
  private long lockBinlog() throws ClusterException {
    TLockBinlogRequest request =
        new TLockBinlogRequest()
            .setDb(context.record().sourceDatabase)
            .setJobUniqueId(context.tag())
            .setLockCommitSeq(-1);
    try {
      return context.source().frontend().lockBinlog(request).getLockedCommitSeq();
    } catch (ClusterException e) {
      if (SourceLag.isBeforeFirst(e, context.record(), -1) && BinlogSwitch.isKept(context)) {
        return -1;
      }
      throw e;
    }
  }

  /** Takes tables out of the queue; false if none is due. */
  public boolean next() throws ClusterException, HostException {
    if (context.journal().isEverythingInStep()) {
      return false;
    }
    onTarget = null;
    Map<Long, String> tables = new TreeMap<>();
    List<String> names = new ArrayList<>();
    String reason = null;
    for (TableProgress table : List.copyOf(context.progress().tables.values())) {
      if (!table.awaitsCopy() || table.retryAtMs > context.nowMs()) {
        continue;
      }
      boolean alone = table.failures > 0;
      if (alone && !tables.isEmpty()) {
        continue;
      }
      String name = currentName(table);
      if (name == null || !names(table, name)) {
        continue;
      }
      KeptTransactions.giveUp(context, table);
      table.state = TableProgress.State.COPYING;
      tables.put(table.sourceId, name);
      names.add(name);
      reason = table.reason;
      if (alone) {
        break;
      }
    }
    if (tables.isEmpty()) {
      return false;
    }
    CopyProgress copy =
        newCopy(tables, tables.size() == 1 ? reason : tables.size() + " tables, last: " + reason);
    copy.objects = names;
    context.journal().save();
    return true;
  }

  /** Name on the source now; null if the table is gone there, so that its DROP comes. */
  private String currentName(TableProgress table) throws ClusterException {
    if (table.view) {
      return table.sourceName;
    }
    context.sourceMeta().forget(table.sourceId);
    TableMeta meta = context.sourceMeta().table(table.sourceId).orElse(null);
    if (meta == null) {
      table.state = TableProgress.State.NORMAL;
      table.seq = Long.MAX_VALUE;
      return null;
    }
    return meta.name();
  }

  /**
   * Whether the copy may have the name that it is to get on the target; from then on it is the
   * job's. Else the table waits with an error.
   */
  private boolean names(TableProgress table, String sourceName) throws ClusterException {
    String name = context.record().targetName(sourceName);
    SyncProgress progress = context.progress();
    if (ForeignTables.isForeign(context, name) && isOnTarget(name)) {
      String why = ForeignTables.explain(name);
      if (!why.equals(table.error)) {
        context.journal().event("COPY_FAILED", table.sourceName, progress.position, why);
      }
      table.fail(why, context.nowMs(), LOOK_AGAIN);
      context.journal().tablesChanged();
      return false;
    }
    if (!table.mayBeThere()) {
      table.targetName = name;
    }
    table.missing = false;
    return true;
  }

  private boolean isOnTarget(String name) throws ClusterException {
    if (onTarget == null) {
      onTarget = Inspection.tables(context.target(), context.targetDatabase()).keySet();
    }
    return onTarget.contains(name);
  }

  private CopyProgress newCopy(Map<Long, String> tables, String reason) {
    SyncProgress progress = context.progress();
    CopyProgress copy = new CopyProgress();
    copy.no = ++progress.copies;
    copy.tables = tables;
    copy.reason = reason;
    copy.startedMs = context.nowMs();
    copy.from = progress.position;
    progress.copy = copy;
    name(copy);
    context
        .journal()
        .event(
            "COPY_STARTED",
            tables.size() == 1 ? tables.values().iterator().next() : null,
            progress.position,
            reason);
    return copy;
  }

  /** Names of the next attempt, which is begun anew. */
  void name(CopyProgress copy) {
    copy.snapshot = context.tag() + "_" + copy.no + "_" + copy.attempt;
    nameRestore(copy);
    copy.stage = CopyProgress.Stage.BACKUP;
    copy.seqs.clear();
  }

  /** Names of the next attempt, for which the snapshot is still good. */
  void nameRestore(CopyProgress copy) {
    copy.restoreLabel = context.tag() + "_" + copy.no + "_" + copy.attempt + "_r";
    copy.stage = CopyProgress.Stage.RESTORE;
    copy.tasksMost = 0;
    copy.tabletsDone = 0;
    copy.tabletsTotal = 0;
    copy.progress = null;
  }
}
