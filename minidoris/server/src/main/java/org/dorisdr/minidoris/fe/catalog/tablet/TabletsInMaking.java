package org.dorisdr.minidoris.fe.catalog.tablet;

import java.util.Collection;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongPredicate;

/**
 * Tablets that a statement of this frontend has made on backends, or is about to, and that no
 * metadata know yet. Thread safe.
 */
public final class TabletsInMaking {
  private final Set<Long> ids = ConcurrentHashMap.newKeySet();

  /** To be called before a backend hears of them. */
  void begin(Collection<Long> tabletIds) {
    ids.addAll(tabletIds);
  }

  /** They are not wanted any more. */
  void giveUp(Collection<Long> tabletIds) {
    ids.removeAll(tabletIds);
  }

  /** Leaves out those that have come into the metadata meanwhile. */
  public void forget(LongPredicate known) {
    ids.removeIf(known::test);
  }

  public boolean contains(long tabletId) {
    return ids.contains(tabletId);
  }
}
