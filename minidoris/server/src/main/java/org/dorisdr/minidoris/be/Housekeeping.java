package org.dorisdr.minidoris.be;

import com.google.common.util.concurrent.ThreadFactoryBuilder;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.dorisdr.minidoris.be.storage.StorageEngine;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Deletes what has outlived its time: snapshots, trash, files of merged rowsets. */
final class Housekeeping implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);
  private static final long STALE_MILLIS = 300_000;

  /** By then the system has written them by itself, and a sync costs next to nothing. */
  private static final long SMALL_FILE_MILLIS = 60_000;

  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          new ThreadFactoryBuilder().setNameFormat("housekeeping").setDaemon(true).build());

  Housekeeping(StorageEngine storage, BeConfig config) {
    storage.trash().keepFor(() -> config.number("trash_file_expire_time_sec"));
    long seconds = config.number("min_garbage_sweep_interval");
    timer.scheduleWithFixedDelay(
        () -> {
          quietly("snapshots", () -> storage.snapshots().sweep());
          quietly(
              "trash", () -> storage.trash().sweep(config.number("trash_file_expire_time_sec")));
          quietly("stale rowsets", () -> storage.swaps().sweepStale(STALE_MILLIS));
        },
        seconds,
        seconds,
        TimeUnit.SECONDS);
    timer.scheduleWithFixedDelay(
        () -> quietly("small files", () -> storage.flushSmallFiles(SMALL_FILE_MILLIS)),
        SMALL_FILE_MILLIS / 6,
        SMALL_FILE_MILLIS / 6,
        TimeUnit.MILLISECONDS);
  }

  private interface Work {
    void run() throws Exception;
  }

  private static void quietly(String what, Work work) {
    try {
      work.run();
    } catch (Exception e) {
      LOG.warn("cannot sweep {}", what, e);
    }
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
