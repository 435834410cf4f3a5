package org.dorisdr.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.dorisdr.cluster.Backend;
import org.dorisdr.cluster.Cluster;
import org.dorisdr.cluster.ClusterException;
import org.dorisdr.cluster.FrontendRpc;
import org.dorisdr.cluster.HostPort;
import org.dorisdr.sync.job.SyncParts;
import org.dorisdr.sync.state.SyncJobRecord;
import org.dorisdr.thrift.TGetMetaDBMeta;
import org.dorisdr.thrift.TGetMetaIndexMeta;
import org.dorisdr.thrift.TGetMetaPartitionMeta;
import org.dorisdr.thrift.TGetMetaReplicaMeta;
import org.dorisdr.thrift.TGetMetaResult;
import org.dorisdr.thrift.TGetMetaTableMeta;
import org.dorisdr.thrift.TGetMetaTabletMeta;
import org.dorisdr.thrift.TStatus;
import org.dorisdr.thrift.TStatusCode;
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

  /** Two tables of one partition and one tablet. */
  private SyncParts.Connections source(int backends, int replicasOfB) throws Exception {
    Cluster source = mock(Cluster.class);
    FrontendRpc frontend = mock(FrontendRpc.class);
    when(source.frontend()).thenReturn(frontend);
    when(source.backends())
        .thenReturn(LongStream.rangeClosed(1, backends).mapToObj(i -> backend(i, true)).toList());
    TGetMetaDBMeta meta = new TGetMetaDBMeta();
    meta.setTables(List.of(table("a", 1), table("b", replicasOfB)));
    TGetMetaResult result = new TGetMetaResult(new TStatus(TStatusCode.OK)).setDbMeta(meta);
    when(frontend.getMeta(any())).thenReturn(result);
    SyncParts.Connections clusters = mock(SyncParts.Connections.class);
    when(clusters.own()).thenReturn(target);
    when(clusters.remote("up")).thenReturn(source);
    return clusters;
  }

  private static TGetMetaTableMeta table(String name, int replicas) {
    TGetMetaTabletMeta tablet = new TGetMetaTabletMeta().setId(5);
    for (int i = 0; i < replicas; i++) {
      tablet.addToReplicas(new TGetMetaReplicaMeta().setBackendId(i));
    }
    TGetMetaIndexMeta index = new TGetMetaIndexMeta().setId(4).setName(name);
    index.addToTablets(tablet);
    TGetMetaPartitionMeta partition = new TGetMetaPartitionMeta().setId(3).setName(name);
    partition.addToIndexes(index);
    TGetMetaTableMeta table = new TGetMetaTableMeta().setId(2).setName(name).setType("OLAP");
    table.addToPartitions(partition);
    return table;
  }

  private static SyncJobRecord job() {
    SyncJobRecord job = new SyncJobRecord();
    job.name = "j";
    job.cluster = "up";
    job.sourceDatabase = "db";
    return job;
  }

  @Test
  void aNewJobThatTakesTheReplicasOfTheSourceIsToldToo() throws Exception {
    assertThat(ReplicaWarning.of(source(3, 3), job()))
        .isEqualTo(
            "table 'b' has 3 replicas on the source, but 2 backends of this cluster are alive: nothing is copied before there are as many. HINT: ALTER SYNC JOB j SET PROPERTIES (\"replication_num\" = \"2\")");
    assertThat(ReplicaWarning.of(source(3, 2), job())).isNull();
    SyncJobRecord without = job();
    without.exclude.add("b");
    assertThat(ReplicaWarning.of(source(3, 3), without)).isNull();
    SyncJobRecord own = job();
    own.properties.put("replication_num", "2");
    assertThat(ReplicaWarning.of(source(3, 3), own)).isNull();
  }

  @Test
  void asksForNoTablesWhereNoneCanHaveTooManyReplicas() throws Exception {
    SyncParts.Connections clusters = source(2, 2);
    assertThat(ReplicaWarning.of(clusters, job())).isNull();
    verify(clusters.remote("up").frontend(), never()).getMeta(any());
  }

  @Test
  void isSilentWhenNobodyKnows() throws Exception {
    when(target.backends()).thenThrow(ClusterException.transientError("no answer"));
    assertThat(warning("3")).isNull();
  }
}
