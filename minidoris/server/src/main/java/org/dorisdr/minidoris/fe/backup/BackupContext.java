package org.dorisdr.minidoris.fe.backup;

import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.dorisdr.minidoris.fe.FeServer;
import org.dorisdr.minidoris.fe.FeSettings;
import org.dorisdr.minidoris.fe.agent.AgentTasks;
import org.dorisdr.minidoris.fe.catalog.CatalogManager;
import org.dorisdr.minidoris.fe.journal.JournalOp;

/** What the steps of backup and restore need of the frontend. Thread safe. */
final class BackupContext {
  private final FeServer frontend;
  private final BackupState state;
  private final LongSupplier clock;

  BackupContext(FeServer frontend, BackupState state, LongSupplier clock) {
    this.frontend = frontend;
    this.state = state;
    this.clock = clock;
  }

  FeServer frontend() {
    return frontend;
  }

  FeSettings settings() {
    return frontend.settings();
  }

  CatalogManager catalog() {
    return frontend.catalogManager();
  }

  AgentTasks agent() {
    return frontend.agentTasks();
  }

  BackupState state() {
    return state;
  }

  /** Ms since the epoch. */
  long now() {
    return clock.getAsLong();
  }

  long nextId() {
    return frontend.catalog().nextId();
  }

  /**
   * Runs with the catalog's write lock, on settled metadata: a backup's copies hold everything that
   * comes before its barriers.
   */
  void locked(Runnable work) {
    catalog().lock().writeLock().lock();
    try {
      frontend.editLog().settle();
      work.run();
    } finally {
      catalog().lock().writeLock().unlock();
    }
  }

  /** Runs with the catalog's read lock. */
  <T> T read(Supplier<T> work) {
    catalog().lock().readLock().lock();
    try {
      return work.get();
    } finally {
      catalog().lock().readLock().unlock();
    }
  }

  long write(JournalOp op) {
    return frontend.editLog().write(op);
  }

  /** Makes a new copy of a job durable; it must not be changed any more. */
  void save(JobRun run, BackupJob next) {
    locked(() -> write(new BackupJobOp(next)));
    run.job(next);
  }

  /**
   * @throws BackupException if it was dropped
   */
  Repository repository(Job job) {
    return read(() -> state.repository(job.repositoryId))
        .orElseThrow(() -> new BackupException("failed to get repository: " + job.repositoryId));
  }
}
