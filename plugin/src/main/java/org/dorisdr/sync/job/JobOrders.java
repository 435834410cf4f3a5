package org.dorisdr.sync.job;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongConsumer;
import org.dorisdr.cluster.ClusterException;
import org.dorisdr.host.HostException;
import org.dorisdr.job.UnknownFormatException;
import org.dorisdr.sync.state.SyncStore;

/**
 * What commands have done inside a job: by its worker between two steps, or on the stored state if
 * none runs. Thread safe.
 */
final class JobOrders {

  private static final Duration LIMIT = Duration.ofSeconds(30);

  private final SyncParts parts;
  private final JobLocks locks;
  private final Map<Long, SyncWorker> workers;
  private final LongConsumer wake;

  /**
   * @param workers by job, kept by whoever starts and stops them
   * @param wake has the job of that id make its next step at once
   */
  JobOrders(SyncParts parts, JobLocks locks, Map<Long, SyncWorker> workers, LongConsumer wake) {
    this.parts = parts;
    this.locks = locks;
    this.workers = workers;
    this.wake = wake;
  }

  /** Returns when its effect is durable. */
  void give(SyncStore.Slot slot, SyncWorker.Control control)
      throws HostException, ClusterException, InterruptedException {
    CompletableFuture<Void> done;
    try (JobLocks.Held held = locks.hold(slot.record().name)) {
      SyncWorker worker = workers.get(slot.record().id);
      if (worker == null || worker.isClosed()) {
        session(slot).control(control);
        return;
      }
      done = worker.submit(control);
    }
    await(slot, done);
  }

  private void await(SyncStore.Slot slot, CompletableFuture<Void> done)
      throws HostException, ClusterException, InterruptedException {
    wake.accept(slot.record().id);
    try {
      done.get(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new HostException("the job is busy; the change takes effect later", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof ClusterException cause) {
        throw cause;
      }
      throw new HostException(e.getCause().getMessage(), e);
    }
  }

  private SyncSession session(SyncStore.Slot slot) throws HostException, ClusterException {
    try {
      return new SyncSession(parts, slot);
    } catch (UnknownFormatException e) {
      throw new HostException(e.getMessage(), e);
    }
  }
}
