package org.dorisdr.sync.state;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a user defined with CREATE SYNC JOB, as it is stored. Not thread safe: every reader has its
 * own copy.
 */
public final class SyncJobRecord {

  /** Newest format that this version reads and writes. */
  public static final int FORMAT = 1;

  /** What the user wants of the job. */
  public enum State {
    RUNNING,
    PAUSED,
    /** PROMOTE or SWITCHOVER is under way, see {@link #takeOver}. */
    PROMOTING,
    PROMOTED
  }

  public int format = FORMAT;
  public long id;
  public String name;
  public String cluster;
  public String sourceDatabase;
  public String targetDatabase;

  /** Null for a database job. */
  public String sourceTable;

  public String targetTable;

  /** Empty = every table. */
  public List<String> include = new ArrayList<>();

  public List<String> exclude = new ArrayList<>();
  public Map<String, String> properties = new TreeMap<>();
  public State state = State.RUNNING;

  /** Why the job is PAUSED, if not because a user said so. */
  public String stateReason;

  /** What is under way while the state is PROMOTING; null otherwise. */
  public TakeOver takeOver;

  public String creator;
  public long createdMs;

  public boolean isTableJob() {
    return sourceTable != null;
  }

  /** Part of every name that the job makes on either cluster. */
  public String tag() {
    return "dr" + id + "_" + Long.toString(createdMs / 1000, 36);
  }

  /** Whether the target is to follow the source, now or when the job is resumed. */
  public boolean isFollowing() {
    return state == State.RUNNING || state == State.PAUSED;
  }

  /** Whether tables of the target that others made may be replaced. */
  public boolean mayOverwrite() {
    return Boolean.parseBoolean(properties.get(SyncProperties.ALLOW_TABLE_EXISTS));
  }

  /** Whether the job covers a source table or view of that name. */
  public boolean covers(String table) {
    if (isTableJob()) {
      return sourceTable.equals(table);
    }
    return include.isEmpty() ? !exclude.contains(table) : include.contains(table);
  }

  /** Name on the target of what is called {@code table} on the source. */
  public String targetName(String table) {
    return isTableJob() ? targetTable : table;
  }
}
