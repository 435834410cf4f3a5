package org.dorisdr.bench;

import java.sql.SQLException;
import java.util.Map;

/** Backup and restore of many tablets with a few bytes each. */
final class ManyTablets {
  private static final String DATABASE = "bench_tablets";
  private static final String REPOSITORY = "bench_tablets";
  private static final int BUCKETS = 100;

  private final BackupRig rig;

  ManyTablets(BackupRig rig) {
    this.rig = rig;
  }

  void measure(int tablets, Report report) throws SQLException, InterruptedException {
    Sql.run(rig.sql(), "DROP DATABASE IF EXISTS " + DATABASE + " FORCE");
    Sql.run(rig.sql(), "CREATE DATABASE " + DATABASE);
    for (int i = 0; i < Math.max(1, tablets / BUCKETS); i++) {
      String table = DATABASE + ".t" + i;
      Sql.run(
          rig.sql(),
          "CREATE TABLE "
              + table
              + " (id INT) DUPLICATE KEY(id) DISTRIBUTED BY HASH(id) BUCKETS "
              + Math.min(BUCKETS, tablets)
              + " PROPERTIES (\"replication_num\" = \"1\")");
      StringBuilder rows = new StringBuilder();
      for (int row = 0; row < BUCKETS; row++) {
        rows.append(row == 0 ? "(" : ",(").append(row).append(')');
      }
      Sql.run(rig.sql(), "INSERT INTO " + table + " VALUES " + rows);
    }
    rig.repository(REPOSITORY, rig.clusters().s3Endpoint());
    row(report, "backup", tablets, rig.backup(DATABASE, "many", REPOSITORY));
    row(report, "second backup", tablets, rig.backup(DATABASE, "again", REPOSITORY));
    row(report, "restore", tablets, rig.restore(DATABASE + "_again", "many", REPOSITORY));
    Sql.run(rig.sql(), "DROP DATABASE " + DATABASE + " FORCE");
    Sql.run(rig.sql(), "DROP DATABASE " + DATABASE + "_again FORCE");
  }

  private static void row(Report report, String what, int tablets, double seconds) {
    Map<String, Object> row = report.row();
    row.put("what", what + " of small tablets");
    row.put("tablets", tablets);
    row.put("s", Lag.rounded(seconds));
    row.put("tablets/s", Lag.rounded(tablets / seconds));
    report.printLast(System.out);
  }
}
