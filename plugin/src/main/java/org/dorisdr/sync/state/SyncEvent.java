package org.dorisdr.sync.state;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * One line of a job's story. Immutable. Times are ms since the epoch.
 *
 * @param timeMs when it happened last
 * @param table source table, null if it concerns the job
 * @param times how often it happened, at least 1
 * @param sinceMs when it happened first
 */
public record SyncEvent(
    long timeMs,
    String type,
    String table,
    long commitSeq,
    String message,
    int times,
    long sinceMs) {

  /** Versions that did not count have written neither of the last two. */
  @JsonCreator
  public SyncEvent(
      @JsonProperty("timeMs") long timeMs,
      @JsonProperty("type") String type,
      @JsonProperty("table") String table,
      @JsonProperty("commitSeq") long commitSeq,
      @JsonProperty("message") String message,
      @JsonProperty("times") int times,
      @JsonProperty("sinceMs") long sinceMs) {
    this.timeMs = timeMs;
    this.type = type;
    this.table = table;
    this.commitSeq = commitSeq;
    this.message = message;
    this.times = Math.max(1, times);
    this.sinceMs = times > 1 ? sinceMs : timeMs;
  }

  /** Something that happened once. */
  public SyncEvent(long timeMs, String type, String table, long commitSeq, String message) {
    this(timeMs, type, table, commitSeq, message, 1, timeMs);
  }

  /** The same, once more. */
  SyncEvent again(long atMs, long seq) {
    return new SyncEvent(atMs, type, table, seq, message, times + 1, sinceMs);
  }
}
