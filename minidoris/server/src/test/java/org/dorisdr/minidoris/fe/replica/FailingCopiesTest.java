package org.dorisdr.minidoris.fe.replica;

import static org.assertj.core.api.Assertions.assertThat;

import org.dorisdr.minidoris.fe.catalog.Tablet;
import org.dorisdr.minidoris.fe.testing.FakeAgentTasks;
import org.dorisdr.thrift.TAgentTaskRequest;
import org.dorisdr.thrift.TStatus;
import org.dorisdr.thrift.TStatusCode;
import org.dorisdr.thrift.TTaskType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A backend cannot store what is copied to it, its disk being full, say. */
class FailingCopiesTest extends ReplicaScene {
  /** More than are repaired at a time. */
  private static final int MANY = 40;

  FailingCopiesTest() {
    super(MANY);
  }

  @BeforeEach
  void fillTheSecondOne() {
    frontend.agent.answerWith(
        (id, task) ->
            FakeAgentTasks.ok(task)
                .setTaskStatus(
                    new TStatus(
                        id == second && task.getTaskType() == TTaskType.CLONE
                            ? TStatusCode.INTERNAL_ERROR
                            : TStatusCode.OK)));
  }

  /** Else the first ones would be tried again for ever, and the others never. */
  @Test
  void replicasWhoseRepairFailsComeAfterAllOthers() {
    twoReplicas(true);
    round();
    round();
    assertThat(frontend.agent.sent(TTaskType.CLONE))
        .extracting(TAgentTaskRequest::getSignature)
        .containsAll(tablets().stream().map(t -> t.id).toList());
  }

  /** Each disk has so many slots in TabletScheduler of Doris. */
  @Test
  void aFewReplicasAreRepairedAtATime() {
    frontend.agent.answerWith((id, task) -> null);
    twoReplicas(true);
    round();
    round();
    assertThat(frontend.agent.pending()).isEqualTo(32);
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
