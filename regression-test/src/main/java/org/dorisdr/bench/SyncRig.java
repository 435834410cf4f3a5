package org.dorisdr.bench;

import java.io.IOException;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import org.dorisdr.sandbox.Clusters;

/**
 * Two clusters and a way to replicate between them.
 *
 * @param clusters the processes, if they are ours; null if somebody else runs and replicates
 */
record SyncRig(Sessions source, Sessions target, Clusters clusters) {

  static SyncRig of(Clusters clusters) throws SQLException {
    SyncRig rig = new SyncRig(clusters.source()::connect, clusters.target()::connect, clusters);
    try (Connection connection = rig.target().open()) {
      Sql.run(
          connection,
          "CREATE REMOTE CLUSTER bench PROPERTIES (\"fe_hosts\" = \"127.0.0.1\", \"query_port\" = \""
              + clusters.source().ports().query()
              + "\", \"rpc_port\" = \""
              + clusters.source().ports().rpc()
              + "\", \"user\" = \"root\")");
    }
    return rig;
  }

  boolean isOurs() {
    return clusters != null;
  }

  /** Has the database replicated, and waits until increments flow. */
  void replicate(String database) throws SQLException, InterruptedException {
    if (!isOurs()) {
      return;
    }
    try (Connection connection = target.open()) {
      Sql.run(
          connection, "CREATE SYNC JOB " + database + " FROM CLUSTER bench DATABASE " + database);
      awaitPhase(connection, database);
    }
  }

  void awaitPhase(Connection connection, String database) throws InterruptedException {
    Sql.await(connection, showJob(database), "Phase", "INCREMENTAL"::equals);
  }

  static String showJob(String job) {
    return "SHOW SYNC JOBS LIKE '" + job + "'";
  }

  /** Ends what {@link #replicate} began. */
  void end(String database) throws SQLException {
    if (isOurs()) {
      try (Connection connection = target.open()) {
        Sql.run(connection, "DROP SYNC JOB " + database);
      }
    }
  }

  /**
   * Journal records that the plugin has written on the target, once it has shown that the job has
   * applied so many transactions.
   */
  double stateWrites(String job, long transactions) throws IOException, InterruptedException {
    Page page =
        new Page(URI.create("http://127.0.0.1:" + clusters.target().ports().feHttp() + "/metrics"));
    page.await("doris_fe_dr_sync_job_transactions_total{job=\"" + job + "\"}", transactions);
    return page.value("doris_fe_dr_sync_state_writes_total");
  }

  /** What the plugin has used on the target so far; zero if the FE is not ours. */
  JvmThreads pluginThreads() throws IOException, InterruptedException {
    return isOurs() ? JvmThreads.of(clusters.target().frontend().pid()) : new JvmThreads(0, 0);
  }
}
