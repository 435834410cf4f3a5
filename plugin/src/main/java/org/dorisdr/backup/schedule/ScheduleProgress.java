package org.dorisdr.backup.schedule;

import java.util.ArrayList;
import java.util.List;

/** How far a schedule has come, as it is stored. Not thread safe: every reader has its own copy. */
public final class ScheduleProgress {
  /** Newest format that this version reads and writes. */
  public static final int FORMAT = 1;

  /** Where one run, or its part for one repository, stands. */
  public enum State {
    /** Contents are being hashed. */
    HASHING,
    /** In the queue of backups, or running. */
    BACKUP,
    FINISHED,
    FAILED;

    boolean isEnd() {
      return this == FINISHED || this == FAILED;
    }
  }

  /** One run: a backup into each repository under one label. */
  public static final class Run {
    /** Planned time; the run's name for ever. */
    public long plannedMs;

    /** Whether somebody typed RUN. */
    public boolean manual;

    public long startedMs;
    public long finishedMs;
    public String label;
    public List<Part> parts = new ArrayList<>();

    /** First error of its parts; null if there is none. */
    public String error() {
      return parts.stream().map(p -> p.error).filter(e -> e != null).findFirst().orElse(null);
    }

    public State state() {
      if (parts.stream().anyMatch(p -> !p.state.isEnd())) {
        return parts.stream().anyMatch(p -> p.state == State.HASHING)
            ? State.HASHING
            : State.BACKUP;
      }
      return parts.stream().allMatch(p -> p.state == State.FINISHED)
          ? State.FINISHED
          : State.FAILED;
    }
  }

  /** What a run does for one repository. */
  public static final class Part {
    public String repository;
    public State state;
    public String error;
  }

  /** A snapshot that this schedule made. */
  public static final class Made {
    public String repository;
    public String label;
    public String timestamp;
    public long plannedMs;

    /** What verifications call it. */
    public String subject() {
      return SnapshotVerdicts.subject(label, timestamp);
    }

    /** Set before the first of its files is deleted: from then on it counts no more. */
    public boolean deleting;
  }

  public int format = FORMAT;

  /** Latest planned time that was taken on or left out. */
  public long plannedMs;

  /** Times of RUN that wait, in order. */
  public List<Long> wanted = new ArrayList<>();

  /** Null between runs. */
  public Run current;

  /** The run before; null if there was none. */
  public Run last;

  /** The last run that made all its snapshots; null if none did. */
  public Run lastGood;

  public long runs;
  public long failures;

  /** Planned times that passed while a run was under way. */
  public long skipped;

  /** Oldest first; with no retention only the newest are remembered. */
  public List<Made> made = new ArrayList<>();

  /** When a snapshot that is no longer in {@link #made} was last proven to be whole; 0 = none. */
  public long provenMs;

  /** Why retention could not delete, told until it could. */
  public String retentionError;

  /**
   * Leaves out a snapshot; that it was proven stays known, as it says how well backups are watched.
   */
  void forget(Made one, SnapshotVerdicts verdicts) {
    provenMs = Math.max(provenMs, verdicts.provenMs(one.repository, one.subject()));
    made.remove(one);
  }
}
