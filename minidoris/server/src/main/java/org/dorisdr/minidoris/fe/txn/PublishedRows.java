package org.dorisdr.minidoris.fe.txn;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.dorisdr.thrift.TFinishTaskRequest;

/**
 * Rows by table and tablet that a publish task made visible, as its backend counted them.
 * Immutable.
 */
record PublishedRows(Map<Long, Map<Long, Long>> byTable) {

  static PublishedRows of(TFinishTaskRequest answer) {
    return new PublishedRows(
        answer.isSetTableIdToTabletIdToDeltaNumRows()
            ? answer.getTableIdToTabletIdToDeltaNumRows()
            : Map.of());
  }

  /** With those of a later answer to the same task, which tells of what was new then. */
  PublishedRows and(PublishedRows later) {
    Map<Long, Map<Long, Long>> all = new LinkedHashMap<>(byTable);
    later.byTable.forEach(
        (table, tablets) -> {
          Map<Long, Long> rows = new HashMap<>(all.getOrDefault(table, Map.of()));
          rows.putAll(tablets);
          all.put(table, rows);
        });
    return new PublishedRows(all);
  }

  /** Adds them to those of other tasks. As in Doris every replica counts, so two count twice. */
  void addTo(Map<Long, Map<Long, Long>> sums) {
    byTable.forEach(
        (table, tablets) -> {
          Map<Long, Long> sum = sums.computeIfAbsent(table, id -> new LinkedHashMap<>());
          tablets.forEach((tablet, rows) -> sum.merge(tablet, rows, Long::sum));
        });
  }
}
