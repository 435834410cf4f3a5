package org.dorisdr.minidoris.fe.txn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.dorisdr.minidoris.fe.catalog.Database;
import org.dorisdr.minidoris.fe.catalog.Partition;
import org.dorisdr.minidoris.fe.testing.FakeAgentTasks;
import org.dorisdr.sql.stock.txn.CleanLabels;
import org.dorisdr.thrift.TStatusCode;
import org.dorisdr.thrift.TTaskType;
import org.dorisdr.thrift.TUniqueId;
import org.junit.jupiter.api.Test;

/** Transactions from begin to visible, and how they are shown. */
class TransactionsTest extends TransactionFixture {
  @Test
  void committedTransactionBecomesVisibleWithTheNextVersion() throws Exception {
    long id = begin("l1", null).transactionId();
    transactions.commit(id, everything(table));

    assertThat(transactions.awaitVisible(id, 10_000)).isTrue();
    Partition partition = table.partitions.values().iterator().next();
    assertThat(partition.visibleVersion).isEqualTo(2);
    assertThat(partition.nextVersion).isEqualTo(3);
    assertThat(frontend.agent.sent(TTaskType.PUBLISH_VERSION)).hasSize(1);
  }

  /** DatabaseTransactionMgr.beginTransaction and checkRunningTxnExceedLimit of Doris. */
  @Test
  void opensNoMoreThanTheDatabaseMayRunOrHoldsAndTakesLettersOfAnyScript() {
    database.properties.put("transactionQuotaSize", "1");
    long id = begin("\u6807-1", null).transactionId();
    assertThatThrownBy(() -> begin("l2", null))
        .hasMessage("current running txns on db %d is 1, larger than limit 1", database.id);
    transactions.abort(id, "enough");
    begin("l2", null);

    database.properties.put("transactionQuotaSize", "10");
    table
            .allPartitions()
            .iterator()
            .next()
            .indexes
            .values()
            .iterator()
            .next()
            .tablets
            .get(0)
            .replicas
            .get(0)
            .dataSize =
        1536;
    database.dataQuota = 1537;
    begin("l3", null);
    database.dataQuota = 1536;
    assertThatThrownBy(() -> begin("l4", null))
        .hasMessage("Database[db1] data size exceeds quota[1.500 KB]");
  }

  /** As Doris's test_txn_limit wants: what a database may run is settled when it is made. */
  @Test
  void opensNoMoreThanTheFrontendsSettingsLetNewDatabasesRunAndTablesCommit() {
    frontend.fe.settings().set("max_running_txn_num_per_db", "0");
    begin("l1", null);
    Database late = frontend.database("late");
    assertThatThrownBy(
            () ->
                transactions.begin(
                    BeginRequest.statement(late.id, table.id, "l", "127.0.0.1", 10_000)))
        .hasMessage("current running txns on db %d is 0, larger than limit 0", late.id);

    frontend.fe.settings().set("max_publishing_txn_num_per_table", "0");
    assertThatThrownBy(() -> begin("l2", null))
        .hasMessage("current committed txns on table %d is 0, larger than limit 0", table.id);
  }

  /** DatabaseTransactionMgr.cleanLabel of Doris: only what has ended is forgotten. */
  @Test
  void labelsOfWhatHasEndedCanBeCleaned() throws Exception {
    long visible = begin("l1", null).transactionId();
    transactions.commit(visible, everything(table));
    assertThat(transactions.awaitVisible(visible, 10_000)).isTrue();
    long aborted = begin("l2", null).transactionId();
    transactions.abort(aborted, "enough");
    long open = begin("l3", null).transactionId();

    CleanLabelsHandler handler = new CleanLabelsHandler(frontend.fe);
    handler.run(null, new CleanLabels("db1", "l1"));
    handler.run(null, new CleanLabels("db1", "nosuch"));
    assertThat(transactions.find(visible)).isEmpty();
    assertThat(transactions.find(aborted)).isPresent();
    begin("l1", null);
    handler.run(null, new CleanLabels("db1", null));
    assertThat(transactions.find(aborted)).isEmpty();
    assertThat(transactions.find(open)).isPresent();
    assertThatThrownBy(() -> handler.run(null, new CleanLabels("nosuch", null)))
        .hasMessage("errCode = 2, detailMessage = Unknown database 'nosuch'");
  }

  @Test
  void commitsOfManyClientsToOnePartitionTakeConsecutiveVersions() throws Exception {
    int clients = 8;
    int each = 25;
    ExecutorService pool = Executors.newFixedThreadPool(clients);
    try {
      List<Future<?>> all = new ArrayList<>();
      for (int c = 0; c < clients; c++) {
        String prefix = "c" + c + "_";
        all.add(
            pool.submit(
                () -> {
                  for (int i = 0; i < each; i++) {
                    long id = begin(prefix + i, null).transactionId();
                    transactions.commit(id, everything(table));
                    transactions.commit(id, everything(table));
                    assertThat(transactions.awaitVisible(id, 20_000)).isTrue();
                  }
                  return null;
                }));
      }
      for (Future<?> client : all) {
        client.get();
      }
    } finally {
      pool.shutdownNow();
    }
    Partition partition = table.partitions.values().iterator().next();
    assertThat(partition.visibleVersion).isEqualTo(1 + clients * each);
    assertThat(partition.nextVersion).isEqualTo(2 + clients * each);
    assertThat(transactions.of(database.id).stream().map(t -> t.commits.get(0).partitions().get(0)))
        .extracting(Transaction.PartitionCommit::version)
        .doesNotHaveDuplicates()
        .hasSize(clients * each);
  }

