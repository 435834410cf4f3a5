package org.dorisdr.minidoris.fe.txn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.dorisdr.minidoris.fe.catalog.Partition;
import org.dorisdr.minidoris.fe.catalog.Replica;
import org.dorisdr.minidoris.fe.cluster.HeartbeatResult;
import org.dorisdr.minidoris.fe.replica.ReplicaModule;
import org.dorisdr.minidoris.fe.testing.FakeAgentTasks;
import org.dorisdr.thrift.TBackend;
import org.dorisdr.thrift.TReportRequest;
import org.dorisdr.thrift.TTablet;
import org.dorisdr.thrift.TTabletCommitInfo;
import org.dorisdr.thrift.TTabletInfo;
import org.junit.jupiter.api.Test;

/** Transactions on tablets with three replicas. */
class TransactionQuorumTest extends TransactionFixture {
  /** Gives every tablet two more replicas, on backends of their own. */
  private List<Long> threeReplicas() {
    List<Long> backends = new ArrayList<>();
    for (int port = 9151; port < 9153; port++) {
      long id = frontend.fe.nodes().addBackend("127.0.0.1", port);
      heartbeat(id, port);
      backends.add(id);
    }
    for (Partition partition : table.partitions.values()) {
      partition.replicationNum = 3;
      partition
          .indexes
          .values()
          .forEach(
              index ->
                  index.tablets.forEach(
                      tablet ->
                          backends.forEach(
                              b ->
                                  tablet.replicas.add(
                                      new Replica(frontend.fe.catalog().nextId(), b, 1)))));
    }
    return backends;
  }

  private void heartbeat(long backend, int port) {
    frontend
        .fe
        .nodes()
        .heartbeat(
            new HeartbeatResult(backend, null, port + 1, port + 2, port + 3, 1, "v"),
            System.currentTimeMillis());
  }

  private void dies(long backend) {
    for (int i = 0; i < 2; i++) {
      frontend
          .fe
          .nodes()
          .heartbeat(HeartbeatResult.failed(backend, "gone"), System.currentTimeMillis());
    }
  }

  @Test
  void aQuorumIsEnoughWhenABackendDiesAndItsReplicasAreMarked() throws Exception {
    long dead = threeReplicas().get(1);
    frontend.agent.answerWith((backend, task) -> backend == dead ? null : FakeAgentTasks.ok(task));
    long id = begin("l1", null).transactionId();
    transactions.commit(id, everything(table));
    assertThat(transactions.awaitVisible(id, 300)).isFalse();
    dies(dead);
    assertThat(transactions.awaitVisible(id, 20_000)).isTrue();

    for (Replica replica : replicas()) {
      assertThat(replica.lastFailedVersion).isEqualTo(replica.backendId == dead ? 2 : -1);
      assertThat(replica.version).isEqualTo(replica.backendId == dead ? 1 : 2);
    }
    caughtUp(dead);
    assertThat(replicas()).allMatch(r -> r.version == 2 && r.lastFailedVersion == -1);
  }

  private List<Replica> replicas() {
    return table.partitions.values().stream()
        .flatMap(p -> p.indexes.values().stream())
        .flatMap(i -> i.tablets.stream())
        .flatMap(t -> t.replicas.stream())
        .toList();
  }

  /** The backend's tablet report, after it has come back and published. */
  private void caughtUp(long backend) {
    TBackend self = new TBackend("127.0.0.1", 1, 2);
    self.setId(backend);
    TReportRequest report = new TReportRequest(self, 1, 1);
    report.setTablets(new HashMap<>());
    table.partitions.values().stream()
        .flatMap(p -> p.indexes.values().stream())
        .flatMap(i -> i.tablets.stream())
        .forEach(
            t ->
                report
                    .getTablets()
                    .put(t.id, new TTablet(List.of(new TTabletInfo(t.id, 1, 2, 0, 0, 0)))));
    frontend.fe.part(ReplicaModule.class).orElseThrow().reports().reported(report);
  }

  @Test
  void aMinorityOfWrittenReplicasIsRefused() {
    threeReplicas();
    long id = begin("l1", null).transactionId();
    List<TTabletCommitInfo> one = new ArrayList<>();
    everything(table).stream()
        .filter(i -> i.getBackendId() == replicas().get(0).backendId)
        .forEach(one::add);
    assertThatThrownBy(() -> transactions.commit(id, one))
        .hasMessageContaining("succ replica num 1 < load required replica num 2");
  }
}
