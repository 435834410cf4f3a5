package org.dorisdr.minidoris.be.storage;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * Reads stored files again, a limited number of bytes at a time, and those first whose last time is
 * longest ago: so what a disk changed is found although nobody asks for it. Thread safe.
 */
final class Scrub {
  private record Due(Tablet tablet, RowsetMeta rowset, long comparedAt) {}

  private Scrub() {}

  /**
   * @param sinceMillis what was compared after that is left alone
   * @param maxBytes how much to read, rounded up to whole rowsets
   * @return tablets with damaged files
   */
  static List<Tablet> run(Collection<Tablet> tablets, long sinceMillis, long maxBytes) {
    List<Due> due = new ArrayList<>();
    for (Tablet tablet : tablets) {
      for (RowsetMeta rowset : tablet.rowsets()) {
        long comparedAt = tablet.files().comparedAt(rowset);
        if (rowset.segments() > 0 && comparedAt < sinceMillis) {
          due.add(new Due(tablet, rowset, comparedAt));
        }
      }
    }
    due.sort(Comparator.comparingLong(Due::comparedAt));
    List<Tablet> damaged = new ArrayList<>();
    long read = 0;
    for (Due next : due) {
      if (read >= maxBytes) {
        break;
      }
      read += next.rowset.bytes();
      if (next.tablet.files().bytes(next.rowset, sinceMillis).isPresent()) {
        damaged.add(next.tablet);
      }
    }
    return damaged;
  }
}
