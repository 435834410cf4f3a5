package org.dorisdr.minidoris.fe.txn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.dorisdr.minidoris.fe.catalog.Database;
import org.dorisdr.minidoris.fe.catalog.OlapTable;
import org.dorisdr.minidoris.fe.catalog.Partition;
import org.dorisdr.minidoris.fe.catalog.Replica;
import org.dorisdr.minidoris.fe.testing.TestFrontend;
import org.dorisdr.thrift.TStatusCode;
import org.dorisdr.thrift.TTabletCommitInfo;
import org.dorisdr.thrift.TTaskType;
import org.dorisdr.thrift.TUniqueId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TransactionsTest {
  @TempDir Path home;

  private TestFrontend frontend;
  private TransactionManager transactions;
  private Database database;
  private OlapTable table;

  @BeforeEach
  void start() {
    frontend = new TestFrontend(home, Map.of("enable_feature_binlog", "true"));
    transactions = frontend.fe.transactions();
    database = frontend.database("db1");
    table = frontend.table(database, "t", 2);
  }

  @AfterEach
  void stop() {
    frontend.close();
  }

  private TransactionManager.Begun begin(String label, TUniqueId request) {
    return transactions.begin(
        new BeginRequest(
            database.id,
            List.of(table.id),
            label,
            request,
            BeginRequest.Source.BACKEND_STREAMING,
            BeginRequest.Coordinator.BE,
            0,
            "127.0.0.1",
            600_000));
  }

  private List<TTabletCommitInfo> everything(OlapTable of) {
    List<TTabletCommitInfo> infos = new ArrayList<>();
    for (Partition partition : of.partitions.values()) {
      partition.indexes.values().stream()
          .flatMap(index -> index.tablets.stream())
          .forEach(
              tablet -> {
                for (Replica replica : tablet.replicas) {
                  infos.add(new TTabletCommitInfo(tablet.id, replica.backendId));
                }
              });
    }
    return infos;
  }

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
    frontend.agent.answerWith(
        (backend, task) -> org.dorisdr.minidoris.fe.testing.FakeAgentTasks.ok(task));
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
}
