package org.dorisdr.sync.state;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import java.util.TreeMap;

/** How far one table or view of the source has come. Part of {@link SyncProgress}. */
public final class TableProgress implements Cloneable {

  /** What happens to the table right now. */
  public enum State {
    /** Binlogs are applied. */
    NORMAL,
    /** Waits for, or is in the middle of, a copy; its binlogs are left out until then. */
    COPYING,
    /** Cannot be applied right now; its binlogs are left out and read again later. */
    WAITING,
    /** Could not be copied; is tried again later. */
    ERROR
  }

  public long sourceId;
  public String sourceName;
  public String targetName;
  public boolean view;
  public State state = State.NORMAL;

  /** Everything up to this commit sequence is in the target already. */
  public long seq;

  /** Why the table has to be copied (again). */
  public String reason;

  public String error;
  public long errorMs;
  public int failures;
  public long retryAtMs;

  /**
   * Whether the job has not made it on the target yet, so that what has its name there is somebody
   * else's.
   */
  @JsonInclude(JsonInclude.Include.NON_DEFAULT)
  public boolean missing;

  /** Whether a CREATE that found its name free may have come true on the target. */
  @JsonInclude(JsonInclude.Include.NON_DEFAULT)
  public boolean making;

  /** Whether something on the target is the job's to drop under that name. */
  public boolean mayBeThere() {
    return !missing || making;
  }

  /** Whether a copy of it is under way or has to be made, so that its records are left out. */
  public boolean awaitsCopy() {
    return state == State.COPYING || state == State.ERROR;
  }

  /** Waits with an error, until it is copied again. */
  public void fail(String why, long nowMs, Duration pause) {
    state = State.ERROR;
    error = why;
    errorMs = nowMs;
    retryAtMs = nowMs + pause.toMillis();
  }

  /** What backends were still fetching when the table was set aside last; null = nothing ever. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public KeptTransaction kept;

  /** Temporary partitions that the target has too: source id → name, the same on both sides. */
  public TreeMap<Long, String> temporary = new TreeMap<>();

  /** Rows that were applied; kept in {@link SyncTables#rows}, only older formats have it here. */
  @JsonProperty(access = JsonProperty.Access.WRITE_ONLY)
  public long rows;

  public TableProgress() {}

  public TableProgress(long sourceId, String sourceName, String targetName, boolean view) {
    this.sourceId = sourceId;
    this.sourceName = sourceName;
    this.targetName = targetName;
    this.view = view;
  }

  @Override
  protected TableProgress clone() {
    try {
      TableProgress copy = (TableProgress) super.clone();
      copy.temporary = new TreeMap<>(temporary);
      return copy;
    } catch (CloneNotSupportedException e) {
      throw new AssertionError(e);
    }
  }
}
