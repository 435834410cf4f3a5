package org.dorisdr.sync.state;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A copy of tables that is under way: intents are written here before anything is done. Part of
 * {@link SyncProgress}.
 */
public final class CopyProgress implements Cloneable {

  /** What is to be done next. */
  public enum Stage {
    /** Choose the tables and make the snapshot on the source. */
    BACKUP,
    /** Wait for the snapshot. */
    WAIT_BACKUP,
    /** Hand the snapshot to the target. */
    RESTORE,
    /** Wait for the target. */
    WAIT_RESTORE,
    /** Take over the tables. */
    FINISH
  }

  /** Number of this copy within the job; part of every name. */
  public long no;

  /** Counts attempts within the copy: each has names of its own. */
  public int attempt;

  /** True for the first copy of everything. */
  public boolean initial;

  public Stage stage = Stage.BACKUP;

  /** Source id → source name. */
  public Map<Long, String> tables = new TreeMap<>();

  public String snapshot;
  public String restoreLabel;
  public String reason;
  public long startedMs;

  /** Where the job was when it began: the snapshot was made later; -1 = by an older version. */
  public long from = -1;

  /** Source id → commit sequence that the snapshot holds. */
  public Map<Long, Long> seqs = new TreeMap<>();

  /** The newest record of the source when the snapshot was there; -1 = none. */
  public long anchorSeq = -1;

  public String anchorTxn;

  /** Source id → name, as the snapshot has them. */
  public Map<Long, String> found = new TreeMap<>();

  /** Which of them are views. */
  public TreeSet<Long> views = new TreeSet<>();

  public long tabletsDone;
  public long tabletsTotal;

  /** 0 if the source does not tell. */
  public long bytesTotal;

  /** The most downloads that were seen open. */
  public long tasksMost;

  public String progress;

  /** Names in the snapshot, views included. */
  public List<String> objects = new ArrayList<>();

  /** In proportion to the tablets. */
  public long bytesDone() {
    return tabletsTotal == 0 ? 0 : (long) ((double) bytesTotal * tabletsDone / tabletsTotal);
  }

  /** A copy of everything, for readers on other threads. */
  @Override
  protected CopyProgress clone() {
    try {
      CopyProgress copy = (CopyProgress) super.clone();
      copy.tables = new TreeMap<>(tables);
      copy.seqs = new TreeMap<>(seqs);
      copy.found = new TreeMap<>(found);
      copy.views = new TreeSet<>(views);
      copy.objects = new ArrayList<>(objects);
      return copy;
    } catch (CloneNotSupportedException e) {
      throw new AssertionError(e);
    }
  }
}
