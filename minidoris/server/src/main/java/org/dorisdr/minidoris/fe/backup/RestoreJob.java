package org.dorisdr.minidoris.fe.backup;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.dorisdr.minidoris.fe.catalog.OlapTable;
import org.dorisdr.minidoris.fe.catalog.Partition;
import org.dorisdr.minidoris.fe.catalog.Table;
import org.dorisdr.minidoris.fe.catalog.Tablet;

/** A restore as far as it is durable; see {@link Job}. */
final class RestoreJob extends Job {
  /** A partition that an existing table gets. */
  public record NewPartition(long tableId, Partition partition) {}

  /** An existing partition that is overwritten, and the version that it has then. */
  public record Overwritten(long tableId, long partitionId, long version) {}

  static final int AS_IN_SNAPSHOT = -1;

  public RestoreJobState state = RestoreJobState.PENDING;

  /** {@code yyyy-MM-dd-HH-mm-ss}. */
  public String backupTimestamp;

  /** What to restore, and as what. */
  public JobInfo info;

  public boolean allowLoad;
  public int replicationNum = 3;
  public boolean reserveReplica;
  public boolean reserveDynamicPartition;

  /** As in Doris no record has it. */
  @JsonIgnore public boolean reserveColocate;

  public boolean beingSynced;
  public boolean cleanTables;
  public boolean cleanPartitions;
  public boolean atomic;
  public boolean forceReplace;

  /** In which version to read the schemas. As in Doris no record has it. */
  @JsonIgnore public int metaVersion = AS_IN_SNAPSHOT;

  public long metaPreparedTime = -1;
  public long snapshotFinishedTime = -1;
  public long downloadFinishedTime = -1;

  /** Content of the {@code __meta} file, if the job was given it; null once it is prepared. */
  public byte[] metaFile;

  /** Tables and views to be added; null once they are in the catalog. */
  public List<Table> newTables = new ArrayList<>();

  public List<Long> newTableIds = new ArrayList<>();

  /**
   * Under which ids the journal has the counters of new tables, by table. As in Doris the first
   * record that has the tables has what the master holds then.
   */
  public Map<Long, CounterIds> counters = new LinkedHashMap<>();

  /** Partitions to be added to existing tables; null once they are in the catalog. */
  public List<NewPartition> newPartitions = new ArrayList<>();

  public Map<Long, Long> newPartitionTables = new LinkedHashMap<>();

  /** Existing tables that nobody else may change meanwhile. */
  public List<Long> lockedTables = new ArrayList<>();

  public List<Overwritten> overwritten = new ArrayList<>();
  public List<TabletMapping> mappings = new ArrayList<>();

  /** Snapshots of the replicas to fill, by replica id. */
  public Map<Long, SnapshotInfo> snapshots = new LinkedHashMap<>();

  @Override
  boolean isDone() {
    return state == RestoreJobState.FINISHED || state == RestoreJobState.CANCELLED;
  }

  @Override
  boolean isFinished() {
    return state == RestoreJobState.FINISHED;
  }

  @Override
  String stateName() {
    return state.name();
  }

  /** Those of tables and partitions that are to be added. */
  Stream<Tablet> tabletsInMaking() {
    Stream<Partition> ofTables =
        newTables == null
            ? Stream.of()
            : newTables.stream()
                .filter(OlapTable.class::isInstance)
                .flatMap(table -> ((OlapTable) table).allPartitions().stream());
    Stream<Partition> alone =
        newPartitions == null ? Stream.of() : newPartitions.stream().map(NewPartition::partition);
    return Stream.concat(ofTables, alone)
        .flatMap(partition -> partition.indexes.values().stream())
        .flatMap(index -> index.tablets.stream());
  }

  RestoreJob copy() {
    RestoreJob copy = new RestoreJob();
    copyTo(copy);
    copy.state = state;
    copy.backupTimestamp = backupTimestamp;
    copy.info = info;
    copy.allowLoad = allowLoad;
    copy.replicationNum = replicationNum;
    copy.reserveReplica = reserveReplica;
    copy.reserveDynamicPartition = reserveDynamicPartition;
    copy.reserveColocate = reserveColocate;
    copy.beingSynced = beingSynced;
    copy.cleanTables = cleanTables;
    copy.cleanPartitions = cleanPartitions;
    copy.atomic = atomic;
    copy.forceReplace = forceReplace;
    copy.metaVersion = metaVersion;
    copy.metaPreparedTime = metaPreparedTime;
    copy.snapshotFinishedTime = snapshotFinishedTime;
    copy.downloadFinishedTime = downloadFinishedTime;
    copy.metaFile = metaFile;
    copy.newTables = newTables;
    copy.newTableIds = newTableIds;
    copy.counters = counters;
    copy.newPartitions = newPartitions;
    copy.newPartitionTables = newPartitionTables;
    copy.lockedTables = lockedTables;
    copy.overwritten = overwritten;
    copy.mappings = mappings;
    copy.snapshots = new LinkedHashMap<>(snapshots);
    return copy;
  }
}
