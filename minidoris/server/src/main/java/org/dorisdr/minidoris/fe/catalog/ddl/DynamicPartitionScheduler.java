package org.dorisdr.minidoris.fe.catalog.ddl;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.dorisdr.minidoris.fe.FeSettings;

/**
 * Looks at the tables with dynamic partitions as often as {@code
 * dynamic_partition_check_interval_seconds} says; a change of it counts at once. Not thread safe.
 */
public final class DynamicPartitionScheduler {
  /** How often {@link #tick} is to be called. */
  public static final long PAUSE_MILLIS = 500;

  private final FeSettings settings;
  private final Runnable round;
  private final LongSupplier nanos;
  private long last;
  private boolean begun;

  /**
   * @param nanos a clock that only goes forward
   */
  public DynamicPartitionScheduler(FeSettings settings, Runnable round, LongSupplier nanos) {
    this.settings = settings;
    this.round = round;
    this.nanos = nanos;
  }

  /** Begins a round if it is time. */
  public void tick() {
    long pause =
        TimeUnit.SECONDS.toNanos(settings.number("dynamic_partition_check_interval_seconds", 600));
    long now = nanos.getAsLong();
    if (begun && now - last < pause || !settings.flag("dynamic_partition_enable", true)) {
      return;
    }
    begun = true;
    last = now;
    round.run();
  }
}
