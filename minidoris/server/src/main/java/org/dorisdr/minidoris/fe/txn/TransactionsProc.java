package org.dorisdr.minidoris.fe.txn;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dorisdr.minidoris.fe.FeServer;
import org.dorisdr.minidoris.fe.catalog.Database;
import org.dorisdr.minidoris.fe.catalog.show.ShowRows;
import org.dorisdr.minidoris.fe.proc.ProcDirectory;
import org.dorisdr.minidoris.fe.proc.ProcNode;
import org.dorisdr.minidoris.fe.session.StatementError;
import org.dorisdr.minidoris.fe.session.StatementResult;
import org.dorisdr.minidoris.fe.txn.Transaction.PartitionCommit;
import org.dorisdr.minidoris.fe.txn.Transaction.TableCommit;

/**
 * {@code /transactions}: how many each database has, those under way and those that ended, and what
 * one committed; Doris's TransDbProcDir, TransStateProcDir, TransProcDir, TransTablesProcDir and
 * TransPartitionProcNode.
 */
final class TransactionsProc implements ProcDirectory {
  /** TransProcDir.MAX_SHOW_ENTRIES. */
  private static final int MOST = 2_000;

  private final FeServer fe;

  TransactionsProc(FeServer fe) {
    this.fe = fe;
  }

  @Override
  public StatementResult rows() {
    ShowRows rows = new ShowRows("DbId", "DbName", "RunningTransactionNum");
    long total = 0;
    for (Database database : databases()) {
      long running = of(database.id, true).count();
      total += running;
      rows.add(database.id, database.name, running);
    }
    return rows.add(0, "Total", total).result();
  }

  private List<Database> databases() {
    var lock = fe.catalog().lock().readLock();
    lock.lock();
    try {
      return fe.catalog().databases().stream().sorted(Comparator.comparingLong(d -> d.id)).toList();
    } finally {
      lock.unlock();
    }
  }

  private Stream<Transaction> of(long databaseId, boolean running) {
    return fe.transactions().of(databaseId).stream().filter(t -> t.status.isFinal() != running);
  }

  @Override
  public ProcNode child(String name) {
    long id = ProcDirectory.id(name, "db");
    return ProcDirectory.of(() -> states(id), state -> state(id, state));
  }

  private StatementResult states(long databaseId) {
    ShowRows rows = new ShowRows("State", "Number");
    if (databases().stream().anyMatch(d -> d.id == databaseId)) {
      rows.add("running", of(databaseId, true).count());
      rows.add("finished", of(databaseId, false).count());
    }
    return rows.result();
  }

  private ProcNode state(long databaseId, String state) {
    if (!state.equals("running") && !state.equals("finished")) {
      throw StatementError.general("State is invalid");
    }
    boolean running = state.equals("running");
    return ProcDirectory.of(
        () -> TransactionRows.of(of(databaseId, running).limit(MOST).toList()),
        id -> transaction(databaseId, ProcDirectory.id(id, "transaction")));
  }

  private ProcNode transaction(long databaseId, long id) {
    return ProcDirectory.of(
        () -> tables(commits(databaseId, id)),
        table -> partitions(databaseId, id, ProcDirectory.id(table, "table")));
  }

  private List<TableCommit> commits(long databaseId, long id) {
    Optional<Transaction> found =
        fe.transactions().find(id).filter(t -> t.databaseId == databaseId);
    return found.orElseThrow(
            () -> StatementError.general("Transaction[" + id + "] does not exist."))
        .commits;
  }

  private static StatementResult tables(List<TableCommit> commits) {
    ShowRows rows = new ShowRows("TableId", "CommittedPartitionIds");
    commits.stream()
        .sorted(Comparator.comparingLong(TableCommit::tableId))
        .forEach(c -> rows.add(c.tableId(), partitionIds(c)));
    return rows.result();
  }

  private static String partitionIds(TableCommit commit) {
    return commit.partitions().stream()
        .map(p -> String.valueOf(p.partitionId()))
        .collect(Collectors.joining(", "));
  }

  private ProcNode partitions(long databaseId, long id, long tableId) {
    return () -> {
      ShowRows rows = new ShowRows("PartitionId", "CommittedVersion");
      commits(databaseId, id).stream()
          .filter(c -> c.tableId() == tableId)
          .flatMap(c -> c.partitions().stream())
          .forEach((PartitionCommit p) -> rows.add(p.partitionId(), p.version()));
      return rows.result();
    };
  }
}
