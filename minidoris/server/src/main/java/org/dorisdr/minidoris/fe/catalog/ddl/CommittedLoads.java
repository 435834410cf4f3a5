package org.dorisdr.minidoris.fe.catalog.ddl;

import java.util.function.Predicate;
import org.dorisdr.minidoris.fe.catalog.OlapTable;
import org.dorisdr.minidoris.fe.catalog.Partition;
import org.dorisdr.minidoris.fe.session.StatementError;
import org.dorisdr.minidoris.fe.txn.Transaction;
import org.dorisdr.minidoris.fe.txn.TransactionStatus;

/**
 * Refuses to drop what could be recovered while a transaction that is committed is not visible yet,
 * as Doris does (GlobalTransactionMgr.existCommittedTxns): its rows would never be seen, nor those
 * of later ones. The catalog's write lock is held. Stateless.
 */
final class CommittedLoads {
  private CommittedLoads() {}

  static void checkDatabase(Ddl ddl, long databaseId, String name) {
    check(ddl, databaseId, transaction -> true, "database", name);
  }

  static void checkTable(Ddl ddl, long databaseId, OlapTable table) {
    check(ddl, databaseId, t -> t.tableIds.contains(table.id), "table", table.name);
  }

  static void checkPartition(Ddl ddl, long databaseId, Partition partition) {
    check(ddl, databaseId, t -> writes(t, partition.id), "partition", partition.name);
  }

  private static boolean writes(Transaction transaction, long partitionId) {
    return transaction.commits.stream()
        .flatMap(commit -> commit.partitions().stream())
        .anyMatch(commit -> commit.partitionId() == partitionId);
  }

  private static void check(
      Ddl ddl, long databaseId, Predicate<Transaction> concerned, String kind, String name) {
    boolean waits =
        ddl.fe().transactions().of(databaseId).stream()
            .filter(t -> t.status == TransactionStatus.COMMITTED)
            .anyMatch(concerned);
    if (waits) {
      throw StatementError.general(
          "There are still some transactions in the COMMITTED state waiting to be completed. The %s [%s] cannot be dropped. If you want to forcibly drop(cannot be recovered), please use \"DROP %s FORCE\"."
              .formatted(kind, name, kind));
    }
  }
}
