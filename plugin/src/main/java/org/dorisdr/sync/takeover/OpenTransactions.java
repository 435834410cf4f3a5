package org.dorisdr.sync.takeover;

import java.util.List;
import org.dorisdr.cluster.Cluster;
import org.dorisdr.cluster.ClusterException;
import org.dorisdr.cluster.Replies;
import org.dorisdr.sync.state.SyncJobRecord;
import org.dorisdr.thrift.TRollbackTxnRequest;

/**
 * Transactions that a job has begun on the target and will never commit. Left alone they would hold
 * up schema changes of the tables until they time out. Stateless.
 */
final class OpenTransactions {
  private OpenTransactions() {}

  /** Aborts those of a job that runs no more; those of others are left alone. */
  static void abort(SyncJobRecord job, Cluster target) throws ClusterException {
    String prefix = job.tag() + "_";
    for (TransactionList.Entry open :
        TransactionList.of(target, job.targetDatabase, prefix, List.of("PREPARE"))) {
      abort(job, target, open.id());
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
