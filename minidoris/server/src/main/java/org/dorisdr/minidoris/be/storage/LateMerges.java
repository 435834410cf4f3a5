package org.dorisdr.minidoris.be.storage;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/**
 * The rowsets of one transaction that are merged with others before they are published, as Doris's
 * {@code BaseTablet::update_delete_bitmap} does. For one run of publishing.
 */
final class LateMerges {
  private final RowsetMerge merge;

  /** What each tablet was merged to, and at which version it was then. */
  private final Map<Long, RowsetMeta> merged = new HashMap<>();

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
      merged.put(tablet.id(), merge.merge(tablet, txn.rowset(), version - 1));
    }
  }

  /** Whether it cannot be published before it is merged. */
  boolean lacks(Tablet tablet, RowsetMeta rowset, long version) {
    return isLate(tablet, rowset, version) && !merged.containsKey(tablet.id());
  }

  /** The rowset to publish. */
  RowsetMeta of(Tablet tablet, RowsetMeta rowset) {
    return merged.getOrDefault(tablet.id(), rowset);
  }

  /** Deletes the files of what was not published: the loads' own, or the merged ones. */
  void clean(RowsetSwaps swaps, Tablet tablet, RowsetMeta rowset, boolean published)
      throws IOException {
    RowsetMeta other = merged.get(tablet.id());
    if (other != null) {
      swaps.deleteFiles(tablet, published ? rowset : other);
    }
  }
}
