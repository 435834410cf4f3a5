package org.dorisdr.minidoris.be;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.dorisdr.thrift.TAgentTaskRequest;
import org.dorisdr.thrift.TCloneReq;
import org.dorisdr.thrift.TDropTabletReq;
import org.dorisdr.thrift.TFinishTaskRequest;
import org.dorisdr.thrift.TStatusCode;
import org.dorisdr.thrift.TTaskType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplicaIdsTest {
  private static final long TABLET = 5;

  @TempDir Path home;

  /**
   * EngineCloneTask of Doris: what a backend still has of a tablet becomes the replica that is
   * asked for, so that the drop of the former one, which may be on its way, does not take it.
   */
  @Test
  void aFormerReplicaThatIsTakenBackSurvivesItsOldDrop() throws Exception {
    long taken;
    try (TestBackend be = new TestBackend(home, Map.of())) {
      be.createTablet(TABLET, false);
      long former = be.tablet(TABLET).meta().replicaId();
      taken = former + 100;
      TAgentTaskRequest clone = be.task(TTaskType.CLONE, TABLET);
      clone.setCloneReq(new TCloneReq(TABLET, 99, List.of()).setVersion(1).setReplicaId(taken));
      assertThat(be.run(clone).getTaskStatus().getStatusCode()).isEqualTo(TStatusCode.OK);
      TFinishTaskRequest old = drop(be, former);
      assertThat(old.getTaskStatus().getStatusCode()).isEqualTo(TStatusCode.ABORTED);
      assertThat(be.tablet(TABLET).meta().replicaId()).isEqualTo(taken);
    }
    try (TestBackend again = new TestBackend(home, Map.of())) {
      assertThat(again.tablet(TABLET).meta().replicaId()).isEqualTo(taken);
      drop(again, taken);
      assertThat(again.backend.storage().tablet(TABLET)).isEmpty();
    }
  }

  private static TFinishTaskRequest drop(TestBackend be, long replicaId) throws Exception {
    be.master.finished.clear();
    TAgentTaskRequest task = be.task(TTaskType.DROP, TABLET);
    task.setDropTabletReq(new TDropTabletReq(TABLET).setSchemaHash(99).setReplicaId(replicaId));
    return be.run(task);
  }
}
