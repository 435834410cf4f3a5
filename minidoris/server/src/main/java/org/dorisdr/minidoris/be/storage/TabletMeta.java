package org.dorisdr.minidoris.be.storage;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.dorisdr.thrift.TBinlogConfig;
import org.dorisdr.thrift.TColumn;
import org.dorisdr.thrift.TCreateTabletReq;
import org.dorisdr.thrift.TStatusCode;
import org.dorisdr.thrift.TTabletMetaInfo;

/**
 * What a tablet is, without its rowsets. Immutable.
 *
 * @param keysType DUP_KEYS, UNIQUE_KEYS or AGG_KEYS
 * @param columns of the newest schema that reached this tablet
 * @param sequenceUniqueId column that decides which row of a key wins; -1 = the newest version
 * @param deleteSignUniqueId column that marks deleted keys; -1 = none
 * @param binlog keep the files of published rowsets for readers of the binlog
 * @param converting older versions are still being made from another tablet by a schema change;
 *     newer ones may be published meanwhile
 * @param compactedByHand its rowsets are merged only when somebody asks for it
 */
public record TabletMeta(
    long tabletId,
    long tableId,
    long partitionId,
    long replicaId,
    int schemaHash,
    String keysType,
    List<StoredColumn> columns,
    int sequenceUniqueId,
    int deleteSignUniqueId,
    boolean binlog,
    boolean inRestoreMode,
    long creationTime,
    boolean converting,
    boolean compactedByHand) {

  static TabletMeta of(TCreateTabletReq req, long now) {
    List<TColumn> columns = req.getTabletSchema().getColumns();
    return new TabletMeta(
        req.getTabletId(),
        req.getTableId(),
        req.getPartitionId(),
        req.getReplicaId(),
        req.getTabletSchema().getSchemaHash(),
        req.getTabletSchema().getKeysType().name(),
        columns.stream().map(StoredColumn::of).toList(),
        uniqueIdAt(columns, req.getTabletSchema().getSequenceColIdx()),
        uniqueIdAt(columns, req.getTabletSchema().getDeleteSignIdx()),
        req.isSetBinlogConfig() && enabled(req.getBinlogConfig()),
        req.isInRestoreMode(),
        now,
        req.isSetBaseTabletId() && !req.isInRestoreMode(),
        req.getTabletSchema().isDisableAutoCompaction());
  }

  private static int uniqueIdAt(List<TColumn> columns, int index) {
    return index < 0 || index >= columns.size() ? -1 : columns.get(index).getColUniqueId();
  }

  static boolean enabled(TBinlogConfig config) {
    return config.isSetEnable() && config.isEnable();
  }

  /** As a frontend has it now: binlog on or off, the partition it belongs to, who compacts it. */
  TabletMeta with(TTabletMetaInfo info) {
    TabletMeta meta = info.isSetBinlogConfig() ? withBinlog(enabled(info.getBinlogConfig())) : this;
    if (info.isSetPartitionId() && info.getPartitionId() > 0) {
      meta = meta.withPartition(info.getPartitionId());
    }
    return info.isSetDisableAutoCompaction()
        ? meta.withCompactedByHand(info.isDisableAutoCompaction())
        : meta;
  }

  TabletMeta withBinlog(boolean enabled) {
    return changed(next -> next.binlog = enabled);
  }

  TabletMeta withCompactedByHand(boolean only) {
    return changed(next -> next.compactedByHand = only);
  }

  TabletMeta restored() {
    return changed(next -> next.inRestoreMode = false);
  }

  TabletMeta converted() {
    return changed(next -> next.converting = false);
  }

  /** A replica that was made later under the same tablet id must survive an old drop. */
  void requireReplica(long wanted) {
    if (wanted != 0 && replicaId != 0 && wanted != replicaId) {
      throw new StorageException(
          TStatusCode.ABORTED,
          "replica id of tablet " + tabletId + " is " + replicaId + ", not " + wanted);
    }
  }

  TabletMeta withReplica(long newReplicaId) {
    return changed(next -> next.replicaId = newReplicaId);
  }

  TabletMeta withPartition(long newPartitionId) {
    return changed(next -> next.partitionId = newPartitionId);
  }

  /** With columns that a load brought along and this schema lacks; newer definitions win. */
  TabletMeta withColumns(List<StoredColumn> written) {
    List<StoredColumn> merged = new ArrayList<>(columns);
    for (StoredColumn column : written) {
      int at = indexOf(merged, column.uniqueId());
      if (at < 0) {
        merged.add(column);
      } else {
        merged.set(at, column);
      }
    }
    if (merged.equals(columns)) {
      return this;
    }
    return changed(next -> next.columns = List.copyOf(merged));
  }

  private TabletMeta changed(Consumer<Change> change) {
    Change next = new Change(this);
    change.accept(next);
    return next.made();
  }

  private static int indexOf(List<StoredColumn> columns, int uniqueId) {
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i).uniqueId() == uniqueId) {
        return i;
      }
    }
    return -1;
  }

  /** What may change while a tablet lives. For one thread. */
  private static final class Change {
    private final TabletMeta before;
    private long partitionId;
    private long replicaId;
    private List<StoredColumn> columns;
    private boolean binlog;
    private boolean inRestoreMode;
    private boolean converting;
    private boolean compactedByHand;

    Change(TabletMeta before) {
      this.before = before;
      partitionId = before.partitionId;
      replicaId = before.replicaId;
      columns = before.columns;
      binlog = before.binlog;
      inRestoreMode = before.inRestoreMode;
      converting = before.converting;
      compactedByHand = before.compactedByHand;
    }

    TabletMeta made() {
      return new TabletMeta(
          before.tabletId,
          before.tableId,
          partitionId,
          replicaId,
          before.schemaHash,
          before.keysType,
          columns,
          before.sequenceUniqueId,
          before.deleteSignUniqueId,
          binlog,
          inRestoreMode,
          before.creationTime,
          converting,
          compactedByHand);
    }
  }
}
