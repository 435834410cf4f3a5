package org.dorisdr.minidoris.fe.backup;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dorisdr.minidoris.fe.catalog.Table;

/** A backup as far as it is durable; see {@link Job}. */
final class BackupJob extends Job {
  /**
   * One object of a backup.
   *
   * @param partitions empty = the whole table
   */
  public record TableRef(String table, List<String> partitions) {}

  public BackupJobState state = BackupJobState.PENDING;
  public List<TableRef> objects = new ArrayList<>();

  /** ALL or METADATA_ONLY. */
  public String content = "ALL";

  /** Sequence of the database when the backup was asked for. */
  public long commitSeq;

  public Map<Long, Long> tableCommitSeqs = new LinkedHashMap<>();
  public long snapshotFinishedTime = -1;
  public long uploadFinishedTime = -1;

  /** By tablet id. */
  public Map<Long, SnapshotInfo> snapshots = new LinkedHashMap<>();

  /** Copies of the tables and views, made when the snapshots were; null once the files are made. */
  public List<Table> tables;

  /** Content of the {@code __meta} file; null unless made and still needed. */
  public byte[] metaFile;

  /** Content of the {@code __info} file; null unless made and still needed. */
  public byte[] infoFile;

  @Override
  boolean isDone() {
    return state == BackupJobState.FINISHED || state == BackupJobState.CANCELLED;
  }

  @Override
  boolean isFinished() {
    return state == BackupJobState.FINISHED;
  }

  @Override
  String stateName() {
    return state.name();
  }

  @JsonIgnore
  boolean metadataOnly() {
    return content.equals("METADATA_ONLY");
  }

  BackupJob copy() {
    BackupJob copy = new BackupJob();
    copyTo(copy);
    copy.state = state;
    copy.objects = objects;
    copy.content = content;
    copy.commitSeq = commitSeq;
    copy.tableCommitSeqs = new LinkedHashMap<>(tableCommitSeqs);
    copy.snapshotFinishedTime = snapshotFinishedTime;
    copy.uploadFinishedTime = uploadFinishedTime;
    copy.snapshots = new LinkedHashMap<>(snapshots);
    copy.tables = tables;
    copy.metaFile = metaFile;
    copy.infoFile = infoFile;
    return copy;
  }
}
