package org.dorisdr.sync.context;

import java.util.List;
import org.dorisdr.cluster.Cluster;
import org.dorisdr.cluster.ClusterException;
import org.dorisdr.cluster.Rows;
import org.dorisdr.host.Clock;
import org.dorisdr.sync.state.CopyProgress;
import org.dorisdr.sync.state.SyncJobRecord;
import org.dorisdr.sync.state.SyncJournal;
import org.dorisdr.sync.state.SyncProgress;
import org.dorisdr.sync.state.TableProgress;

/** What the parts of one running job share. Owned by the worker; not thread safe. */
public record SyncContext(
    SyncJobRecord record,
    SyncJournal journal,
    Cluster source,
    Cluster target,
    MetaCache sourceMeta,
    MetaCache targetMeta,
    Holds.OfJob holds,
    Clock clock) {

  /** Nobody checks this job. */
  public SyncContext(
      SyncJobRecord record,
      SyncJournal journal,
      Cluster source,
      Cluster target,
      MetaCache sourceMeta,
      MetaCache targetMeta,
      Clock clock) {
    this(record, journal, source, target, sourceMeta, targetMeta, new Holds.OfJob(), clock);
  }

  public SyncProgress progress() {
    return journal.progress();
  }

  public String targetDatabase() {
    return record.targetDatabase;
  }

  /** Runs a statement on the target, in the target database if {@code inDatabase}. */
  public Rows onTarget(String sql) throws ClusterException {
    return target.sql().run(null, sql);
  }

  /** Name of a temporary partition of the source that the target has too; null if it has not. */
  public String temporaryPartition(long sourceTable, long partition) {
    TableProgress table = progress().tables.get(sourceTable);
    return table == null ? null : table.temporary.get(partition);
  }

  public long nowMs() {
    return clock.now().toEpochMilli();
  }

  /** Part of every name that this job makes on either cluster. */
  public String tag() {
    return record.tag();
  }

  /** Makes a table of the source known that the job has not made on the target yet. */
  public TableProgress meet(long id, String sourceName, String targetName, boolean view) {
    TableProgress table = new TableProgress(id, sourceName, targetName, view);
    table.missing = true;
    progress().tables.put(id, table);
    return table;
  }

  /** The same with the name on the target that the job's definition gives it. */
  public TableProgress meet(long id, String name, boolean view) {
    return meet(id, name, record.targetName(name), view);
  }

  /**
   * Another table of the source takes the name {@code targetName} on the target. Whoever has it so
   * far lives on under its present name on the source and is copied there, or is gone.
   */
  public void takeName(String targetName, long byId, long seq) throws ClusterException {
    for (TableProgress holder : List.copyOf(progress().tables.values())) {
      if (holder.sourceId != byId && holder.targetName.equals(targetName)) {
        giveUpName(holder, seq);
      }
    }
  }

  private void giveUpName(TableProgress holder, long seq) throws ClusterException {
    sourceMeta.forget(holder.sourceId);
    TableMeta meta = holder.view ? null : sourceMeta.table(holder.sourceId).orElse(null);
    journal.tablesChanged();
    if (meta == null || !record.covers(meta.name())) {
      progress().tables.remove(holder.sourceId);
      progress().rewound.remove(holder.sourceId);
      return;
    }
    holder.sourceName = meta.name();
    holder.targetName = record.targetName(meta.name());
    // What may have that name on the target is not this table.
    holder.missing = true;
    holder.making = false;
    requestCopy(holder, seq, "another table took its name before it could be renamed");
  }

  /**
   * Whether a restore that is under way brings another table under that name on the target: what
   * the stream puts there would be lost, or hit that one.
   */
  public boolean isBroughtByCopy(String targetName, long exceptId) {
    CopyProgress copy = progress().copy;
    return copy != null
        && copy.stage.compareTo(CopyProgress.Stage.RESTORE) >= 0
        && copy.found.entrySet().stream()
            .anyMatch(
                e -> e.getKey() != exceptId && record.targetName(e.getValue()).equals(targetName));
  }

  /**
   * Puts a table in the queue of tables to be copied; its binlogs are left out from now on. Does
   * nothing if it is there already.
   */
  public void requestCopy(TableProgress table, long seq, String reason) {
    if (table.state == TableProgress.State.COPYING) {
      return;
    }
    table.state = TableProgress.State.COPYING;
    table.reason = reason;
    table.retryAtMs = 0;
    journal.tablesChanged();
    journal.event("COPY_NEEDED", table.sourceName, seq, reason);
  }
}
