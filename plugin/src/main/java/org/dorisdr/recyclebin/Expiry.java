package org.dorisdr.recyclebin;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * When the FE erases what lies in its bin: after the retention, but those of one name of which
 * there are too many, the older ones, as soon as they have lain there for ten minutes. Immutable.
 */
public final class Expiry {
  private static final Duration LEAST = Duration.ofMinutes(10);

  private final Duration retention;
  private final boolean atOnce;
  private final Set<Long> surplus = new HashSet<>();

  /** What counts together: names of databases, of tables of one, of partitions of one. */
  private record Scope(long databaseId, long tableId, String name) {
    static Scope of(RecycleEntry entry) {
      return switch (entry.kind()) {
        case DATABASE -> new Scope(-1, -1, entry.name());
        case TABLE -> new Scope(entry.databaseId(), -1, entry.name());
        case PARTITION -> new Scope(entry.databaseId(), entry.tableId(), entry.name());
      };
    }
  }

  /**
   * @param atOnce whether a retention of less than ten minutes is kept to
   * @param sameName how many of one name are kept; negative = all
   * @param all everything in the bin
   */
  Expiry(Duration retention, boolean atOnce, int sameName, Collection<RecycleEntry> all) {
    this.retention = retention;
    this.atOnce = atOnce;
    if (sameName < 0) {
      return;
    }
    Map<Scope, List<RecycleEntry>> byName = new HashMap<>();
    for (RecycleEntry entry : all) {
      if (entry.dropTime().isPresent()) {
        byName.computeIfAbsent(Scope.of(entry), s -> new ArrayList<>()).add(entry);
      }
    }
    Comparator<RecycleEntry> newestFirst =
        Comparator.comparing((RecycleEntry e) -> e.dropTime().orElseThrow()).reversed();
    for (List<RecycleEntry> same : byName.values()) {
      same.stream().sorted(newestFirst).skip(sameName).forEach(entry -> surplus.add(entry.id()));
    }
  }

  /** When an entry is erased at the earliest; null if it was dropped with FORCE. */
  public LocalDateTime of(RecycleEntry entry) {
    Duration kept = atOnce || retention.compareTo(LEAST) > 0 ? retention : LEAST;
    boolean soon = surplus.contains(entry.id()) && LEAST.compareTo(kept) < 0;
    return entry.dropTime().map(time -> time.plus(soon ? LEAST : kept)).orElse(null);
  }
}
