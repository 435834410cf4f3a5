package org.dorisdr.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.util.List;
import java.util.Map;
import org.dorisdr.cluster.Backend;
import org.dorisdr.cluster.Cluster;
import org.dorisdr.cluster.ClusterException;
import org.dorisdr.cluster.HostPort;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What CREATE and ALTER SYNC JOB say about more replicas than there are backends. */
class ReplicaWarningTest {
  private final Cluster target = mock(Cluster.class);

  @BeforeEach
  void twoOfThreeAreAlive() throws Exception {
    when(target.backends())
        .thenReturn(List.of(backend(1, true), backend(2, true), backend(3, false)));
  }

  private static Backend backend(long id, boolean alive) {
    return new Backend(id, new HostPort("be" + id, 9060), 8040, alive);
  }

  private String warning(String replicas) {
    return ReplicaWarning.of(target, "j", Map.of("replication_num", replicas));
  }

  @Test
  void saysHowManyThereAreAndHowToGetOn() {
    assertThat(warning("3"))
        .isEqualTo(
            "replication_num is 3, but 2 backends of this cluster are alive: nothing is copied before there are as many. HINT: ALTER SYNC JOB j SET PROPERTIES (\"replication_num\" = \"2\")");
    assertThat(warning("2")).isNull();
    assertThat(ReplicaWarning.of(target, "j", Map.of())).isNull();
  }

  @Test
  void isSilentWhenNobodyKnows() throws Exception {
    when(target.backends()).thenThrow(ClusterException.transientError("no answer"));
    assertThat(warning("3")).isNull();
  }
}
