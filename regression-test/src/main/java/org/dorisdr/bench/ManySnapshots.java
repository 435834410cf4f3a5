package org.dorisdr.bench;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/** How long SHOW SNAPSHOT takes on a repository of many snapshots. */
final class ManySnapshots {
  private static final String DATABASE = "bench_list";
  private static final String REPOSITORY = "bench_list";

  private final BackupRig rig;

  ManySnapshots(BackupRig rig) {
    this.rig = rig;
  }

  /** Copies one snapshot under other names: SHOW SNAPSHOT reads names of files alone. */
  void measure(int count, Report report) throws SQLException, InterruptedException {
    RandomRows.fill(rig.sql(), DATABASE, 1000);
    rig.repository(REPOSITORY, rig.clusters().s3Endpoint());
    rig.backup(DATABASE, "s0", REPOSITORY);
    String from = BackupRig.folder(REPOSITORY, "s0");
    try (S3Files store = rig.store()) {
      List<S3Files.RemoteFile> files = store.list(from);
      for (int i = 1; i < count; i++) {
        for (S3Files.RemoteFile file : files) {
          if (!file.key().contains("__ss_content")) {
            store.copy(file.key(), BackupRig.folder(REPOSITORY, "s" + i) + "/" + file.name());
          }
        }
      }
    }
    list(count, report, "first");
    list(count, report, "again");
    Sql.run(rig.sql(), "DROP DATABASE " + DATABASE + " FORCE");
  }

  private void list(int count, Report report, String time) throws SQLException {
    long start = System.nanoTime();
    String rows = Integer.toString(Sql.count(rig.sql(), "SHOW SNAPSHOT ON " + REPOSITORY));
    double seconds = (System.nanoTime() - start) / 1e9;
    if (!rows.equals(Integer.toString(count))) {
      throw new BenchmarkException("SHOW SNAPSHOT has " + rows + " rows, not " + count);
    }
    Map<String, Object> row = report.row();
    row.put("what", "SHOW SNAPSHOT, " + time);
    row.put("snapshots", count);
    row.put("s", Lag.rounded(seconds));
    report.printLast(System.out);
  }
}
