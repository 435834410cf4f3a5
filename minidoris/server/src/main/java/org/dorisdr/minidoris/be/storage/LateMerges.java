package org.dorisdr.minidoris.be.storage;

import java.io.IOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/**
 * The rowsets of one transaction that are merged with others before they are published, as Doris's
 * {@code BaseTablet::update_delete_bitmap} does. For one run of publishing.
 */
final class LateMerges {
  /** A rowset as it was loaded, and what became of it. */
  private record Merged(Tablet tablet, RowsetMeta loaded, RowsetMeta whole) {}

  private final RowsetMerge merge;
  private final Map<Long, Merged> merged = new HashMap<>();

  LateMerges(RowsetMerge merge) {
    this.merge = merge;
  }

  /** Whether others have published rows of the tablet that the load has not seen. */
  private static boolean isLate(Tablet tablet, RowsetMeta rowset, long version) {
    GivenColumns given = rowset.givenColumns();
    return given != null
        && rowset.segments() > 0
        && given.version() + 1 < version
        && !tablet.meta().converting();
  }

  /** Merges if it has to be; the tablet is not locked, as no version but this one can follow. */
  void prepare(Tablet tablet, TabletTxn txn, long version) throws IOException {
    boolean next = tablet.maxVersion() + 1 == version && !tablet.dropped();
    if (next && txn.state() == TabletTxn.State.COMMITTED && isLate(tablet, txn.rowset(), version)) {
      RowsetMeta whole = merge.merge(tablet, txn.rowset(), version - 1);
      merged.put(tablet.id(), new Merged(tablet, txn.rowset(), whole));
    }
  }

  /** Whether it cannot be published before it is merged. */
  boolean lacks(Tablet tablet, RowsetMeta rowset, long version) {
    return isLate(tablet, rowset, version) && !merged.containsKey(tablet.id());
  }

  /** The rowset to publish. */
  RowsetMeta of(Tablet tablet, RowsetMeta rowset) {
    Merged found = merged.get(tablet.id());
    return found == null ? rowset : found.whole();
  }

  /**
   * Deletes the files of what was not published: the loads' own, or the merged ones.
   *
   * @param published tablets
   */
  void clean(RowsetSwaps swaps, Collection<Long> published) throws IOException {
    for (Merged one : merged.values()) {
      boolean done = published.contains(one.tablet().id());
      swaps.deleteFiles(one.tablet(), done ? one.loaded() : one.whole());
    }
  }
}
