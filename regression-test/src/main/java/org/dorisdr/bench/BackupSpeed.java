package org.dorisdr.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/**
 * How fast backup and restore move bytes, beside a plain copy of the same files: one client of the
 * same kind, one file after the other, over the same endpoint.
 */
final class BackupSpeed {
  private static final String DATABASE = "bench_backup";
  private static final String REPOSITORY = "bench_speed";

  private final BackupRig rig;
  private final Path directory;

  BackupSpeed(BackupRig rig, Path directory) {
    this.rig = rig;
    this.directory = directory.resolve("plain");
  }

  void measure(int megabytes, Report report)
      throws SQLException, InterruptedException, IOException {
    RandomRows.fill(rig.sql(), DATABASE, (long) megabytes << 20);
    rig.repository(REPOSITORY, rig.clusters().s3Endpoint());
    double backup = rig.backup(DATABASE, "full", REPOSITORY);
    double restore = rig.restore(DATABASE + "_again", "full", REPOSITORY);
    Files.createDirectories(directory);
    try (S3Files store = rig.store()) {
      List<S3Files.RemoteFile> files = store.list(BackupRig.folder(REPOSITORY, "full"));
      double size = files.stream().mapToLong(S3Files.RemoteFile::size).sum() / 1e6;
      double down = download(store, files);
      double up = upload(store, files);
      row(report, "backup", size, backup, up);
      row(report, "restore", size, restore, down);
    }
    Sql.run(rig.sql(), "DROP DATABASE " + DATABASE + " FORCE");
    Sql.run(rig.sql(), "DROP DATABASE " + DATABASE + "_again FORCE");
  }

  private double download(S3Files store, List<S3Files.RemoteFile> files) {
    long start = System.nanoTime();
    for (int i = 0; i < files.size(); i++) {
      store.download(files.get(i).key(), directory.resolve("file" + i));
    }
    return (System.nanoTime() - start) / 1e9;
  }

  private double upload(S3Files store, List<S3Files.RemoteFile> files) {
    long start = System.nanoTime();
    for (int i = 0; i < files.size(); i++) {
      store.upload(
          directory.resolve("file" + i), BackupRig.folder(REPOSITORY, "x") + "_plain/file" + i);
    }
    return (System.nanoTime() - start) / 1e9;
  }

  private static void row(Report report, String what, double size, double ours, double plain) {
    Map<String, Object> row = report.row();
    row.put("what", what + ", from the statement to FINISHED");
    row.put("MB", Lag.rounded(size));
    row.put("s", Lag.rounded(ours));
    row.put("MB/s", Lag.rounded(size / ours));
    row.put("plain copy MB/s", Lag.rounded(size / plain));
    row.put("ratio", Lag.rounded(plain / ours));
    report.printLast(System.out);
  }
}
