package org.dorisdr.minidoris.fe.replica;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.dorisdr.minidoris.fe.catalog.OlapTable;
import org.dorisdr.minidoris.fe.catalog.Replica;
import org.dorisdr.minidoris.fe.catalog.Tablet;
import org.dorisdr.minidoris.fe.cluster.HeartbeatResult;
import org.dorisdr.minidoris.fe.testing.FakeAgentTasks;
import org.dorisdr.minidoris.fe.testing.TestFrontend;
import org.dorisdr.thrift.TAgentTaskRequest;
import org.dorisdr.thrift.TStatus;
import org.dorisdr.thrift.TStatusCode;
import org.dorisdr.thrift.TTaskType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A backend cannot store what is copied to it, its disk being full, say. */
class FailingCopiesTest {
  /** More than are repaired at a time. */
  private static final int MANY = 40;

  @TempDir Path home;
  private TestFrontend frontend;
  private OlapTable table;
  private long full;

  @BeforeEach
  void start() {
    frontend = new TestFrontend(home, Map.of("tablet_repair_delay_factor_second", "0"));
    table = frontend.table(frontend.database("db"), "t", MANY);
    full = addBackend(9051);
    frontend.agent.answerWith(
        (id, task) ->
            FakeAgentTasks.ok(task)
                .setTaskStatus(
                    new TStatus(
                        id == full && task.getTaskType() == TTaskType.CLONE
                            ? TStatusCode.INTERNAL_ERROR
                            : TStatusCode.OK)));
  }

  @AfterEach
  void stop() {
    frontend.close();
  }

  private long addBackend(int port) {
    long id = frontend.fe.nodes().addBackend("127.0.0.1", port);
    frontend
        .fe
        .nodes()
        .heartbeat(
            new HeartbeatResult(id, null, 9060, 8040, 8060, 1, "test"), System.currentTimeMillis());
    return id;
  }

  private void round() {
    frontend.fe.part(ReplicaModule.class).orElseThrow().run();
  }

  private List<Tablet> tablets() {
    return table.partitions.values().iterator().next().index(table.baseIndexId).tablets;
  }

  /** Else the first ones would be tried again for ever, and the others never. */
  @Test
  void replicasWhoseRepairFailsComeAfterAllOthers() {
    frontend.locked(
        () -> {
          table.partitions.values().forEach(p -> p.replicationNum = 2);
          for (Tablet tablet : tablets()) {
            Replica lost = new Replica(frontend.fe.catalog().nextId(), full, 1);
            lost.bad = true;
            tablet.replicas.add(lost);
          }
        });
    round();
    round();
    assertThat(frontend.agent.sent(TTaskType.CLONE))
        .extracting(TAgentTaskRequest::getSignature)
        .containsAll(tablets().stream().map(t -> t.id).toList());
  }

  /** TabletScheduler of Doris looks for a disk with room: there is another backend. */
  @Test
  void aReplicaThatCannotBeMadeOnOneBackendIsMadeOnAnother() {
    long other = addBackend(9052);
    frontend.locked(() -> table.partitions.values().forEach(p -> p.replicationNum = 2));
    round();
    round();
    for (Tablet tablet : tablets()) {
      assertThat(tablet.replicas.stream().map(r -> r.backendId))
          .containsExactlyInAnyOrder(frontend.backendId, other);
    }
  }
}
