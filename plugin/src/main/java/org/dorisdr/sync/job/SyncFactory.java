package org.dorisdr.sync.job;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;
import org.dorisdr.cluster.Cluster;
import org.dorisdr.cluster.ClusterConnections;
import org.dorisdr.cluster.ClusterException;
import org.dorisdr.host.Clock;
import org.dorisdr.host.MetaStore;
import org.dorisdr.job.Backoff;
import org.dorisdr.job.JsonStore;
import org.dorisdr.sync.state.SyncStore;

/** Puts the sync jobs together. Stateless. */
public final class SyncFactory {

  private static final Duration FIRST_RETRY = Duration.ofMillis(100);
  private static final Duration LAST_RETRY = Duration.ofSeconds(10);

  private SyncFactory() {}

  /**
   * @param io where blocking calls to backends run
   * @param enabled whether jobs may run at all
   */
  public static SyncJobs jobs(
      MetaStore store,
      ClusterConnections connections,
      Executor io,
      Clock clock,
      RandomGenerator random,
      BooleanSupplier enabled) {
    SyncParts.Connections both =
        new SyncParts.Connections() {
          @Override
          public Cluster own() {
            return connections.own();
          }

          @Override
          public Cluster remote(String name) throws ClusterException {
            return connections.remote(name);
          }
        };
    Backoff backoff = new Backoff(FIRST_RETRY, LAST_RETRY, random);
    SyncStore syncStore = new SyncStore(new JsonStore(store));
    return new SyncJobs(new SyncParts(syncStore, both, io, clock, backoff), enabled);
  }
}
