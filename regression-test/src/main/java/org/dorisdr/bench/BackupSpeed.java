package org.dorisdr.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.dorisdr.bench.S3Files.RemoteFile;

/**
 * How fast backup and restore move bytes, beside a plain copy of the same files: a client of the
 * same kind over the same endpoint, one file after the other and then as many at a time as a
 * backend moves; the faster of both counts. What a backup takes that has hardly any bytes is told
 * too, because MB/s say little where that is most of it.
 */
final class BackupSpeed {
  private static final String DATABASE = "bench_backup";
  private static final String TINY = "bench_tiny";
  private static final String REPOSITORY = "bench_speed";

  /** As many files as a backend of minidoris moves at a time. */
  private static final int LANES = 4;

  private static final int WARM = 3;

  private final BackupRig rig;
  private final Path directory;

  private record Times(double backup, double restore) {}

  BackupSpeed(BackupRig rig, Path directory) {
    this.rig = rig;
    this.directory = directory;
  }

  void measure(int megabytes, Report report)
      throws SQLException, InterruptedException, IOException {
    BigRows rows = rig.rows(directory);
    rig.repository(REPOSITORY, rig.clusters().s3Endpoint());
    Times fixed = fixed(rows);
    rows.fill(DATABASE, (long) megabytes << 20);
    Times ours = ours(DATABASE, "full");
    try (S3Files store = rig.store()) {
      PlainTransfers plain = new PlainTransfers(store, directory.resolve("plain"));
      plain.download(store.list(BackupRig.folder(REPOSITORY, "tiny1")), LANES);
      List<RemoteFile> files = store.list(BackupRig.folder(REPOSITORY, "full"));
      double size = files.stream().mapToLong(RemoteFile::size).sum() / 1e6;
      String folder = BackupRig.folder(REPOSITORY, "x") + "_plain";
      double down = plain.download(files, 1);
      double up = plain.upload(files.size(), 1, folder);
      down = Math.min(down, plain.download(files, LANES));
      up = Math.min(up, plain.upload(files.size(), LANES, folder));
      plain.clear();
      row(report, "backup", size, ours.backup, fixed.backup, up);
      row(report, "restore", size, ours.restore, fixed.restore, down);
    }
    Sql.run(rig.sql(), "DROP DATABASE " + DATABASE + " FORCE");
  }

  /** The last of a few, so that what a first one compiles and connects is not counted. */
  private Times fixed(BigRows rows) throws SQLException, InterruptedException, IOException {
    rows.fill(TINY, 1);
    Times times = null;
    for (int i = 1; i <= WARM; i++) {
      times = ours(TINY, "tiny" + i);
    }
    Sql.run(rig.sql(), "DROP DATABASE " + TINY + " FORCE");
    return times;
  }

  private Times ours(String database, String label) throws SQLException, InterruptedException {
    double backup = rig.backup(database, label, REPOSITORY);
    double restore = rig.restore(database + "_again", label, REPOSITORY);
    Sql.run(rig.sql(), "DROP DATABASE " + database + "_again FORCE");
    return new Times(backup, restore);
  }

  private static void row(
      Report report, String what, double size, double ours, double fixed, double plain) {
    Map<String, Object> row = report.row();
    row.put("what", what + ", from the statement to FINISHED");
    row.put("MB", Lag.rounded(size));
    row.put("s", Lag.rounded(ours));
    row.put("of a tiny one s", Lag.rounded(fixed));
    row.put("MB/s", Lag.rounded(size / ours));
    row.put("plain copy MB/s", Lag.rounded(size / plain));
    row.put("ratio", Lag.rounded(plain / ours));
    row.put("without what a tiny one takes", Lag.rounded(plain / (ours - fixed)));
    report.printLast(System.out);
  }
}
