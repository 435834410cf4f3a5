package org.dorisdr.minidoris.fe.catalog.ddl;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.dorisdr.minidoris.fe.catalog.Column;
import org.dorisdr.minidoris.fe.catalog.OlapTable;
import org.dorisdr.minidoris.fe.catalog.Partition;
import org.dorisdr.minidoris.fe.catalog.PartitionItem;
import org.dorisdr.minidoris.fe.catalog.PartitionKeys;
import org.dorisdr.minidoris.fe.catalog.PartitionTexts;
import org.dorisdr.minidoris.fe.catalog.TimeLiteralException;
import org.dorisdr.minidoris.fe.session.StatementError;
import org.dorisdr.sql.stock.catalog.PartitionDef;

/** Turns partition definitions into names and ranges that fit the partitions of a table. */
final class PartitionBuilder {
  private final OlapTable table;
  private final List<Column> columns;
  private final boolean temporary;
  private final boolean adding;

  /** Name to item: those of the table, then those added. */
  private final Map<String, PartitionItem> present = new LinkedHashMap<>();

  /** For a table that is being made. */
  PartitionBuilder(OlapTable table) {
    this(table, false, false);
  }

  /** For a table that is there. */
  static PartitionBuilder adding(OlapTable table, boolean temporary) {
    return new PartitionBuilder(table, temporary, true);
  }

  private PartitionBuilder(OlapTable table, boolean temporary, boolean adding) {
    this.table = table;
    this.adding = adding;
    this.columns = PartitionTexts.columns(table);
    this.temporary = temporary;
    (temporary ? table.temporaryPartitions : table.partitions)
        .values()
        .forEach(p -> present.put(p.name, p.item));
  }

  /**
   * New partitions by name, in order; empty if all exist and IF NOT EXISTS was said.
   *
   * @throws StatementError if a name or range is taken
   */
  Map<String, PartitionItem> build(List<PartitionDef> defs) {
    Map<String, PartitionItem> added = new LinkedHashMap<>();
    for (PartitionDef def : defs) {
      if (def.name() != null) {
        PartitionDefs.checkName(def.name());
        if (exists(def.name())) {
          if (def.ifNotExists()) {
            continue;
          }
          throw StatementError.general("Duplicate partition name " + def.name());
        }
      }
      for (Map.Entry<String, PartitionItem> e : items(def).entrySet()) {
        if (exists(e.getKey())) {
          if (def.ifNotExists()) {
            continue;
          }
          throw StatementError.general("Duplicate partition name " + e.getKey());
        }
        checkFree(e.getValue());
        present.put(e.getKey(), e.getValue());
        added.put(e.getKey(), e.getValue());
      }
    }
    return added;
  }

  private boolean exists(String name) {
    return Stream.concat(
            present.keySet().stream(), table.allPartitions().stream().map((Partition p) -> p.name))
        .anyMatch(name::equals);
  }

  private Map<String, PartitionItem> items(PartitionDef given) {
    PartitionDef def = PartitionDefs.fit(given, columns.size());
    boolean list = table.partitionType.equals("LIST");
    if (table.partitionType.equals("UNPARTITIONED")) {
      boolean whole = def.kind() == PartitionDef.Kind.IN && def.values().isEmpty();
      if (temporary && whole) {
        return Map.of(def.name(), PartitionItem.WHOLE);
      }
      throw notPartitioned(table);
    }
    PartitionDefs.checkWidth(def, columns.size(), adding);
    if (list != (def.kind() == PartitionDef.Kind.IN)) {
      throw StatementError.general(
          list
              ? "List partition expected 'VALUES [IN or ((\"xxx\", \"xxx\"), ...)]'"
              : "Range partition expected 'VALUES [LESS THAN or [(\"xxx\" ,...), (\"xxx\", ...))]'");
    }
    return switch (def.kind()) {
      case IN -> Map.of(def.name(), new ListPartitionValues(columns, present).item(def.values()));
      case FIXED -> Map.of(def.name(), range(bound(def.lower()), bound(def.upper())));
      case LESS_THAN -> Map.of(def.name(), lessThan(def));
      case STEP -> throw StatementError.general("partitions of steps are made one by one");
    };
  }

  static StatementError notPartitioned(OlapTable table) {
    return StatementError.general(
        "Alter table [" + table.name + "] failed. Not a partitioned table");
  }

  private List<String> key(List<String> values) {
    return PartitionKeys.completeBound(values, columns);
  }

  private List<String> bound(List<String> values) {
    try {
      return key(values);
    } catch (TimeLiteralException e) {
      throw e;
    } catch (StatementError e) {
      // The colon is Doris's own.
      throw StatementError.general("Invalid range value format： " + e.getMessage());
    }
  }

  private PartitionItem lessThan(PartitionDef def) {
    List<String> upper = def.upper();
    if (PartitionItem.MAX_VALUE.equals(upper.get(0))) {
      // Less than the greatest value, whatever stands beside it.
      upper = Collections.nCopies(columns.size(), PartitionItem.MAX_VALUE);
    }
    List<String> end = bound(upper);
    List<String> lower = PartitionKeys.least(columns);
    if (PartitionKeys.compare(end, lower, columns) == 0) {
      throw StatementError.general(
          "Partition's upper value should not be MIN VALUE: " + PartitionDefs.sql(def));
    }
    for (PartitionItem item : present.values()) {
      boolean before = PartitionKeys.compare(item.upper(), end, columns) < 0;
      if (before && PartitionKeys.compare(item.upper(), lower, columns) > 0) {
        lower = item.upper();
      }
    }
    return range(lower, end);
  }

  private PartitionItem range(List<String> lower, List<String> upper) {
    PartitionItem item = PartitionItem.range(lower, upper);
    if (PartitionKeys.compare(lower, upper, columns) >= 0) {
      // The colon is Doris's own.
      throw StatementError.general(
          "Invalid range value format： errCode = 2, detailMessage = The lower values must smaller"
              + " than upper values");
    }
    return item;
  }

  /**
   * @throws StatementError if one of the items overlaps a partition of the table
   */
  void checkAllFree(List<PartitionItem> items) {
    items.forEach(this::checkFree);
  }

  private void checkFree(PartitionItem item) {
    present.values().stream()
        .filter(other -> item.isRange() && other.isRange() && overlap(item, other))
        .max((a, b) -> PartitionKeys.compare(a.lower(), b.lower(), columns))
        .ifPresent(
            other -> {
              throw StatementError.general(
                  "Range "
                      + PartitionTexts.range(table, item)
                      + " is intersected with range: "
                      + PartitionTexts.range(table, other));
            });
    for (PartitionItem other : present.values()) {
      if (item.isList() && other.isList()) {
        boolean both = item.values().isEmpty() && other.values().isEmpty();
        for (List<String> value : item.values()) {
          if (other.values().contains(value)) {
            throw StatementError.general(
                "The partition key["
                    + PartitionTexts.sql(value, columns)
                    + "] is overlap with another partition key");
          }
        }
        if (both) {
          throw StatementError.general(
              "Invalid list value format: errCode = 2, detailMessage = The partition key[] in"
                  + " partition item[()] is conflict with current partitionKeys[()]");
        }
      }
    }
  }

  private boolean overlap(PartitionItem a, PartitionItem b) {
    return PartitionKeys.compare(a.lower(), b.upper(), columns) < 0
        && PartitionKeys.compare(b.lower(), a.upper(), columns) < 0;
  }
}
