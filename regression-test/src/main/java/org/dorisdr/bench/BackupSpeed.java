package org.dorisdr.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.dorisdr.bench.S3Files.RemoteFile;

/**
 * How fast backup and restore move bytes, beside a plain copy of the same files: a client of the
 * same kind over the same endpoint, one file after the other and then as many at a time as a
 * backend moves; the faster of both counts. The median of a few rounds. What a backup takes that
 * has hardly any bytes is told too, because MB/s say little where that is most of it.
 *
 * <p>The plain copy checks what it moves by its MD5, as a restore does, and as its client does by
 * itself where a store sends checksums along; without that check it is measured as well.
 */
final class BackupSpeed {
  private static final String DATABASE = "bench_backup";
  private static final String TINY = "bench_tiny";
  private static final String REPOSITORY = "bench_speed";

  /** As many files as a backend of minidoris moves at a time. */
  private static final int LANES = 4;

  private static final int WARM = 5;

  /** Each in a repository of its own, so that nothing is there already. */
  private static final int ROUNDS = 3;

  private final BackupRig rig;
  private final Path directory;

  private record Times(double backup, double restore) {}

  private record Plain(Times checked, double uncheckedRestore) {}

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
    List<Times> ours = new ArrayList<>();
    List<Plain> plain = new ArrayList<>();
    double size = 0;
    try (S3Files store = rig.store()) {
      PlainTransfers transfers = new PlainTransfers(store, directory.resolve("plain"));
      transfers.download(store.list(BackupRig.folder(REPOSITORY, "tiny1")), LANES, true);
      for (int i = 1; i <= ROUNDS; i++) {
        String repository = REPOSITORY + i;
        rig.repository(repository, rig.clusters().s3Endpoint());
        ours.add(ours(DATABASE, "full" + i, repository));
        String folder = BackupRig.folder(repository, "full" + i);
        List<RemoteFile> files = store.list(folder);
        size = files.stream().mapToLong(RemoteFile::size).sum() / 1e6;
        plain.add(plain(transfers, files, folder + "_plain"));
      }
      transfers.clear();
    }
    List<Times> checked = plain.stream().map(Plain::checked).toList();
    row(report, "backup", size, fixed.backup, Times::backup, ours, checked);
    report.printLast(System.out);
    Map<String, Object> restore =
        row(report, "restore", size, fixed.restore, Times::restore, ours, checked);
    double unchecked = median(plain, Plain::uncheckedRestore);
    restore.put("unchecked copy MB/s", Lag.rounded(size / unchecked));
    restore.put("ratio to that", Lag.rounded(unchecked / median(ours, Times::restore)));
    report.printLast(System.out);
    Sql.run(rig.sql(), "DROP DATABASE " + DATABASE + " FORCE");
  }

  /** The last of a few, so that what a first one compiles and connects is not counted. */
  private Times fixed(BigRows rows) throws SQLException, InterruptedException, IOException {
    rows.fill(TINY, 1);
    Times times = null;
    for (int i = 1; i <= WARM; i++) {
      times = ours(TINY, "tiny" + i, REPOSITORY);
    }
    Sql.run(rig.sql(), "DROP DATABASE " + TINY + " FORCE");
    return times;
  }

  private Times ours(String database, String label, String repository)
      throws SQLException, InterruptedException, IOException {
    PlainTransfers.settle();
    double backup = rig.backup(database, label, repository);
    PlainTransfers.settle();
    double restore = rig.restore(database + "_again", label, repository);
    Sql.run(rig.sql(), "DROP DATABASE " + database + "_again FORCE");
    return new Times(backup, restore);
  }

  private static Plain plain(PlainTransfers transfers, List<RemoteFile> files, String folder)
      throws IOException, InterruptedException {
    double unchecked = transfers.download(files, LANES, false);
    double down = transfers.download(files, 1, true);
    double up = transfers.upload(files.size(), 1, folder);
    down = Math.min(down, transfers.download(files, LANES, true));
    up = Math.min(up, transfers.upload(files.size(), LANES, folder));
    return new Plain(new Times(up, down), unchecked);
  }

  private static Map<String, Object> row(
      Report report,
      String what,
      double size,
      double fixed,
      ToDoubleFunction<Times> seconds,
      List<Times> oursOfAll,
      List<Times> plainOfAll) {
    double ours = median(oursOfAll, seconds);
    double plain = median(plainOfAll, seconds);
    Map<String, Object> row = report.row();
    row.put("what", what + ", from the statement to FINISHED");
    row.put("MB", Lag.rounded(size));
    row.put("s", Lag.rounded(ours));
    row.put("of a tiny one s", Lag.rounded(fixed));
    row.put("MB/s", Lag.rounded(size / ours));
    row.put("plain copy MB/s", Lag.rounded(size / plain));
    row.put("ratio", Lag.rounded(plain / ours));
    row.put("without what a tiny one takes", Lag.rounded(plain / (ours - fixed)));
    return row;
  }

  private static <T> double median(List<T> all, ToDoubleFunction<T> seconds) {
    return new Percentiles(all.stream().mapToDouble(seconds).toArray()).at(0.5);
  }
}
