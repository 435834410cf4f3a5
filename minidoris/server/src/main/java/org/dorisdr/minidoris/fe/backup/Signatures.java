package org.dorisdr.minidoris.fe.backup;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import org.dorisdr.minidoris.fe.catalog.BloomFilter;
import org.dorisdr.minidoris.fe.catalog.Column;
import org.dorisdr.minidoris.fe.catalog.Distribution;
import org.dorisdr.minidoris.fe.catalog.IndexMeta;
import org.dorisdr.minidoris.fe.catalog.OlapTable;
import org.dorisdr.minidoris.fe.catalog.SecondaryIndex;

/** Texts that are equal if a table can be restored over another one. Stateless. */
final class Signatures {
  private Signatures() {}

  /**
   * @param partitions names to compare
   */
  static String of(OlapTable table, List<String> partitions) {
    List<Object> parts = new ArrayList<>();
    parts.add(table.name);
    for (IndexMeta meta : byName(table).values()) {
      parts.add(meta.name);
      meta.columns.forEach(c -> parts.add(column(c)));
      parts.add(meta.shortKeyCount);
    }
    BloomFilter filter = BloomFilter.of(table);
    if (!filter.columns().isEmpty()) {
      parts.add(filter);
    }
    parts.add(table.partitionType);
    parts.add(table.partitionColumns);
    List<String> names = new ArrayList<>(partitions);
    names.sort(String.CASE_INSENSITIVE_ORDER);
    for (String name : names) {
      Distribution distribution = table.partition(name).orElseThrow().distribution;
      parts.add(name.toLowerCase(Locale.ROOT));
      parts.add(distribution.isRandom());
      if (!distribution.isRandom()) {
        parts.add(distribution.columns());
        parts.add(distribution.buckets());
      }
    }
    table.secondaryIndexes.stream()
        .sorted(Comparator.comparing(SecondaryIndex::name))
        .forEach(i -> parts.add(i.name() + i.type() + i.columns()));
    return parts.toString();
  }

  private static TreeMap<String, IndexMeta> byName(OlapTable table) {
    TreeMap<String, IndexMeta> metas = new TreeMap<>();
    table.indexMetas.values().stream().filter(m -> !m.shadow).forEach(m -> metas.put(m.name, m));
    return metas;
  }

  private static List<Object> column(Column column) {
    List<Object> parts = new ArrayList<>();
    parts.add(column.name());
    parts.add(column.type());
    parts.add(column.key());
    parts.add(column.nullable());
    parts.add(column.aggregation());
    parts.add(column.defaultValue());
    return parts;
  }
}
