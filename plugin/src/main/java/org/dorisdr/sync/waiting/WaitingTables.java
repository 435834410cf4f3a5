package org.dorisdr.sync.waiting;

import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import org.dorisdr.job.Backoff;
import org.dorisdr.sync.context.SyncContext;
import org.dorisdr.sync.state.TableProgress;

/**
 * Tables that cannot be applied right now, for example because the only backend that has their data
 * is down: they are set aside so that the others go on, and from time to time the stream is read
 * again for them alone. Owned by one worker.
 */
public final class WaitingTables {

  /** How often and how long a table may hold up the others. */
  private static final int PATIENCE_OF_OTHERS = 3;

  private static final Duration TIME_OF_OTHERS = Duration.ofSeconds(3);

  /** How many times as long as a statement that fails the others go on before it is repeated. */
  private static final int SHARE_OF_OTHERS = 10;

  private static final Duration FIRST = Duration.ofSeconds(5);
  private static final Duration LONGEST = Duration.ofSeconds(60);

  private WaitingTables() {}

  /** From the record {@code seq} on the table's records are left out until it is tried again. */
  public static void setAside(SyncContext context, TableProgress table, long seq, String why) {
    setAside(context, table, seq, why, Duration.ZERO);
  }

  /**
   * The same for an attempt that nobody else can go on during.
   *
   * @param took how long: the others are to have most of the time if that happens again. After the
   *     first time the frontend will soon have found out which backend is dead, and says so at once
   */
  public static void setAside(
      SyncContext context, TableProgress table, long seq, String why, Duration took) {
    table.state = TableProgress.State.WAITING;
    table.seq = Math.max(table.seq, seq - 1);
    table.failures++;
    table.reason = why;
    table.error = why;
    table.errorMs = context.nowMs();
    Duration pause = Backoff.doubled(FIRST, LONGEST, table.failures);
    Duration rest = table.failures == 1 ? Duration.ZERO : took.multipliedBy(SHARE_OF_OTHERS);
    pause = pause.compareTo(rest) < 0 ? rest : pause;
    table.retryAtMs = context.nowMs() + pause.toMillis();
    context.journal().tablesChanged();
    if (table.failures == 1) {
      context.journal().event("WAITING", table.sourceName, seq, why);
    }
  }

  /**
   * One that was set aside is not tried again by its record, which would hold up the others each
   * time, but copied, which goes on beside them.
   */
  public static void leaveToCopy(SyncContext context, TableProgress table, long seq) {
    String why = table.reason;
    context.requestCopy(table, seq, why + "; it is copied, so that the others need not wait again");
    table.state = TableProgress.State.ERROR;
    table.retryAtMs = context.nowMs() + FIRST.toMillis();
  }

  /** Whether a single attempt has held up the others long enough. */
  public static boolean isLong(Duration took) {
    return took.compareTo(TIME_OF_OTHERS) > 0;
  }

  /** Whether a table that failed that often, for that long, has held up the others long enough. */
  public static boolean isHoldingUp(int failures, long nanos) {
    return failures >= PATIENCE_OF_OTHERS && nanos > TIME_OF_OTHERS.toNanos();
  }

  /** Whether another table than this one is in step, for which it is worth going on. */
  public static boolean canOthersGoOn(SyncContext context, long tableId) {
    return canOthersGoOn(context, Set.of(tableId));
  }

  /** Whether another table than these is in step or wants to be, for which it is worth going on. */
  public static boolean canOthersGoOn(SyncContext context, Set<Long> tables) {
    return context.progress().tables.values().stream()
        .anyMatch(
            t ->
                !tables.contains(t.sourceId)
                    && !t.view
                    && (t.state == TableProgress.State.NORMAL || isDue(context, t)));
  }

  /** Somebody waits for it: it is tried again within the shortest pause. */
  static void hurry(SyncContext context, TableProgress table) {
    long soon = context.nowMs() + FIRST.toMillis();
    if (table.retryAtMs > soon) {
      table.retryAtMs = soon;
      context.journal().tablesChanged();
    }
  }

  /** What they may have waited for is there. */
  static void hurryAll(SyncContext context) {
    for (TableProgress table : context.progress().tables.values()) {
      if (table.state == TableProgress.State.WAITING) {
        hurry(context, table);
      }
    }
  }

  /** Whether any waits, or is tried again and has not gone well yet. */
  static boolean isAny(SyncContext context) {
    return context.progress().tables.values().stream()
        .anyMatch(t -> t.state == TableProgress.State.WAITING || t.failures > 0);
  }

  private static boolean isDue(SyncContext context, TableProgress table) {
    return table.state == TableProgress.State.WAITING && table.retryAtMs <= context.nowMs();
  }

  public static boolean isAnyDue(SyncContext context) {
    return !context.journal().isEverythingInStep()
        && context.progress().tables.values().stream().anyMatch(t -> isDue(context, t));
  }

  /** Takes the due ones up again; nothing may be in flight, and the position has to be exact. */
  public static void tryAgain(SyncContext context) {
    Set<Long> ids = new TreeSet<>();
    long lowest = Long.MAX_VALUE;
    for (TableProgress table : context.progress().tables.values()) {
      if (isDue(context, table)) {
        table.state = TableProgress.State.NORMAL;
        table.retryAtMs = 0;
        ids.add(table.sourceId);
        lowest = Math.min(lowest, table.seq);
      }
    }
    Rewind.to(context, lowest, ids);
    context.journal().tablesChanged();
  }

  /** Its data, or its change of structure, were applied. */
  public static void wentWell(SyncContext context, TableProgress table) {
    if (table.failures > 0 && table.state == TableProgress.State.NORMAL) {
      table.failures = 0;
      table.reason = null;
      table.error = null;
      context.journal().event("GOES_ON", table.sourceName, context.progress().position, null);
    }
  }
}
