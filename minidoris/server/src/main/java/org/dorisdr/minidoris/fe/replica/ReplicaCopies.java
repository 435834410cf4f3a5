package org.dorisdr.minidoris.fe.replica;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The replicas that are being made, at most one a tablet, and those that lately were. Thread safe.
 */
final class ReplicaCopies {
  /** As many as Doris's TabletScheduler remembers. */
  private static final int REMEMBERED = 1_000;

  private final Map<Long, ReplicaCopy> running = new LinkedHashMap<>();
  private final Deque<ReplicaCopy> ended = new ArrayDeque<>();

  synchronized void begin(ReplicaCopy copy) {
    running.put(copy.tabletId(), copy);
  }

  /**
   * @param error empty = it went well
   */
  synchronized void end(long tabletId, long now, String error) {
    ended.addLast(running.remove(tabletId).ended(now, error));
    if (ended.size() > REMEMBERED) {
      ended.removeFirst();
    }
  }

  /** When making a replica of each tablet last failed; ms since the epoch. */
  synchronized Map<Long, Long> failures() {
    Map<Long, Long> last = new HashMap<>();
    failed().forEach(copy -> last.put(copy.tabletId(), copy.finished()));
    return last;
  }

  /** When making a replica of a tablet last failed, by backend; ms since the epoch. */
  synchronized Map<Long, Long> failures(long tabletId) {
    Map<Long, Long> last = new HashMap<>();
    failed()
        .filter(copy -> copy.tabletId() == tabletId)
        .forEach(copy -> last.put(copy.backendId(), copy.finished()));
    return last;
  }

  private Stream<ReplicaCopy> failed() {
    return ended.stream().filter(copy -> !copy.error().isEmpty());
  }

  synchronized boolean isMaking(long tabletId, long backendId) {
    ReplicaCopy copy = running.get(tabletId);
    return copy != null && copy.backendId() == backendId;
  }

  /** Tablets of which a replica is being made. */
  synchronized Set<Long> tablets() {
    return Set.copyOf(running.keySet());
  }

  synchronized List<ReplicaCopy> running() {
    return List.copyOf(running.values());
  }

  /** Oldest first. */
  synchronized List<ReplicaCopy> ended() {
    return List.copyOf(ended);
  }
}
