package org.dorisdr.recyclebin;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.dorisdr.host.Clock;
import org.dorisdr.host.HostException;
import org.dorisdr.job.JsonStore;
import org.dorisdr.job.UnknownFormatException;
import org.dorisdr.sql.ObjectKind;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How long the last recovery of each kind took. Kept in the edit log, so that every FE knows it,
 * also after a restart. Thread safe.
 */
public final class RecoveryTimes {
  private static final Logger LOG = LoggerFactory.getLogger(RecoveryTimes.class);
  private static final String KEY = "dr.recyclebin.times";
  private static final int FORMAT = 1;

  /** Many tables in one statement are many recoveries: they are written down now and then. */
  private static final long PAUSE_NANOS = 1_000_000_000;

  /** Metadata alone change, nothing is copied. */
  private static final String ESTIMATE = "~1.0";

  private final JsonStore store;
  private final Clock clock;
  private final Map<ObjectKind, Long> written = new EnumMap<>(ObjectKind.class);

  /** As it is stored. */
  private static final class Stored {
    int format = FORMAT;

    /** By name of the kind, so that another version may have others. */
    Map<String, Long> ms = new TreeMap<>();
  }

  public RecoveryTimes(JsonStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  /** Remembers that a recovery took so long. That it cannot be written down harms nobody. */
  public synchronized void note(ObjectKind kind, long nanos) {
    Long last = written.get(kind);
    long now = clock.nanoTime();
    if (last != null && now - last < PAUSE_NANOS) {
      return;
    }
    try {
      Stored times = read().orElseGet(Stored::new);
      Long before = times.ms.put(kind.name(), nanos / 1_000_000);
      if (before == null || !text(before).equals(text(nanos / 1_000_000))) {
        store.put(Map.of(KEY, times));
        written.put(kind, now);
      }
    } catch (HostException | UnknownFormatException | IllegalStateException e) {
      LOG.warn("how long a recovery took is not written down: {}", e.getMessage());
    }
  }

  /** What the next recovery of a kind should take, as users read it; an estimate begins with ~. */
  public String seconds(ObjectKind kind) {
    try {
      Long ms = read().map(times -> times.ms.get(kind.name())).orElse(null);
      return ms == null ? ESTIMATE : text(ms);
    } catch (UnknownFormatException | IllegalStateException e) {
      LOG.debug("left alone: {}", e.getMessage());
      return ESTIMATE;
    }
  }

  private Optional<Stored> read() throws UnknownFormatException {
    return store.get(KEY, Stored.class, FORMAT);
  }

  private static String text(long ms) {
    return "%.1f".formatted(Math.max(0.1, ms / 1e3));
  }
}
