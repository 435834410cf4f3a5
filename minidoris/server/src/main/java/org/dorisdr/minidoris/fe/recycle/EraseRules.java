package org.dorisdr.minidoris.fe.recycle;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.dorisdr.minidoris.fe.FeSettings;

/** Says what has lain in the recycle bin long enough. Reads the settings anew every time. */
final class EraseRules {
  /** Nothing is erased before, so that a mistaken setting leaves time to notice. */
  private static final long MIN_AGE_MS = 10 * 60 * 1000L;

  private final FeSettings settings;
  private final long now;

  EraseRules(FeSettings settings, long now) {
    this.settings = settings;
    this.now = now;
  }

  /** Whether an entry with this drop time is past its retention. */
  boolean expired(long dropTime) {
    long age = now - dropTime;
    boolean oldEnough =
        settings.flag("catalog_trash_ignore_min_erase_latency", false) || age > MIN_AGE_MS;
    return oldEnough && age > settings.number("catalog_trash_expire_second", 86_400) * 1000;
  }

  /**
   * The entries to erase: expired ones, and the older ones of a name of which there are more than
   * {@code max_same_name_catalog_trash_num}.
   *
   * @param name what entries must have in common to count together
   */
  <E> List<E> toErase(Collection<E> entries, Function<E, Object> name, ToLongFunction<E> dropTime) {
    List<E> erase = new ArrayList<>();
    Map<Object, List<E>> kept = new HashMap<>();
    for (E entry : entries) {
      if (expired(dropTime.applyAsLong(entry))) {
        erase.add(entry);
      } else {
        kept.computeIfAbsent(name.apply(entry), n -> new ArrayList<>()).add(entry);
      }
    }
    int keep = (int) settings.number("max_same_name_catalog_trash_num", 3);
    if (keep >= 0) {
      kept.values().forEach(same -> addSurplus(same, keep, dropTime, erase));
    }
    return erase;
  }

  private <E> void addSurplus(
      List<E> sameName, int keep, ToLongFunction<E> dropTime, List<E> erase) {
    sameName.sort(Comparator.comparingLong(dropTime).reversed());
    for (E entry : sameName.subList(Math.min(keep, sameName.size()), sameName.size())) {
      if (now - dropTime.applyAsLong(entry) > MIN_AGE_MS) {
        erase.add(entry);
      }
    }
  }
}
