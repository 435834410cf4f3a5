package org.dorisdr.sync.job;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/**
 * One lock a job for whoever reads its stored record to write it changed: of two sessions that do
 * so at once the second sees what the first has made of it. Thread safe. A worker's step never
 * takes it, so whoever holds it may wait for a worker to stop.
 */
public final class JobLocks {

  /** Held until it is closed, by the thread that got it. */
  public interface Held extends AutoCloseable {
    @Override
    void close();
  }

  private final Map<String, ReentrantLock> locks = new ConcurrentHashMap<>();

  /** Waits until no other thread has the job. */
  public Held hold(String job) throws InterruptedException {
    ReentrantLock lock = locks.computeIfAbsent(job, name -> new ReentrantLock());
    lock.lockInterruptibly();
    return lock::unlock;
  }
}
