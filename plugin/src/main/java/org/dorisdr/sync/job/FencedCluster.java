package org.dorisdr.sync.job;

import java.time.Duration;
import java.util.List;
import org.dorisdr.cluster.Backend;
import org.dorisdr.cluster.BackendRpc;
import org.dorisdr.cluster.Cluster;
import org.dorisdr.cluster.ClusterException;
import org.dorisdr.cluster.FrontendRpc;
import org.dorisdr.cluster.Rows;
import org.dorisdr.cluster.SqlRunner;
import org.dorisdr.sync.state.SyncJournal;

/**
 * The target as a running job has it: once the job is fenced nothing gets there any more, whatever
 * step is under way. Somebody who takes the tables over by force does not wait for a step that
 * waits for a dead source. Thread safe as what it stands for.
 */
final class FencedCluster implements Cluster {

  private final Cluster cluster;
  private final SyncJournal journal;

  FencedCluster(Cluster cluster, SyncJournal journal) {
    this.cluster = cluster;
    this.journal = journal;
  }

  static void refuseIfFenced(SyncJournal journal) throws ClusterException {
    if (journal.isFenced()) {
      throw ClusterException.transientError("the job is being stopped");
    }
  }

  @Override
  public String name() {
    return cluster.name();
  }

  @Override
  public FrontendRpc frontend() {
    return new FencedFrontend(cluster.frontend(), journal);
  }

  @Override
  public BackendRpc backendRpc() {
    return cluster.backendRpc();
  }

  @Override
  public SqlRunner sql() {
    SqlRunner sql = cluster.sql();
    return (database, text) -> {
      refuseIfFenced(journal);
      return sql.run(database, text);
    };
  }

  @Override
  public Rows query(String sql, Duration limit) throws ClusterException {
    return cluster.query(sql, limit);
  }

  @Override
  public List<Backend> backends() throws ClusterException {
    return cluster.backends();
  }

  @Override
  public void close() {
    cluster.close();
  }
}
