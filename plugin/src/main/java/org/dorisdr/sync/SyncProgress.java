package org.dorisdr.sync;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** How far a job has come, as it is stored. Owned by the worker of the job; not thread safe. */
public final class SyncProgress {

  public static final int FORMAT = 1;

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

  /** Part of every label; grows whenever binlogs are read again on purpose. */
  public long epoch;

  public long copies;

  /** How many times everything was copied. */
  public long fullCopies;

  /** How many single tables were copied. */
  public long tableCopies;

  public CopyProgress copy;
  public Map<Long, TableProgress> tables = new TreeMap<>();

  /** Names on the target that nobody claims any more; dropped when the next copy is over. */
  public TreeSet<String> leftovers = new TreeSet<>();

  /**
   * Statement that may or may not have run: its commit sequence, and what is needed to find out.
   */
  public long ddlSeq = -1;

  public Map<String, String> ddlNotes = new HashMap<>();
  public TreeSet<Long> skip = new TreeSet<>();
  public long appliedTransactions;
  public long appliedRows;
  public long appliedStatements;
  public long lagBinlogs = -1;
  public long lagSeconds = -1;
  public long lagAtMs;
  public String lastError;
  public long lastErrorMs;

  /** The entry whose name on the target is {@code name}; null if there is none. */
  public TableProgress byTargetName(String name) {
    for (TableProgress table : tables.values()) {
      if (table.targetName.equals(name)) {
        return table;
      }
    }
    return null;
  }
}
