package org.dorisdr.minidoris.be.exec;

import java.util.List;
import org.dorisdr.minidoris.be.storage.RowsetMeta;

/** Chooses which neighbouring rowsets of a tablet to merge. Stateless. */
final class CompactionPolicy {
  private static final int ENOUGH = 10;
  private static final long SMALL = 1L << 20;

  /** {@code cumulative_compaction_min_deltas} of Doris. */
  private static final int MIN_DELTAS = 5;

  private CompactionPolicy() {}

  /**
   * What a request for a compaction of that kind merges: all, what came after the first rowset and
   * the last delete predicate, or what is before that. Doris's cumulative point passes a delete
   * predicate, and else only what is larger than anybody keeps here.
   *
   * @return empty if there is nothing to do
   */
  static List<RowsetMeta> choose(CompactionKind kind, List<RowsetMeta> rowsets) {
    int size = rowsets.size();
    if (kind == CompactionKind.CUMULATIVE) {
      int from = afterPredicates(rowsets, 1);
      return size - from < MIN_DELTAS ? List.of() : List.copyOf(rowsets.subList(from, size));
    }
    if (kind == CompactionKind.BASE) {
      return whole(rowsets.subList(0, size == 0 ? 0 : afterPredicates(rowsets, 1)));
    }
    return whole(rowsets);
  }

  /** Nothing is merged into a first rowset without rows alone (BaseCompaction of Doris). */
  private static List<RowsetMeta> whole(List<RowsetMeta> candidates) {
    int size = candidates.size();
    boolean none = size <= 1 || size == 2 && candidates.get(0).endVersion() == 1;
    return none ? List.of() : List.copyOf(candidates);
  }

  /**
   * The newest rowsets, as far back as they are no larger than all that came after them; so every
   * row is rewritten a logarithmic number of times only. A delete predicate also concerns older
   * rowsets and is merged only together with all of them.
   *
   * @return empty if merging is not worth it yet
   */
  static List<RowsetMeta> choose(List<RowsetMeta> rowsets) {
    int from = rowsets.size();
    long bytes = 0;
    while (from > 0 && rowsets.get(from - 1).bytes() <= Math.max(bytes, SMALL)) {
      from--;
      bytes += rowsets.get(from).bytes();
    }
    if (from > 0) {
      from = afterPredicates(rowsets, from);
    }
    boolean enough = rowsets.size() - from >= ENOUGH;
    return enough ? List.copyOf(rowsets.subList(from, rowsets.size())) : List.of();
  }

  private static int afterPredicates(List<RowsetMeta> rowsets, int from) {
    for (int i = rowsets.size() - 1; i >= from; i--) {
      if (rowsets.get(i).deletePredicate() != null) {
        return i + 1;
      }
    }
    return from;
  }
}
