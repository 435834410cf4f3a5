package org.dorisdr.sync.state;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.dorisdr.host.Clock;
import org.dorisdr.host.HostException;
import org.dorisdr.job.JsonStore;
import org.dorisdr.job.UnknownFormatException;

/**
 * Durable side of one running job: its progress and its events. Writes of mere progress are put off
 * for up to a second, since labels make repetition harmless; everything else is written at once.
 * Owned by the worker; not thread safe.
 */
public final class SyncJournal {

  /** How many transactions may be applied again after a crash; far below what labels remember. */
  public static final int MAX_UNSAVED = 256;

  private static final Duration EVERY = Duration.ofSeconds(1);

  /** Mere counters of tables are not worth more. */
  private static final Duration COUNTERS_EVERY = Duration.ofMinutes(1);

  /** So long without an error of the job, and the last one is not shown any more. */
  private static final Duration ERROR_OVER = Duration.ofSeconds(10);

  /** So long the same error is no event again. */
  private static final Duration TELL_AGAIN = Duration.ofMinutes(10);

  private static final int MAX_TOLD = 64;

  private final SyncStore store;
  private final int slot;
  private final Clock clock;
  private final SyncProgress progress;
  private final SyncEvents events;
  private boolean eventsDirty;
  private int unsaved;
  private boolean dirty;
  private boolean urgent;
  private long savedAt;
  private long tablesSavedAt;
  private String tablesSaved;
  private long changes;
  private long inStepAt = -1;
  private long errorAt;
  private final Map<String, Long> errorsTold = new HashMap<>();
  private volatile boolean fenced;

  public SyncJournal(SyncStore store, int slot, Clock clock) throws UnknownFormatException {
    this.store = store;
    this.slot = slot;
    this.clock = clock;
    this.progress = store.progress(slot);
    this.events = store.events(slot);
    this.errorAt = clock.nanoTime();
    this.savedAt = clock.nanoTime() - EVERY.toNanos();
  }

  /**
   * The job is to stop: nothing may be written or committed any more. Waits for a write that is
   * under way. By any thread.
   */
  public void fence() {
    fenced = true;
    synchronized (this) {
      // A write that had not seen it is over now.
    }
  }

  public boolean isFenced() {
    return fenced;
  }

  public void refuseIfFenced() throws HostException {
    if (fenced) {
      throw new HostException("the job is being stopped");
    }
  }

  public SyncProgress progress() {
    return progress;
  }

  /** Notes an event; it is stored with the next write. */
  public void event(String type, String table, long seq, String message) {
    events.add(new SyncEvent(clock.now().toEpochMilli(), type, table, seq, message));
    eventsDirty = true;
    dirty = true;
  }

  /** Notes an error of the whole job; an event only if it is not one that comes and goes. */
  public void error(String message) {
    boolean stands = message.equals(progress.lastError);
    progress.lastError = message;
    progress.lastErrorMs = clock.now().toEpochMilli();
    errorAt = clock.nanoTime();
    errorsTold.values().removeIf(at -> since(at) >= TELL_AGAIN.toNanos());
    if (errorsTold.size() >= MAX_TOLD) {
      errorsTold.clear();
    }
    if (!stands && errorsTold.putIfAbsent(message, errorAt) == null) {
      event("ERROR", null, -1, message);
    }
  }

  /** Everything goes well right now: if it has done so for a while, the last error is over. */
  public void goesWell() {
    if (progress.lastError != null && since(errorAt) >= ERROR_OVER.toNanos()) {
      progress.lastError = null;
      dirty = true;
    }
  }

  private long since(long nanos) {
    return clock.nanoTime() - nanos;
  }

  public void touched() {
    dirty = true;
    unsaved++;
  }

  /**
   * Notes whether nothing beyond the stored position has been committed: false has to be durable
   * before a commit is sent, true when there is none under way.
   */
  public void exact(boolean exact) {
    if (progress.exact != exact) {
      progress.exact = exact;
      dirty = true;
      urgent = true;
    }
  }

  /**
   * Which tables take part has changed: has to be durable before the next transaction is committed,
   * so that after a crash a label that is found committed means the same tables as now.
   */
  public void tablesChanged() {
    changes++;
    dirty = true;
    urgent = true;
  }

  /** Writes what has to be durable before the next transaction is committed, if there is any. */
  public void saveIfUrgent() throws HostException {
    if (urgent) {
      save();
    }
  }

  /**
   * Whether no table waits for anything. Asked in every step, so a job of many tables looks at them
   * only if one may have changed since all were in step: whoever takes a table out of step calls
   * {@link #tablesChanged} or {@link #save} afterwards.
   */
  public boolean isEverythingInStep() {
    if (inStepAt == changes) {
      return true;
    }
    boolean all =
        progress.tables.values().stream()
            .allMatch(table -> table.state == TableProgress.State.NORMAL);
    inStepAt = all ? changes : -1;
    return all;
  }

  public boolean isDirty() {
    return dirty;
  }

  public void saveIfDue() throws HostException {
    boolean late = clock.nanoTime() - savedAt >= EVERY.toNanos();
    if (dirty && (late || unsaved >= MAX_UNSAVED)) {
      save();
    }
  }

  /** On return everything is durable. */
  public void save() throws HostException {
    save(clock.nanoTime() - tablesSavedAt >= COUNTERS_EVERY.toNanos());
  }

  /** As {@link #save()}, and the counters of the tables too. */
  public void saveAll() throws HostException {
    save(true);
  }

  private synchronized void save(boolean counters) throws HostException {
    refuseIfFenced();
    changes++;
    progress.storedMs = clock.now().toEpochMilli();
    String tables = JsonStore.write(progress.tables);
    boolean tablesToo = counters || !tables.equals(tablesSaved);
    store.save(
        slot,
        progress,
        tablesToo ? new SyncTables(progress.tables) : null,
        eventsDirty ? events : null);
    eventsDirty = false;
    dirty = false;
    urgent = false;
    unsaved = 0;
    savedAt = clock.nanoTime();
    if (tablesToo) {
      tablesSaved = tables;
      tablesSavedAt = savedAt;
    }
  }
}
