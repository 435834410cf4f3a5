package org.dorisdr.minidoris.fe.catalog.ddl;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.dorisdr.minidoris.fe.catalog.Column;
import org.dorisdr.minidoris.fe.catalog.OlapTable;
import org.dorisdr.minidoris.fe.catalog.Partition;
import org.dorisdr.minidoris.fe.catalog.PartitionItem;
import org.dorisdr.minidoris.fe.catalog.PartitionKeys;
import org.dorisdr.minidoris.fe.catalog.PartitionTexts;
import org.dorisdr.minidoris.fe.session.StatementError;

/**
 * Whether partitions may take the place of others: together they have to cover the same, however
 * they divide it; or, less strictly, nothing that others have. The catalog is locked.
 */
final class PartitionMatch {
  private final OlapTable table;
  private final List<Column> columns;

  PartitionMatch(OlapTable table) {
    this.table = table;
    this.columns = PartitionTexts.columns(table);
  }

  /**
   * @throws StatementError if they do not cover the same
   */
  void checkSame(List<Partition> old, List<Partition> fresh) {
    if (table.partitionType.equals("LIST")) {
      checkSameValues(old, fresh);
    } else if (table.partitionType.equals("RANGE")) {
      checkSameRanges(sorted(old), sorted(fresh));
    }
  }

  private List<PartitionItem> sorted(List<Partition> partitions) {
    return partitions.stream()
        .map(p -> p.item)
        .sorted((a, b) -> compare(a.lower(), b.lower()))
        .toList();
  }

  private void checkSameRanges(List<PartitionItem> old, List<PartitionItem> fresh) {
    int i = 0;
    int j = 0;
    PartitionItem one = old.get(0);
    PartitionItem other = fresh.get(0);
    while (i < old.size() && j < fresh.size()) {
      if (compare(one.lower(), other.lower()) != 0) {
        throw notSame(key(one.lower()), key(other.lower()));
      }
      int order = compare(one.upper(), other.upper());
      PartitionItem ended = order <= 0 ? one : other;
      i += order <= 0 ? 1 : 0;
      j += order >= 0 ? 1 : 0;
      // What is left of the longer one goes on where the shorter one ended.
      one = order > 0 ? rest(ended, one) : i < old.size() ? old.get(i) : one;
      other = order < 0 ? rest(ended, other) : j < fresh.size() ? fresh.get(j) : other;
    }
    if (i < old.size() || j < fresh.size()) {
      throw notSame(texts(old), texts(fresh));
    }
  }

  private static PartitionItem rest(PartitionItem ended, PartitionItem longer) {
    return PartitionItem.range(ended.upper(), longer.upper());
  }

  private static StatementError notSame(String one, String other) {
    return StatementError.general(
        "2 range lists are not stricly matched. " + one + " vs. " + other);
  }

  private String texts(List<PartitionItem> items) {
    return items.stream().map(item -> PartitionTexts.range(table, item)).toList().toString();
  }

  private String key(List<String> values) {
    String range = PartitionTexts.range(table, PartitionItem.range(values, values));
    return range.substring(1, range.indexOf(".."));
  }

  private void checkSameValues(List<Partition> old, List<Partition> fresh) {
    List<List<String>> before = values(old);
    List<List<String>> after = values(fresh);
    if (!before.equals(after)) {
      throw StatementError.general(
          "2 partition key lists are not matched. "
              + PartitionTexts.range(table, PartitionItem.list(before))
              + " vs. "
              + PartitionTexts.range(table, PartitionItem.list(after)));
    }
  }

  private List<List<String>> values(List<Partition> partitions) {
    List<List<String>> values = new ArrayList<>();
    partitions.forEach(p -> values.addAll(p.item.values()));
    values.sort(this::compare);
    return values;
  }

  private int compare(List<String> a, List<String> b) {
    return PartitionKeys.compare(a, b, columns);
  }

  /**
   * @throws StatementError if one of them covers what a partition has that stays
   */
  void checkFree(List<Partition> staying, List<Partition> fresh) {
    for (Partition added : fresh) {
      for (Partition other : staying) {
        checkFree(other.item, added.item);
      }
    }
  }

  private void checkFree(PartitionItem other, PartitionItem added) {
    if (added.isRange()
        && compare(added.lower(), other.upper()) < 0
        && compare(other.lower(), added.upper()) < 0) {
      throw StatementError.general(
          "Range: " + PartitionTexts.range(table, added) + " conflicts with existing range");
    }
    if (added.isList()) {
      added.values().stream()
          .filter(other.values()::contains)
          .min(Comparator.comparing(added.values()::indexOf))
          .ifPresent(
              value -> {
                throw StatementError.general(
                    "The partition key["
                        + PartitionTexts.sql(value, columns)
                        + "] is overlap with current "
                        + PartitionTexts.range(table, other));
              });
    }
  }
}
