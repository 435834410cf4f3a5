package org.dorisdr.sync.takeover;

import org.dorisdr.cluster.Cluster;
import org.dorisdr.cluster.ClusterException;
import org.dorisdr.cluster.Names;
import org.dorisdr.cluster.Replies;
import org.dorisdr.cluster.Rows;
import org.dorisdr.sync.state.SyncJobRecord;
import org.dorisdr.thrift.TRollbackTxnRequest;

/**
 * Transactions that a job has begun on the target and will never commit. Left alone they would hold
 * up schema changes of the tables until they time out. They are found by their labels, since Doris
 * of 2026-01 refuses {@code WHERE STATUS = '…'}. Stateless.
 */
final class OpenTransactions {
  private OpenTransactions() {}

  /** Aborts those of a job that runs no more; those of others are left alone. */
  static void abort(SyncJobRecord job, Cluster target) throws ClusterException {
    Rows rows =
        target
            .sql()
            .run(
                null,
                "SHOW TRANSACTION FROM "
                    + Names.quote(job.targetDatabase)
                    + " WHERE label LIKE "
                    + Names.literal(job.tag() + "_%"));
    for (int i = 0; i < rows.rows().size(); i++) {
      if (rows.value(i, "TransactionStatus").equals("PREPARE")) {
        abort(job, target, Long.parseLong(rows.value(i, "TransactionId")));
      }
    }
  }

  private static void abort(SyncJobRecord job, Cluster target, long id) throws ClusterException {
    try {
      TRollbackTxnRequest request = new TRollbackTxnRequest().setDb(job.targetDatabase);
      target.frontend().rollbackTxn(request.setTxnId(id).setReason("the sync job has ended"));
    } catch (ClusterException e) {
      if (!Replies.isUnknownTransaction(e)) {
        throw e;
      }
    }
  }
}
