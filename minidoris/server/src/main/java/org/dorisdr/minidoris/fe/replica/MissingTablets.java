package org.dorisdr.minidoris.fe.replica;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dorisdr.minidoris.fe.Frontend;
import org.dorisdr.minidoris.fe.catalog.Database;
import org.dorisdr.minidoris.fe.catalog.MaterializedIndex;
import org.dorisdr.minidoris.fe.catalog.OlapTable;
import org.dorisdr.minidoris.fe.catalog.Partition;
import org.dorisdr.minidoris.fe.catalog.Replica;
import org.dorisdr.minidoris.fe.catalog.Table;
import org.dorisdr.minidoris.fe.catalog.Tablet;

/**
 * Finds replicas that their backend no longer has: those that two of its reports in a row do not
 * name. One alone may have been collected before the replica was made. Guarded by the catalog's
 * write lock.
 */
final class MissingTablets {
  private final Frontend frontend;

  /** Replicas that the last report of a backend did not name. */
  private final Map<Long, Set<Long>> suspects = new HashMap<>();

  MissingTablets(Frontend frontend) {
    this.frontend = frontend;
  }

  /**
   * @param reported all tablets that the backend has
   * @return replicas to be marked bad; those that are bad already are left out
   */
  List<BadReplicasOp.Entry> in(long backendId, Set<Long> reported) {
    Set<Long> before = suspects.getOrDefault(backendId, Set.of());
    Set<Long> now = new HashSet<>();
    List<BadReplicasOp.Entry> missing = new ArrayList<>();
    for (Database database : frontend.catalog().databases()) {
      for (Table table : database.tables.values()) {
        if (table instanceof OlapTable olap) {
          look(olap, backendId, reported, before, now, missing);
        }
      }
    }
    suspects.put(backendId, now);
    return missing;
  }

  private static void look(
      OlapTable table,
      long backendId,
      Set<Long> reported,
      Set<Long> before,
      Set<Long> now,
      List<BadReplicasOp.Entry> missing) {
    for (Partition partition : table.allPartitions()) {
      for (MaterializedIndex index : partition.indexes.values()) {
        for (Tablet tablet : index.tablets) {
          for (Replica replica : tablet.replicas) {
            if (replica.backendId != backendId || reported.contains(tablet.id) || replica.bad) {
              continue;
            }
            now.add(replica.id);
            if (before.contains(replica.id)) {
              missing.add(new BadReplicasOp.Entry(tablet.id, replica.id));
            }
          }
        }
      }
    }
  }
}
