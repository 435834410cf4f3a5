package org.dorisdr.minidoris.fe.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.dorisdr.minidoris.fe.catalog.ddl.Ddl;
import org.dorisdr.minidoris.fe.catalog.job.AlterJobRunner;
import org.dorisdr.minidoris.fe.testing.FakeAgentTasks;
import org.dorisdr.thrift.TStatus;
import org.dorisdr.thrift.TStatusCode;
import org.dorisdr.thrift.TTaskType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Heavy changes whose backend does not answer, or answers when somebody has ended them. */
class SlowAlterJobTest {
  @TempDir Path home;
  private TestFe fe;

  @BeforeEach
  void start() {
    // DbUtil.getCreateReplicasTimeoutMs: so long for each replica, between least and most.
    fe =
        new TestFe(
            home,
            Map.of("tablet_create_timeout_second", "1", "min_create_table_timeout_second", "1"));
    fe.sql("CREATE DATABASE d");
    fe.sql("USE d");
    for (String table : List.of("slow", "quick")) {
      fe.sql(
          "CREATE TABLE %s (k INT, v INT) DUPLICATE KEY(k) DISTRIBUTED BY HASH(k) BUCKETS 1"
              .formatted(table));
    }
  }

  @AfterEach
  void stop() {
    fe.close();
  }

  /** SchemaChangeHandler of Doris runs its jobs in a pool; createShadowIndexReplica gives up. */
  @Test
  void aBackendThatMakesNoTabletsHoldsUpItsOwnJobOnly() {
    AtomicBoolean dead = new AtomicBoolean(true);
    fe.backends.answerWith(
        (backend, task) ->
            dead.get() && task.getTaskType() == TTaskType.CREATE ? null : FakeAgentTasks.ok(task));
    fe.sql("ALTER TABLE slow MODIFY COLUMN v BIGINT");
    await().until(() -> fe.backends.pending() == 1);
    dead.set(false);
    fe.sql("ALTER TABLE quick MODIFY COLUMN v BIGINT");
    await().until(() -> job("quick").get(9).equals("FINISHED"));
    assertThat(job("slow").get(9)).isEqualTo("PENDING");
    await().until(() -> job("slow").get(9).equals("CANCELLED"));
    assertThat(job("slow").get(10))
        .matches(
            "Create replicas failed. Error: Error replicas:\\(backendId = \\d+, tabletId = \\d+\\)");
    assertThat(fe.backends.pending()).isZero();
    assertThat(fe.table("d", "slow").state).isEqualTo("NORMAL");
  }

  /** MasterImpl.finishCreateReplica: the backend's id and its words. */
  @Test
  void aRefusedTabletEndsTheJobInTheBackendsWords() {
    fe.backends.answerWith(
        (backend, task) -> {
          TStatus no = new TStatus(TStatusCode.INTERNAL_ERROR);
          no.setErrorMsgs(List.of("no room"));
          return FakeAgentTasks.ok(task).setTaskStatus(no);
        });
    fe.sql("ALTER TABLE slow ADD ROLLUP r (v, k)");
    await().until(() -> rollup().get(8).equals("CANCELLED"));
    assertThat(rollup().get(9))
        .matches("Create rollup replicas failed. Error: \\d+: \\[no room\\]");
  }

  @Test
  void aCancelledJobLeavesNoTasksBehind() {
    fe.backends.answerWith(
        (backend, task) -> task.getTaskType() == TTaskType.ALTER ? null : FakeAgentTasks.ok(task));
    fe.sql("ALTER TABLE slow MODIFY COLUMN v BIGINT");
    await().until(() -> fe.backends.pending() == 1);
    fe.sql("CANCEL ALTER TABLE COLUMN FROM slow");
    await().until(() -> fe.backends.pending() == 0);
  }

  /** CANCEL looks for open jobs, and one may end before it is its turn. */
  @Test
  void whoCancelsAJobThatEndedMeanwhileDropsNothing() {
    fe.sql("ALTER TABLE slow MODIFY COLUMN v BIGINT");
    AlterJob pending = fe.fe.catalogManager().jobs().all().iterator().next();
    await().until(() -> job("slow").get(9).equals("FINISHED"));
    await().until(() -> fe.backends.sent(TTaskType.DROP).size() == 1);
    new AlterJobRunner(new Ddl(fe.fe)).cancel(pending);
    assertThat(job("slow").get(9)).isEqualTo("FINISHED");
    assertThat(fe.backends.sent(TTaskType.DROP)).hasSize(1);
  }

  private List<String> job(String table) {
    return fe.sql("SHOW ALTER TABLE COLUMN FROM d WHERE TableName = '" + table + "'").get(0);
  }

  private List<String> rollup() {
    return fe.sql("SHOW ALTER TABLE ROLLUP FROM d").get(0);
  }
}
