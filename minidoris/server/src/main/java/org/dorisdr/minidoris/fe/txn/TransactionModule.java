package org.dorisdr.minidoris.fe.txn;

import java.util.Optional;
import org.dorisdr.minidoris.fe.FeModule;
import org.dorisdr.minidoris.fe.FeServer;
import org.dorisdr.minidoris.fe.agent.AgentTasks;
import org.dorisdr.minidoris.fe.journal.ImageModule;
import org.dorisdr.minidoris.fe.journal.OpRegistry;
import org.dorisdr.minidoris.fe.session.StatementRegistry;
import org.dorisdr.sql.stock.txn.CleanLabels;
import org.dorisdr.sql.stock.txn.ShowTransaction;

/** Wires the transactions into a frontend. */
public final class TransactionModule implements FeModule {
  private static final long CLEAN_MILLIS = 1000;

  private final FeServer fe;
  private final Transactions transactions;

  public TransactionModule(FeServer fe, AgentTasks agents) {
    this.fe = fe;
    this.transactions = new Transactions(fe, agents);
  }

  public Transactions transactions() {
    return transactions;
  }

  @Override
  public void operations(OpRegistry ops) {
    ops.register("OP_UPSERT_TRANSACTION_STATE", UpsertTransactionOp.class);
    ops.register("OP_SAVE_TRANSACTION_ID", TransactionIdOp.class);
    ops.register("OP_BATCH_REMOVE_TXNS", RemoveTransactionsOp.class);
  }

  @Override
  public Optional<ImageModule> image() {
    return Optional.of(transactions);
  }

  @Override
  public void statements(StatementRegistry statements) {
    statements.register(ShowTransaction.class, new ShowTransactionHandler(fe));
    statements.register(CleanLabels.class, new CleanLabelsHandler(fe));
    fe.proc().register("transactions", new TransactionsProc(fe));
  }

  @Override
  public void start() {
    fe.daemons()
        .onMaster(
            "transaction cleaner", CLEAN_MILLIS, new TransactionCleaner(fe, transactions)::run);
  }

  @Override
  public void onMaster() {
    transactions.becameMaster();
  }

  @Override
  public void close() {
    transactions.close();
  }
}