  @Test
  void sameRequestGetsTheSameTransactionAndAnotherOneIsRefused() {
    TUniqueId request = new TUniqueId(1, 2);
    long id = begin("l1", request).transactionId();

    assertThat(begin("l1", request)).isEqualTo(new TransactionManager.Begun(id, true));
    assertThatThrownBy(() -> begin("l1", new TUniqueId(3, 4)))
        .isInstanceOfSatisfying(
            LabelInUseException.class,
            e -> {
              assertThat(e.jobStatus()).isEqualTo("RUNNING");
              assertThat(e.code()).isEqualTo(TStatusCode.LABEL_ALREADY_EXISTS);
              assertThat(e)
                  .hasMessage(
                      "Label [l1] has already been used, relate to txn ["
                          + id
                          + "], status [PREPARE].");
            });
  }

  @Test
  void labelOfAFinishedTransactionIsTakenAndThatOfAnAbortedOneIsFree() throws Exception {
    TUniqueId request = new TUniqueId(1, 2);
    long id = begin("l1", request).transactionId();
    transactions.commit(id, everything(table));
    transactions.awaitVisible(id, 10_000);
    assertThatThrownBy(() -> begin("l1", request))
        .isInstanceOfSatisfying(
            LabelInUseException.class, e -> assertThat(e.jobStatus()).isEqualTo("FINISHED"));

    long other = begin("l2", null).transactionId();
    transactions.abort(other, "test");
    assertThat(begin("l2", null).transactionId()).isNotEqualTo(other);
  }

  @Test
  void commitAndRollbackAnswerAsDorisDoes() throws Exception {
    long id = begin("l1", null).transactionId();
    assertThatThrownBy(() -> transactions.commit(id, List.of(everything(table).get(0))))
        .hasMessageStartingWith("Failed to commit txn " + id + ", cause tablet ");
    transactions.commit(id, everything(table));
    transactions.commit(id, everything(table));
    transactions.awaitVisible(id, 10_000);
    transactions.commit(id, everything(table));
    assertThatThrownBy(() -> transactions.abort(id, "x")).hasMessage("transaction not found");

    long aborted = begin("l2", null).transactionId();
    transactions.abort(aborted, "enough");
    assertThatThrownBy(() -> transactions.commit(aborted, List.of()))
        .hasMessage("transaction [" + aborted + "] is already aborted. abort reason: enough");
    assertThatThrownBy(() -> transactions.commit(77_777, List.of()))
        .hasMessage("transaction [77777] not found.");
  }

  @Test
  void waitsForTheBackendAndPublishesInOrderOfVersions() throws Exception {
    frontend.agent.answerWith((backend, task) -> null);
    long first = begin("l1", null).transactionId();
    transactions.commit(first, everything(table));
    assertThatThrownBy(() -> transactions.abort(first, "x"))
        .hasMessage("transaction [" + first + "] is already COMMITTED, could not abort.");
    frontend.agent.answerWith((backend, task) -> FakeAgentTasks.ok(task));
    long second = begin("l2", null).transactionId();
    transactions.commit(second, everything(table));

    // The second one has its answers, but the version before it is missing.
    assertThat(transactions.awaitVisible(second, 300)).isFalse();
    assertThat(table.partitions.values().iterator().next().visibleVersion).isEqualTo(1);
  }

  @Test
  void showsTransactionsInDorissColumns() throws Exception {
    long id = begin("l1", null).transactionId();
    transactions.commit(id, everything(table));
    transactions.awaitVisible(id, 10_000);

    List<String> row = frontend.rows("SHOW TRANSACTION FROM db1 WHERE label = 'l1'").get(0);
    assertThat(row)
        .hasSize(15)
        .startsWith(String.valueOf(id), "l1", "BE: 127.0.0.1", "VISIBLE", "BACKEND_STREAMING")
        .endsWith("", "0", "-1", "600000", "");
    assertThat(frontend.error("SHOW TRANSACTION FROM db1 WHERE label = 'nosuch'"))
        .isEqualTo("transaction with label nosuch does not exist");
    assertThat(frontend.error("SHOW TRANSACTION FROM db1 WHERE id = 999999"))
        .isEqualTo("transaction with id 999999 does not exist");
  }

  /** Doris 4.0.1 and of 2026-01-19, ShowTransactionCommand.analyzeWhereClause. */
  @Test
  void showsOpenTransactionsByAPatternOfTheirLabelsAndNotByStatus() throws Exception {
    long open = begin("job_1", null).transactionId();
    long done = begin("job_2", null).transactionId();
    begin("other", null);
    transactions.commit(done, everything(table));
    transactions.awaitVisible(done, 10_000);

    assertThat(frontend.rows("SHOW TRANSACTION FROM db1 WHERE label LIKE 'job_%'"))
        .extracting(row -> row.get(0) + " " + row.get(3))
        .containsExactly(done + " VISIBLE", open + " PREPARE");
    assertThat(frontend.rows("SHOW TRANSACTION FROM db1 WHERE label LIKE 'none%'")).isEmpty();
    assertThat(frontend.error("SHOW TRANSACTION FROM db1 WHERE STATUS = 'prepare'"))
        .startsWith("Where clause should looks like one of them: id = 123 or label =/like");
  }

  @Test
  void partsThatWereNeverCommittedAreClearedWithTheirTransaction() {
    long id = begin("l1", null).transactionId();
    long part = transactions.addPart(id);
    transactions.abort(id, "test");
    assertThat(frontend.agent.sent(TTaskType.CLEAR_TRANSACTION_TASK))
        .extracting(t -> t.getClearTransactionTaskReq().getTransactionId())
        .containsExactlyInAnyOrder(id, part);
  }
}
