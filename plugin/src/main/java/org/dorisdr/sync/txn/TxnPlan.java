package org.dorisdr.sync.txn;

import java.util.List;
import java.util.Set;
import org.dorisdr.cluster.Backend;

/**
 * Everything that one transaction of the source asks of the target. Immutable.
 *
 * @param sourceTables ids of the tables it covers
 * @param targetTables ids of the same tables on the target
 * @param subTransactions sub-transactions of the source in order; empty if it has none
 * @param rows as far as the source told
 */
record TxnPlan(
    Set<Long> sourceTables,
    List<Long> targetTables,
    List<Ingest> ingests,
    List<Long> subTransactions,
    long rows) {

  /**
   * One rowset of one source tablet that one target replica has to fetch.
   *
   * @param sourceTable id of the table, to know whom to blame
   * @param targetReplicas how many replicas the target tablet has
   * @param sources backends that hold the rowset, best first; never empty
   * @param subTransaction id on the source, -1 if none
   */
  record Ingest(
      long sourceTable,
      long targetTable,
      long targetPartition,
      long targetTablet,
      int targetReplicas,
      Backend target,
      long sourceTablet,
      List<Backend> sources,
      long version,
      long subTransaction) {}
}
