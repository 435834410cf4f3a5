package org.dorisdr.minidoris.fe.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.dorisdr.minidoris.fe.ClusterState.Backend;
import org.dorisdr.minidoris.fe.catalog.TestFe;
import org.dorisdr.minidoris.fe.txn.BeginRequest;
import org.dorisdr.minidoris.fe.txn.TransactionStatus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A load that a backend had begun when its process ended. */
class BackendChangesTest {
  @TempDir Path home;
  private TestFe fe;

  @BeforeEach
  void start() {
    fe = new TestFe(home);
    fe.sql("CREATE DATABASE d");
    fe.sql(
        "CREATE TABLE d.t (k INT) DISTRIBUTED BY HASH(k) BUCKETS 1 PROPERTIES ('replication_num' = '1')");
  }

  @AfterEach
  void stop() {
    fe.close();
  }

  private Backend backend() {
    return fe.fe.cluster().backends().get(0);
  }

  private long load() {
    BeginRequest request =
        new BeginRequest(
            fe.fe.catalog().database("d").orElseThrow().id,
            List.of(fe.table("d", "t").id),
            "load",
            null,
            BeginRequest.Source.BACKEND_STREAMING,
            BeginRequest.Coordinator.BE,
            backend().id(),
            backend().host(),
            600_000);
    return fe.fe.transactions().begin(request).transactionId();
  }

  private TransactionStatus status(long transaction) {
    return fe.fe.transactions().find(transaction).orElseThrow().status;
  }

  private void heartbeat(HeartbeatResult result) {
    Backend before = backend();
    fe.fe.nodes().heartbeat(result, System.currentTimeMillis());
    new BackendChanges(fe.fe).react(before, backend());
  }

  private HeartbeatResult ofProcess(long started) {
    return new HeartbeatResult(backend().id(), null, 9060, 8040, 8060, started, "test");
  }

  @Test
  void endsWhenTheBackendIsFoundDead() {
    long transaction = load();
    HeartbeatResult failed = HeartbeatResult.failed(backend().id(), "no answer");
    heartbeat(failed);
    assertThat(status(transaction)).isEqualTo(TransactionStatus.PREPARE);
    heartbeat(failed);
    assertThat(status(transaction)).isEqualTo(TransactionStatus.ABORTED);
  }

  @Test
  void endsWhenTheBackendWasStartedAnewSoQuicklyThatItWasNeverFoundDead() {
    long transaction = load();
    heartbeat(ofProcess(backend().lastStartTime()));
    assertThat(status(transaction)).isEqualTo(TransactionStatus.PREPARE);
    long prepared = fe.fe.transactions().find(transaction).orElseThrow().prepareTime;
    heartbeat(ofProcess(prepared + 1));
    assertThat(status(transaction)).isEqualTo(TransactionStatus.ABORTED);
  }
}
