package org.dorisdr.minidoris.fe.backup;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A job while it runs on the master: what is not durable of it. Its lock is held by who advances or
 * cancels the job; {@link #job} and {@link #tasks} may be read by any thread.
 */
final class JobRun {
  private static final long BUSY_LOOK_NANOS = 100_000_000;

  final TaskBoard tasks;
  private final ReentrantLock lock = new ReentrantLock();

  /** How far it has come, in a copy that is not changed any more. */
  private volatile Job job;

  /** What tasks of this state have told so far, by tablet or replica; becomes part of the job. */
  private final Map<Long, SnapshotInfo> told = new ConcurrentHashMap<>();

  /** Set by a task's answer that leaves the job no way to go on. */
  private volatile JobStatus failure;

  /** State whose tasks have been sent; guarded by the lock. */
  private Enum<?> entered;

  private long deadline;
  private volatile long lastLook;
  private long pausedUntil;

  JobRun(Job job, TaskBoard tasks) {
    this.job = job;
    this.tasks = tasks;
  }

  ReentrantLock lock() {
    return lock;
  }

  Job job() {
    return job;
  }

  void job(Job newJob) {
    job = newJob;
  }

  /**
   * Whether the job may get on. While tasks are under way only their failures and the clock can
   * change anything, for which it is enough to look now and then.
   */
  boolean isDue() {
    long now = System.nanoTime();
    if (!tasks.isEmpty() && now - lastLook < BUSY_LOOK_NANOS) {
      return false;
    }
    lastLook = now;
    return true;
  }

  /** Whether its tasks are to be sent: true once a state. Call with the lock held. */
  boolean enter(Enum<?> state) {
    if (entered == state) {
      return false;
    }
    entered = state;
    forgetTasks();
    return true;
  }

  /** Answers that are still on their way are ignored from now on. */
  void forgetTasks() {
    tasks.clear();
    told.clear();
  }

  /** When the tasks of this state must be done; ms since the epoch. */
  long deadline() {
    return deadline;
  }

  void deadline(long millis) {
    deadline = millis;
  }

  /** Before when nothing is tried again that has failed; ms since the epoch. */
  long pausedUntil() {
    return pausedUntil;
  }

  void pauseUntil(long millis) {
    pausedUntil = millis;
  }

  /** Keeps what a task has told of a tablet or replica. */
  void tell(long id, SnapshotInfo info) {
    told.put(id, info);
  }

  /** Adds to a job's own copy what tasks have told, in the order of the ids. */
  void addTold(Map<Long, SnapshotInfo> snapshots) {
    snapshots.putAll(new TreeMap<>(told));
  }

  /** Null while there is hope. */
  JobStatus failure() {
    return failure;
  }

  void fail(JobStatus why) {
    failure = why;
  }
}
