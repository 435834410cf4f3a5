package org.dorisdr.minidoris.be.exec;

import java.util.EnumMap;
import java.util.Map;

/** When a tablet was compacted since the process began, by kind. Thread safe. */
public final class CompactionLog {
  /** What may have happened. */
  public enum Event {
    FAILURE,
    SUCCESS,
    SCHEDULE
  }

  private final Map<Event, Map<CompactionKind, Long>> times = new EnumMap<>(Event.class);
  private final Map<CompactionKind, String> last = new EnumMap<>(CompactionKind.class);

  synchronized void note(Event event, CompactionKind kind, long millis) {
    times.computeIfAbsent(event, e -> new EnumMap<>(CompactionKind.class)).put(kind, millis);
  }

  synchronized void ended(CompactionKind kind, String status) {
    last.put(kind, status);
  }

  /** Milliseconds since the epoch; 0 if it never happened. */
  public synchronized long millis(Event event, CompactionKind kind) {
    return times.getOrDefault(event, Map.of()).getOrDefault(kind, 0L);
  }

  /** How the last one ended; empty if there was none. */
  public synchronized String status(CompactionKind kind) {
    return last.getOrDefault(kind, "");
  }
}
