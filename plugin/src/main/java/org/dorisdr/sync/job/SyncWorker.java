package org.dorisdr.sync.job;

import java.time.Duration;
import java.util.ConcurrentModificationException;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.dorisdr.cluster.ClusterException;
import org.dorisdr.host.HostException;
import org.dorisdr.job.UnknownFormatException;
import org.dorisdr.job.Worker;
import org.dorisdr.sync.context.SyncContext;
import org.dorisdr.sync.state.SyncJournal;
import org.dorisdr.sync.state.SyncProgress;
import org.dorisdr.sync.state.SyncStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs one sync job: full copy, then binlogs, with copies of single tables beside them. All state
 * that matters is in the {@link SyncJournal}; after any failure of the journal everything is read
 * again. {@link #step} by one thread at a time; {@link #submit} and {@link #view} by any.
 */
public final class SyncWorker implements Worker {

  private static final Logger LOG = LoggerFactory.getLogger(SyncWorker.class);
  private static final Duration AFTER_LOST_JOURNAL = Duration.ofSeconds(1);
  private static final Duration AFTER_NEWER_FORMAT = Duration.ofSeconds(60);

  /** Something to do between two steps, for a command. */
  public interface Control {
    void apply(SyncContext context) throws ClusterException, HostException;
  }

  private record Order(Control control, CompletableFuture<Void> done) {}

  private final SyncParts parts;
  private final SyncStore.Slot slot;
  private final Queue<Order> orders = new ConcurrentLinkedQueue<>();
  private volatile SyncSession session;
  private int failures;
  private volatile SyncProgress view;
  private volatile boolean closed;
  private volatile boolean fenced;

  public SyncWorker(SyncParts parts, SyncStore.Slot slot) {
    this.parts = parts;
    this.slot = slot;
  }

  /** Has {@code control} run by the worker; the result completes when its effect is durable. */
  public CompletableFuture<Void> submit(Control control) {
    Order order = new Order(control, new CompletableFuture<>());
    orders.add(order);
    return order.done();
  }

  /** Progress as of the last step, which nobody changes any more; null before the first. */
  public SyncProgress view() {
    return view;
  }

  @Override
  public Duration step() throws InterruptedException {
    try {
      if (session == null) {
        session = new SyncSession(parts, slot);
      }
      if (fenced) {
        session.fence();
      }
      boolean obeyed = obey();
      Duration next = session.step();
      failures = 0;
      publish(session.isQuiet() && !obeyed);
      return next;
    } catch (ClusterException e) {
      failures++;
      report(e.getMessage());
      leaveOldCluster();
      return parts.backoff().after(failures);
    } catch (HostException e) {
      LOG.info("sync job {}: state could not be written: {}", slot.record().name, e.getMessage());
      showOnly("state could not be written: " + e.getMessage());
      session = null;
      return AFTER_LOST_JOURNAL;
    } catch (UnknownFormatException e) {
      LOG.warn("sync job {}: {}", slot.record().name, e.getMessage());
      return AFTER_NEWER_FORMAT;
    } catch (RuntimeException e) {
      session = null;
      throw e;
    }
  }

  private boolean obey() throws ClusterException, HostException {
    boolean any = false;
    for (Order order = orders.poll(); order != null; order = orders.poll()) {
      try {
        session.control(order.control());
        order.done().complete(null);
      } catch (ControlRefused e) {
        order.done().completeExceptionally(e);
      } catch (ClusterException | HostException | RuntimeException e) {
        order.done().completeExceptionally(e);
        throw e;
      }
      any = true;
    }
    return any;
  }

  /**
   * Shows readers how far the job is.
   *
   * @param sameTables whether the tables are as they were shown last
   */
  private void publish(boolean sameTables) {
    SyncProgress progress = session.journal().progress();
    view = sameTables && view != null ? progress.cloneWith(view.tables) : progress.clone();
  }

  /** An error that cannot be stored; it is gone with the next step that goes well. */
  private void showOnly(String error) {
    if (session != null) {
      SyncProgress shown = session.journal().progress().clone();
      shown.lastError = error;
      shown.lastErrorMs = parts.clock().now().toEpochMilli();
      view = shown;
    }
  }

  /** ALTER REMOTE CLUSTER makes a new connection. */
  private void leaveOldCluster() {
    if (session == null || session.usesCurrentCluster()) {
      return;
    }
    session = null;
  }

  /** Errors can be seen in SQL even if the clusters cannot be had at all. */
  private void report(String message) {
    try {
      if (session != null) {
        session.journal().error(message);
        publish(false);
        session.journal().saveIfDue();
        return;
      }
      SyncJournal journal = new SyncJournal(parts.store(), slot.number(), parts.clock());
      if (!message.equals(journal.progress().lastError)) {
        journal.error(message);
        journal.save();
      }
    } catch (HostException | UnknownFormatException e) {
      LOG.debug("error of sync job {} was not written: {}", slot.record().name, message, e);
      session = null;
    }
  }

  /**
   * Has the step that is under way, and those to come, change nothing more. By any thread.
   *
   * @return how far the job came, also within that step; null before the first
   */
  public SyncProgress fence() {
    fenced = true;
    SyncSession current = session;
    if (current == null) {
      return view;
    }
    current.fence();
    try {
      return current.journal().progress().clone();
    } catch (ConcurrentModificationException e) {
      return view;
    }
  }

  boolean isClosed() {
    return closed;
  }

  @Override
  public void close() {
    closed = true;
    Exception gone = new HostException("the job was stopped");
    for (Order order = orders.poll(); order != null; order = orders.poll()) {
      order.done().completeExceptionally(gone);
    }
    if (session != null) {
      try {
        session.close();
      } catch (HostException e) {
        LOG.debug("last progress of sync job {} was not written", slot.record().name, e);
      }
    }
  }
}
