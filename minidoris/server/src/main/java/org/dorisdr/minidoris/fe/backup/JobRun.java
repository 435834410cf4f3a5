package org.dorisdr.minidoris.fe.backup;

import java.util.concurrent.locks.ReentrantLock;

/**
 * A job while it runs on the master: what is not durable of it. Its lock is held by who advances or
 * cancels the job; {@link #job} and {@link #tasks} may be read by any thread.
 */
final class JobRun {
  final TaskBoard tasks;
  private final ReentrantLock lock = new ReentrantLock();

  /** How far it has come, in a copy that is not changed any more. */
  private volatile Job job;

  /** Set by a task's answer that leaves the job no way to go on. */
  private volatile JobStatus failure;

  /** State whose tasks have been sent; guarded by the lock. */
  private Enum<?> entered;

  private long deadline;

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

  /** Whether its tasks are to be sent: true once a state. Call with the lock held. */
  boolean enter(Enum<?> state) {
    if (entered == state) {
      return false;
    }
    entered = state;
    tasks.clear();
    return true;
  }

  /** When the tasks of this state must be done; ms since the epoch. */
  long deadline() {
    return deadline;
  }

  void deadline(long millis) {
    deadline = millis;
  }

  /** Null while there is hope. */
  JobStatus failure() {
    return failure;
  }

  void fail(JobStatus why) {
    failure = why;
  }
}
