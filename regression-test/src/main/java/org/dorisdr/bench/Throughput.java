package org.dorisdr.bench;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;

/** How many transactions a second are applied when there is a backlog of them. */
final class Throughput {
  private static final int TABLES = 10;

  private final SyncRig rig;
  private final LoadTables tables = new LoadTables("bench_burst", TABLES);

  Throughput(SyncRig rig) {
    this.rig = rig;
  }

  void measure(int transactions, Report report)
      throws SQLException, InterruptedException, IOException {
    try (Connection source = rig.source().open();
        Connection target = rig.target().open()) {
      tables.createAnew(source);
      rig.replicate(tables.database());
      Sql.run(target, "PAUSE SYNC JOB " + tables.database());
      double writing =
          new RateLoad(rig.source(), tables, Double.POSITIVE_INFINITY, transactions).run(1, null);
      double writes = rig.stateWrites(tables.database(), 0);
      JvmThreads before = rig.pluginThreads();
      long start = System.nanoTime();
      Sql.run(target, "RESUME SYNC JOB " + tables.database());
      Sql.await(
          target,
          SyncRig.showJob(tables.database()),
          "Transactions",
          n -> Long.parseLong(n) >= transactions);
      double seconds = (System.nanoTime() - start) / 1e9;
      JvmThreads used = rig.pluginThreads().since(before);
      Map<String, Object> row = report.row();
      row.put("what", "backlog of " + transactions + " transactions, " + TABLES + " tables");
      row.put("achieved/s", Lag.rounded(transactions / seconds));
      row.put("CPU ms/txn", Lag.rounded(used.cpuMillis() / transactions));
      row.put("KB/txn", Lag.rounded(used.bytes() / 1024 / transactions));
      row.put(
          "journal/txn",
          Lag.rounded((rig.stateWrites(tables.database(), transactions) - writes) / transactions));
      report.printLast(System.out);
      Map<String, Object> written = report.row();
      written.put("what", "the same, written to the source");
      written.put("achieved/s", Lag.rounded(transactions / writing));
      rig.end(tables.database());
    }
  }
}
