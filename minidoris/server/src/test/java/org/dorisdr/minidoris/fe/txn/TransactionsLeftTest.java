package org.dorisdr.minidoris.fe.txn;

import static org.assertj.core.api.Assertions.assertThat;

import org.dorisdr.minidoris.fe.testing.FakeAgentTasks;
import org.junit.jupiter.api.Test;

/** What becomes of transactions whose master or coordinator has gone. */
class TransactionsLeftTest extends TransactionFixture {
  @Test
  void theNextMasterGoesOnWithWhatWasCommittedAndForgetsWhatWasOpen() throws Exception {
    frontend.agent.answerWith((backend, task) -> null);
    long id = begin("l1", null).transactionId();
    transactions.commit(id, everything(table));
    long open = begin("open", null).transactionId();
    var image = ((Transactions) transactions).saveImage();

    frontend.agent.answerWith((backend, task) -> FakeAgentTasks.ok(task));
    ((Transactions) transactions).loadImage(image);
    ((Transactions) transactions).becameMaster();
    assertThat(transactions.awaitVisible(id, 10_000)).isTrue();
    assertThat(transactions.find(open)).isEmpty();
    assertThat(transactions.isAbandoned(open)).isTrue();
    assertThat(transactions.isAbandoned(id)).isFalse();
    assertThat(begin("new", null).transactionId()).isGreaterThan(open);
  }

  @Test
  void theNextMasterCommitsWhatWasCommittedInAdvance() throws Exception {
    long id = begin("advance", null).transactionId();
    transactions.preCommit(id, everything(table));
    var image = ((Transactions) transactions).saveImage();

    ((Transactions) transactions).loadImage(image);
    ((Transactions) transactions).becameMaster();
    assertThat(transactions.isAbandoned(id)).isFalse();
    transactions.abortOfCoordinator(0, "127.0.0.1");
    transactions.commitPrepared(id);
    assertThat(transactions.awaitVisible(id, 10_000)).isTrue();
    assertThat(table.partitions.values().iterator().next().visibleVersion).isEqualTo(2);
  }

  @Test
  void openTransactionsOfADeadCoordinatorAreEnded() {
    long id = begin("l1", null).transactionId();
    transactions.abortOfCoordinator(77, "127.0.0.2");
    assertThat(transactions.find(id).orElseThrow().status).isEqualTo(TransactionStatus.PREPARE);
    transactions.abortOfCoordinator(77, "127.0.0.1");
    assertThat(transactions.find(id).orElseThrow().status).isEqualTo(TransactionStatus.ABORTED);
    assertThat(transactions.find(id).orElseThrow().reason).isEqualTo("coordinate BE is down");
  }

  /** As Doris does, which is told the start of the process with each heartbeat. */
  @Test
  void openTransactionsOfAnEarlierProcessOfTheCoordinatorAreEnded() {
    long before = begin("l1", null).transactionId();
    long started = transactions.find(before).orElseThrow().prepareTime;
    transactions.abortOfRestarted(77, "127.0.0.1", started);
    assertThat(transactions.find(before).orElseThrow().status).isEqualTo(TransactionStatus.PREPARE);
    transactions.abortOfRestarted(77, "127.0.0.1", started + 1);
    assertThat(transactions.find(before).orElseThrow().status).isEqualTo(TransactionStatus.ABORTED);
    assertThat(transactions.find(before).orElseThrow().reason).isEqualTo("coordinate BE restart");
  }
}
