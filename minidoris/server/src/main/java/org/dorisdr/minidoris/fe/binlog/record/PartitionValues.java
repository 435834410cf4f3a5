package org.dorisdr.minidoris.fe.binlog.record;

import java.util.List;
import java.util.StringJoiner;
import org.dorisdr.minidoris.fe.catalog.PartitionItem;

/** Values of a partition as ADD PARTITION takes them. Stateless. */
final class PartitionValues {
  private PartitionValues() {}

  static String sql(PartitionItem item) {
    if (item.isRange()) {
      return "[" + key(item.lower(), "'", ", ") + ", " + key(item.upper(), "'", ", ") + ")";
    }
    StringJoiner keys = new StringJoiner(",", "IN (", ")");
    if (item.values() != null) {
      item.values().forEach(value -> keys.add(key(value, "\"", ",")));
    }
    return keys.toString();
  }

  private static String key(List<String> values, String quote, String separator) {
    StringJoiner key = new StringJoiner(separator, "(", ")");
    for (String value : values) {
      boolean bare = value == null || value.equals(PartitionItem.MAX_VALUE);
      key.add(bare ? String.valueOf(value) : quote + escaped(value, quote) + quote);
    }
    return key.toString();
  }

  private static String escaped(String value, String quote) {
    return value.replace("\\", "\\\\").replace(quote, "\\" + quote);
  }
}
