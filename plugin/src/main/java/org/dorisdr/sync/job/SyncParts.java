package org.dorisdr.sync.job;

import java.util.concurrent.Executor;
import org.dorisdr.cluster.Cluster;
import org.dorisdr.cluster.ClusterException;
import org.dorisdr.host.Clock;
import org.dorisdr.job.Backoff;
import org.dorisdr.sync.context.Holds;
import org.dorisdr.sync.state.SyncStore;

/**
 * What every sync job needs of its surroundings. Thread safe.
 *
 * @param io where blocking calls to backends run
 */
public record SyncParts(
    SyncStore store,
    Connections connections,
    Executor io,
    Clock clock,
    Backoff backoff,
    Holds holds) {

  public SyncParts(
      SyncStore store, Connections connections, Executor io, Clock clock, Backoff backoff) {
    this(store, connections, io, clock, backoff, new Holds());
  }

  /** Finds the clusters; shared by all jobs, which do not close them. */
  public interface Connections {
    /** The cluster that we live in. */
    Cluster own();

    /**
     * @throws ClusterException if no cluster of that name is defined or its secret cannot be read
     */
    Cluster remote(String name) throws ClusterException;
  }
}
