package org.dorisdr.sync.txn;

import org.dorisdr.cluster.Cluster;
import org.dorisdr.cluster.ClusterException;
import org.dorisdr.cluster.Names;
import org.dorisdr.cluster.Rows;

/** Asks whether a committed transaction can be seen. Stateless. */
public final class TxnVisibility {
  private TxnVisibility() {}

  /** Also true if there is nothing to wait for: no such transaction, aborted, or {@code id} < 0. */
  public static boolean isVisible(Cluster cluster, String database, long id)
      throws ClusterException {
    if (id < 0) {
      return true;
    }
    try {
      Rows rows =
          cluster
              .sql()
              .run(null, "SHOW TRANSACTION FROM " + Names.quote(database) + " WHERE id = " + id);
      String status = rows.isEmpty() ? null : rows.value(0, "TransactionStatus");
      return status == null || status.equals("VISIBLE") || status.equals("ABORTED");
    } catch (ClusterException e) {
      if (e.isRetryable()) {
        throw e;
      }
      return true;
    }
  }
}
