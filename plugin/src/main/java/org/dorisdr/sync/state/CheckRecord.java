package org.dorisdr.sync.state;

import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The newest check of a job, as it is stored: what is still to be compared, and what came out. Not
 * thread safe: every reader has its own copy.
 */
public final class CheckRecord {

  public static final int FORMAT = 1;

  /** What a check found of a table. */
  public enum Verdict {
    SAME,
    DIFFERENT,
    /** No common point was found: says nothing about the content. */
    BUSY,
    /** A cluster could not be asked, again and again: says nothing about the content. */
    FAILED,
    /** Was not compared: a view, a table not in step, or gone meanwhile. */
    SKIPPED
  }

  /** Result for one table. */
  public static final class Result {
    public long timeMs;
    public Verdict verdict;
    public String detail;
  }

  public int format = FORMAT;

  /** The job that it belongs to; slots are used again. */
  public long jobId;

  public long startedMs;

  /** 0 = it is under way. */
  public long finishedMs;

  /** How many tables this check is about. */
  public int tables;

  /** Source ids of the tables that are still to be compared. */
  public TreeSet<Long> pending = new TreeSet<>();

  /** By source id of the table; results of earlier checks stay until there is a newer one. */
  public Map<Long, Result> results = new TreeMap<>();

  public boolean isUnderWay() {
    return jobId != 0 && finishedMs == 0;
  }

  /** When a table was compared last, ms; -1 = never. */
  public long timeOf(long tableId) {
    Result result = results.get(tableId);
    return result == null ? -1 : result.timeMs;
  }

  /** What came out for a table, or that it is its turn later; null if it was never asked for. */
  public String textOf(long tableId) {
    if (isUnderWay() && pending.contains(tableId)) {
      return pending.first() == tableId ? "CHECKING" : "WAITING";
    }
    Result result = results.get(tableId);
    return result == null ? null : result.verdict + ": " + result.detail;
  }

  /** {@code SAME 3 DIFFERENT 1 …}, or how far it is; null if there was none. */
  public String summary() {
    if (jobId == 0) {
      return null;
    }
    if (isUnderWay()) {
      return "CHECKING: " + (tables - pending.size()) + " of " + tables + " tables";
    }
    int[] count = new int[Verdict.values().length];
    results.values().stream()
        .filter(r -> r.timeMs >= startedMs)
        .forEach(r -> count[r.verdict.ordinal()]++);
    StringBuilder text = new StringBuilder();
    for (Verdict verdict : Verdict.values()) {
      text.append(text.length() == 0 ? "" : " ");
      text.append(verdict).append(' ').append(count[verdict.ordinal()]);
    }
    return text.toString();
  }
}
