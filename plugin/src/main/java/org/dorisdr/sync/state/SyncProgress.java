package org.dorisdr.sync.state;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** How far a job has come, as it is stored. Owned by the worker of the job; not thread safe. */
public final class SyncProgress implements Cloneable {

  /** 1 had the tables in the same record. */
  public static final int FORMAT = 2;

  /** The phases of a job, in order. */
  public enum Phase {
    FULL_COPY,
    INCREMENTAL
  }

  public int format = FORMAT;
  public Phase phase = Phase.FULL_COPY;

  /** Every binlog up to this one has been dealt with. */
  public long position = -1;

  /** Source time of that binlog, ms. */
  public long positionMs;

  /**
   * While reading again what lies before: up to this sequence only binlogs of {@link #rewound}
   * count.
   */
  public long rewindUntil = -1;

  public TreeSet<Long> rewound = new TreeSet<>();

  /**
   * The newest transaction of the source that is known to be in its history, by which that is known
   * again: one that was taken, or that was there when a copy was made, which may be ahead.
   */
  public long anchorSeq = -1;

  public String anchorTxn;

  /** The newest other record of which the same is known, if that is newer; -1 = none. */
  public long tailSeq = -1;

  public String tailName;

  /** Where the source stopped keeping binlogs; -1 while it keeps them. */
  public long binlogOffAt = -1;

  /** The newest RESTORE on the source that has been looked at; -1 = none yet. */
  public long restoreSeen = -1;

  /** Of the last transaction that is known to be committed on the target; null = none yet. */
  public String lastLabel;

  /** Whether nothing beyond {@link #position} was committed after this was stored. */
  public boolean exact;

  /** When this was stored, ms; 0 = by a version that did not note it. */
  public long storedMs;

  /** Part of every label; grows whenever binlogs are read again on purpose. */
  public long epoch;

  public long copies;

  /** How many times everything was copied. */
  public long fullCopies;

  /** How many single tables were copied. */
  public long tableCopies;

  public CopyProgress copy;

  /** By id on the source. Stored on its own as {@link SyncTables}, since it rarely changes. */
  public TreeMap<Long, TableProgress> tables = new TreeMap<>();

  /** Names on the target that nobody claims any more; dropped when the next copy is over. */
  public TreeSet<String> leftovers = new TreeSet<>();

  /**
   * Statements that may or may not have run: commit sequence of the record, and what is needed to
   * find out. Several, since the stream may go back before one of them was seen to be done.
   */
  public TreeMap<Long, Map<String, String>> begun = new TreeMap<>();

  public TreeSet<Long> skip = new TreeSet<>();
  public long appliedTransactions;
  public long appliedRows;
  public long appliedStatements;
  public long lagBinlogs = -1;
  public long lagSeconds = -1;
  public long lagAtMs;

  /** Until when the lag counts as of now though it is older; of what another frontend measures. */
  public transient long lagHoldsUntilMs;

  /** Which limit the job waits for right now; null if none. */
  public String waitsFor;

  /** How many transactions are under way right now. */
  public int inFlight;

  /** The newest problem of the whole job; null if it is over. */
  public String lastError;

  /** When that was seen last, also if it is over. */
  public long lastErrorMs;

  /**
   * After which binlog the source has to keep all: besides what comes next, tables that wait need
   * theirs again, a copy that is under way those behind its snapshot, and the record itself is kept
   * by which the history is known again. Doris soon erases what is before the lowest of these of
   * all jobs.
   */
  public long neededFrom() {
    long lowest = copy == null || copy.from < 0 ? position : Math.min(position, copy.from);
    lowest = anchorSeq < 0 ? lowest : Math.min(lowest, anchorSeq);
    for (TableProgress table : tables.values()) {
      if (table.state == TableProgress.State.WAITING) {
        lowest = Math.min(lowest, table.seq);
      }
    }
    return lowest;
  }

  /** The stream is another one from now on, with other records. */
  public void forgetHistory() {
    anchorSeq = -1;
    anchorTxn = null;
    tailSeq = -1;
    tailName = null;
  }

  /** The entry whose name on the target is {@code name}; null if there is none. */
  public TableProgress byTargetName(String name) {
    for (TableProgress table : tables.values()) {
      if (table.targetName.equals(name)) {
        return table;
      }
    }
    return null;
  }

  /** Notes that a record's statement runs now; those of records before it are over. */
  public void begin(long seq, Map<String, String> notes) {
    begun.headMap(seq).clear();
    begun.put(seq, Map.copyOf(notes));
  }

  /** What was noted when the record's statement began; empty = it never did. */
  public Optional<Map<String, String>> begunBy(long seq) {
    return Optional.ofNullable(begun.get(seq));
  }

  /** Whether a table of that name on the target would be the job's. */
  public boolean isOurs(String targetName) {
    return leftovers.contains(targetName) || isClaimed(targetName);
  }

  /** Whether a table of the source stands behind one of that name on the target. */
  public boolean isClaimed(String targetName) {
    return tables.values().stream()
        .anyMatch(t -> t.targetName.equals(targetName) && t.mayBeThere());
  }

  /** The entry whose name on the source is {@code name}; null if there is none. */
  public TableProgress bySourceName(String name) {
    for (TableProgress table : tables.values()) {
      if (table.sourceName.equals(name)) {
        return table;
      }
    }
    return null;
  }

  /** A copy of everything, for readers on other threads. */
  @Override
  public SyncProgress clone() {
    TreeMap<Long, TableProgress> copies = new TreeMap<>(tables);
    copies.replaceAll((id, table) -> table.clone());
    return cloneWith(copies);
  }

  /** A copy of everything but the tables, which are the given ones. */
  public SyncProgress cloneWith(TreeMap<Long, TableProgress> otherTables) {
    SyncProgress copy = withoutTables();
    copy.tables = otherTables;
    copy.rewound = new TreeSet<>(rewound);
    copy.leftovers = new TreeSet<>(leftovers);
    copy.begun = new TreeMap<>(begun);
    copy.skip = new TreeSet<>(skip);
    copy.copy = this.copy == null ? null : this.copy.clone();
    return copy;
  }

  /** What is written often: shares everything with the original but the tables. */
  SyncProgress withoutTables() {
    try {
      SyncProgress head = (SyncProgress) super.clone();
      head.format = FORMAT;
      head.tables = null;
      return head;
    } catch (CloneNotSupportedException e) {
      throw new AssertionError(e);
    }
  }
}
