package org.dorisdr.minidoris.fe.recycle;

import java.util.Collection;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;

/** Picks the entry that a RECOVER statement means. */
final class NewestEntry {
  private NewestEntry() {}

  /**
   * The one with the id, or the one dropped last if {@code wanted} is −1; null if there is none.
   * What was dropped with FORCE is never found.
   */
  static <E> E find(
      Collection<E> entries,
      Predicate<E> hasName,
      ToLongFunction<E> id,
      ToLongFunction<E> dropTime,
      long wanted) {
    E found = null;
    for (E entry : entries) {
      boolean match = dropTime.applyAsLong(entry) != RecycleBin.FORCED && hasName.test(entry);
      if (!match || (wanted != -1 && id.applyAsLong(entry) != wanted)) {
        continue;
      }
      if (found == null || dropTime.applyAsLong(entry) >= dropTime.applyAsLong(found)) {
        found = entry;
      }
    }
    return found;
  }
}
