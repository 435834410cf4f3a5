package org.dorisdr.minidoris.fe.catalog;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Compares partition items by the types of the partition columns. Stateless. */
public final class PartitionOverlap {
  private static final Set<String> NUMBERS =
      Set.of("tinyint", "smallint", "int", "bigint", "largeint", "decimal", "boolean");

  private PartitionOverlap() {}

  /** Whether some row could belong to both items of this table. */
  public static boolean of(OlapTable table, PartitionItem a, PartitionItem b) {
    if (a.isList() && b.isList()) {
      return !Collections.disjoint(new HashSet<>(a.values()), b.values());
    }
    if (a.isRange() && b.isRange()) {
      List<String> types = types(table);
      return compare(types, a.lower(), b.upper()) < 0 && compare(types, b.lower(), a.upper()) < 0;
    }
    return false;
  }

  private static List<String> types(OlapTable table) {
    return table.partitionColumns.stream()
        .map(
            name ->
                table.baseIndex().columns.stream()
                    .filter(c -> c.name().equalsIgnoreCase(name))
                    .findFirst()
                    .orElseThrow()
                    .baseType())
        .toList();
  }

  /** Compares a lower with an upper key; a missing lower key is below everything. */
  private static int compare(List<String> types, List<String> lower, List<String> upper) {
    if (lower == null || lower.isEmpty()) {
      return -1;
    }
    for (int i = 0; i < types.size(); i++) {
      int order = compare(types.get(i), at(lower, i), at(upper, i));
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  private static String at(List<String> key, int i) {
    return i < key.size() ? key.get(i) : null;
  }

  /** Null is below every value, MAXVALUE above. */
  private static int compare(String type, String a, String b) {
    if (a == null || b == null) {
      return Boolean.compare(a != null, b != null);
    }
    boolean aMax = a.equals(PartitionItem.MAX_VALUE);
    boolean bMax = b.equals(PartitionItem.MAX_VALUE);
    if (aMax || bMax) {
      return Boolean.compare(aMax, bMax);
    }
    return NUMBERS.contains(type)
        ? new BigDecimal(a.trim()).compareTo(new BigDecimal(b.trim()))
        : a.compareTo(b);
  }
}
