package org.dorisdr.backup.request;

import java.util.Map;
import java.util.TreeMap;

/**
 * One request as it is stored. Not thread safe: every reader has its own copy. Times are ms since
 * the epoch, 0 = never.
 */
public final class RequestRecord {
  /** Newest format that this version reads and writes. */
  public static final int FORMAT = 1;

  /** What is to be done next. Each is written down before it is begun. */
  public enum Phase {
    /** Waits for its turn. */
    QUEUED,
    /** The FE is to be given the statement, or has been. */
    STARTING,
    /** The FE works on it. */
    RUNNING,
    /** The FE's job is to be cancelled; {@link #goal} says what then. */
    ABORTING,
    /** The snapshot is whole; what does not belong to it is to be removed. */
    FINISHING,
    /** What was uploaded is to be removed; {@link #goal} says what then. */
    CLEANING,
    /** Waits until {@link #retryMs}. */
    RETRYING,
    FINISHED,
    FAILED,
    CANCELLED;

    /** Whether the request is over. */
    public boolean isEnd() {
      return this == FINISHED || this == FAILED || this == CANCELLED;
    }

    /** Whether it waits without using its database. */
    public boolean isWaiting() {
      return this == QUEUED || this == RETRYING;
    }
  }

  public int format = FORMAT;
  public long id;
  public BackupRequests.Kind kind;

  /** Null if nobody will ask by key. */
  public String key;

  public String database;
  public String label;
  public String repository;
  public String sql;
  public String creator;
  public long createdMs;

  public Phase phase = Phase.QUEUED;

  /** Phase after ABORTING and CLEANING. */
  public Phase goal;

  /** A user's statement waits for the first start and is to be told what is wrong with it. */
  public boolean attended;

  public boolean cancelAsked;

  /** How often the FE was given the statement. */
  public int attempts;

  /** How many of them failed by themselves. */
  public int failures;

  public long retryMs;

  /** What is wrong now, or was in the end. */
  public String error;

  /** Id of a database that is not known. */
  public static final long UNKNOWN_DATABASE = 0;

  /** Under which the database's files lie in the repository. */
  public long databaseId = UNKNOWN_DATABASE;

  /** The snapshot's folder in the repository is of this request, so that it may be removed. */
  public boolean owned;

  /** What the FE made of the present attempt lacks files, though it looks like a snapshot. */
  public boolean damaged;

  /** CreateTime of the newest job of this label that the FE had before this attempt. */
  public String seenBefore;

  /** The FE's job as it was shown last. */
  public Map<String, String> shown = new TreeMap<>();

  /** Name of the snapshot's moment in the repository. */
  public String timestamp;

  public long startedMs;

  /** When the present attempt began. */
  public long attemptMs;

  /** The FE has stored the restore of the present attempt with all its properties. */
  public boolean prepared;

  public long finishedMs;

  /** Until then the folder is looked at again for files of backends that were slow to stop. */
  public long watchMs;

  /** Of the finished snapshot, or of what is restored; −1 = not known. */
  public long tablets = -1;

  public long bytes = -1;

  /** Of {@link #bytes}, those that were copied inside the store from an earlier snapshot. */
  public long bytesCopied;

  public BackupRequests.State state() {
    return switch (phase) {
      case QUEUED -> BackupRequests.State.QUEUED;
      case RETRYING -> BackupRequests.State.RETRYING;
      case FINISHED -> BackupRequests.State.FINISHED;
      case FAILED -> BackupRequests.State.FAILED;
      case CANCELLED -> BackupRequests.State.CANCELLED;
      default -> BackupRequests.State.RUNNING;
    };
  }

  public boolean isBackup() {
    return kind == BackupRequests.Kind.BACKUP;
  }

  /** Whether it is a backup to this place. */
  boolean isAt(String place, String name) {
    return isBackup() && repository.equals(place) && label.equals(name);
  }
}
