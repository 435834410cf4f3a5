package org.dorisdr.sync.waiting;

import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import org.dorisdr.cluster.Backend;
import org.dorisdr.cluster.Cluster;
import org.dorisdr.cluster.ClusterException;
import org.dorisdr.sync.context.SyncContext;

/**
 * Notices that a backend of either side is back: the tables that wait are tried again within
 * seconds then, and not after a pause that has grown while it was away. Looks only while tables
 * wait. Owned by one worker.
 */
public final class ReturnedBackends {
  private static final Duration EVERY = Duration.ofSeconds(3);

  /** One that is back may not be able to do everything at once. */
  private static final Duration SETTLES = Duration.ofSeconds(30);

  private final SyncContext context;

  /** As of the last look; null if there was none since tables began to wait. */
  private Set<String> alive;

  private long lookAt;
  private long hurryUntil;

  public ReturnedBackends(SyncContext context) {
    this.context = context;
    this.lookAt = context.clock().nanoTime();
    this.hurryUntil = lookAt;
  }

  /** Looks if it is time to. */
  public void look() {
    long now = context.clock().nanoTime();
    if (now < lookAt) {
      return;
    }
    lookAt = now + EVERY.toNanos();
    if (!WaitingTables.isAny(context)) {
      alive = null;
      return;
    }
    Set<String> found = new TreeSet<>();
    try {
      add(found, context.source(), "source ");
      add(found, context.target(), "target ");
    } catch (ClusterException e) {
      // Whoever needs that cluster tells.
      return;
    }
    if (alive != null && !alive.containsAll(found)) {
      hurryUntil = now + SETTLES.toNanos();
      context.sourceMeta().forgetBackends();
      context.targetMeta().forgetBackends();
    }
    alive = found;
    if (now < hurryUntil) {
      WaitingTables.hurryAll(context);
    }
  }

  private static void add(Set<String> found, Cluster cluster, String side) throws ClusterException {
    for (Backend backend : cluster.backends()) {
      if (backend.alive()) {
        found.add(side + backend.id());
      }
    }
  }
}
