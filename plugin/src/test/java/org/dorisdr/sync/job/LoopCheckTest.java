package org.dorisdr.sync.job;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.dorisdr.cluster.Backend;
import org.dorisdr.cluster.BackendRpc;
import org.dorisdr.cluster.Cluster;
import org.dorisdr.cluster.ClusterException;
import org.dorisdr.cluster.FrontendRpc;
import org.dorisdr.cluster.HostPort;
import org.dorisdr.cluster.Rows;
import org.dorisdr.cluster.SqlRunner;
import org.dorisdr.host.HostException;
import org.dorisdr.sync.state.SyncJobRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A job may not write what it reads, be it directly or by way of a job of the other cluster. */
class LoopCheckTest {
  private final Fake source = new Fake(1);
  private final Fake target = new Fake(2);
  private final SyncJobRecord job = new SyncJobRecord();

  /** A cluster that answers two SHOW statements. */
  private static final class Fake implements Cluster {
    final List<List<String>> jobs = new ArrayList<>();
    final List<Backend> backends;
    boolean plugin = true;
    String queryPort = "9030";

    Fake(int number) {
      HostPort address = new HostPort("10.0.0." + number, 9060);
      backends = List.of(new Backend(1000 + number, address, 8040, true));
    }

    @Override
    public SqlRunner sql() {
      return (database, sql) ->
          switch (sql) {
            case "SHOW SYNC JOBS" -> jobs();
            case "SHOW REMOTE CLUSTERS" ->
                new Rows(
                    List.of("Name", "FeHosts", "QueryPort"),
                    List.of(List.of("down", "10.0.0.9,10.0.0.2:9030:9020", "9030")));
            case "SHOW FRONTENDS" ->
                new Rows(List.of("Host", "QueryPort"), List.of(List.of("10.0.0.2", queryPort)));
            default -> throw new AssertionError(sql);
          };
    }

    private Rows jobs() throws ClusterException {
      if (!plugin) {
        throw ClusterException.refused("mismatched input 'SYNC'");
      }
      return new Rows(List.of("Name", "State", "Cluster", "Source", "Target"), jobs);
    }

    @Override
    public List<Backend> backends() {
      return backends;
    }

    @Override
    public String name() {
      return "fake";
    }

    @Override
    public FrontendRpc frontend() {
      throw new AssertionError();
    }

    @Override
    public BackendRpc backendRpc() {
      throw new AssertionError();
    }

    @Override
    public void close() {}
  }

  @BeforeEach
  void job() {
    job.name = "back";
    job.cluster = "up";
    job.sourceDatabase = "shop";
    job.targetDatabase = "shop";
  }

  private void check(Fake from, Fake to) throws ClusterException, HostException {
    LoopCheck.check(from, to, job);
  }

  @Test
  void refusesADatabaseThatIsItsOwnTarget() {
    assertThatThrownBy(() -> check(source, source))
        .isInstanceOf(HostException.class)
        .hasMessageContaining("remote cluster 'up' is this cluster")
        .hasMessageContaining("HINT:");
  }

  @Test
  void allowsAnotherDatabaseOrTableOfTheSameCluster() {
    job.targetDatabase = "copy";
    assertThatCode(() -> check(source, source)).doesNotThrowAnyException();
    job.targetDatabase = "shop";
    job.sourceTable = "a";
    job.targetTable = "b";
    assertThatCode(() -> check(source, source)).doesNotThrowAnyException();
    job.targetTable = "a";
    assertThatThrownBy(() -> check(source, source)).isInstanceOf(HostException.class);
  }

  @Test
  void refusesTheWayBackWhileAJobOfTheSourceStillWritesThere() {
    source.jobs.add(List.of("there", "RUNNING", "down", "shop", "shop"));
    assertThatThrownBy(() -> check(source, target))
        .hasMessageContaining("sync job 'there' of cluster 'up'")
        .hasMessageContaining("HINT: PROMOTE or DROP SYNC JOB there, on 'up'");
    source.jobs.set(0, List.of("there", "RUNNING", "down", "shop.t", "shop.t"));
    assertThatThrownBy(() -> check(source, target)).isInstanceOf(HostException.class);
  }

  @Test
  void allowsTheWayBackAfterAPromotionAndChainsOfClusters() {
    source.jobs.add(List.of("there", "PROMOTED", "down", "shop", "shop"));
    source.jobs.add(List.of("other", "RUNNING", "down", "shop", "elsewhere"));
    source.jobs.add(List.of("from", "RUNNING", "down", "elsewhere", "shop"));
    source.jobs.add(List.of("third", "RUNNING", "unknown", "shop", "shop"));
    assertThatCode(() -> check(source, target)).doesNotThrowAnyException();
    source.jobs.set(0, List.of("there", "RUNNING", "down", "shop", "shop"));
    target.queryPort = "9031";
    assertThatCode(() -> check(source, target)).doesNotThrowAnyException();
    source.plugin = false;
    assertThatCode(() -> check(source, target)).doesNotThrowAnyException();
  }
}
