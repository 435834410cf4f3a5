package org.dorisdr.minidoris.be.agent;

import com.google.common.util.concurrent.ThreadFactoryBuilder;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.dorisdr.minidoris.be.storage.DiskHealth;

/**
 * Looks at the disk from time to time, and when something could not be written, and has it reported
 * at once when it fails or works again. Thread safe; closed by whoever made it.
 */
public final class DiskWatch implements AutoCloseable {
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          new ThreadFactoryBuilder().setNameFormat("disk").setDaemon(true).build());
  private final DiskHealth disk;
  private final Runnable onChange;
  private final AtomicBoolean suspected = new AtomicBoolean();

  /**
   * @param onChange called when the disk has failed, or works again
   */
  public DiskWatch(DiskHealth disk, long seconds, Runnable onChange) {
    this.disk = disk;
    this.onChange = onChange;
    timer.scheduleWithFixedDelay(this::look, seconds, seconds, TimeUnit.SECONDS);
  }

  /** To be told of every write that failed, for whatever reason; does not wait. */
  public void suspect() {
    if (suspected.compareAndSet(false, true)) {
      try {
        timer.execute(this::look);
      } catch (RejectedExecutionException e) {
        // Nobody is told while shutting down.
      }
    }
  }

  private void look() {
    suspected.set(false);
    if (disk.check()) {
      onChange.run();
    }
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
