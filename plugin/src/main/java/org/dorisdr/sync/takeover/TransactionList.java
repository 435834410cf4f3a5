package org.dorisdr.sync.takeover;

import java.util.ArrayList;
import java.util.List;
import org.dorisdr.cluster.Cluster;
import org.dorisdr.cluster.ClusterException;
import org.dorisdr.cluster.Names;
import org.dorisdr.cluster.Rows;

/**
 * Transactions of a database in some states. Asked for by their labels, and chosen here, since
 * Doris of 2026-01 refuses {@code WHERE STATUS = '…'}. Stateless.
 */
final class TransactionList {
  /**
   * One of them.
   *
   * @param status as Doris calls it: PREPARE, PRECOMMITTED, COMMITTED, VISIBLE, ABORTED
   */
  record Entry(long id, String label, String status) {}

  private TransactionList() {}

  /**
   * Those whose label begins with {@code prefix} and that are in one of these states.
   *
   * @param prefix without anything that a regular expression takes for more than a letter
   */
  static List<Entry> of(Cluster cluster, String database, String prefix, List<String> states)
      throws ClusterException {
    Rows rows =
        cluster
            .sql()
            .run(
                null,
                "SHOW TRANSACTION FROM "
                    + Names.quote(database)
                    + " WHERE label LIKE "
                    + Names.literal(prefix + "%"));
    List<Entry> found = new ArrayList<>();
    for (int i = 0; i < rows.rows().size(); i++) {
      String status = rows.value(i, "TransactionStatus");
      if (states.contains(status)) {
        long id = Long.parseLong(rows.value(i, "TransactionId"));
        found.add(new Entry(id, rows.value(i, "Label"), status));
      }
    }
    return found;
  }
}
