package org.dorisdr.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.dorisdr.bench.S3Files.RemoteFile;

/**
 * How fast backup and restore move bytes, beside a plain copy of the same files: a client of the
 * same kind over the same endpoint, one file after the other and as many at a time as a backend
 * moves; the faster of both counts. All of it by turns, several times, so that a machine that is
 * slower for a while is so for everybody. What a backup takes that has hardly any bytes is told
 * too, because MB/s say little where that is most of it.
 *
 * <p>The plain copy checks what it moves by its MD5, as a restore does, and as its client does by
 * itself where a store sends checksums along; without that check it is measured as well. It sends
 * as backends do, and, as other tools do, with a signature of every byte.
 */
final class BackupSpeed {
  private static final String DATABASE = "bench_backup";
  private static final String REPOSITORY = "bench_speed";

  /** As many files as a backend of minidoris moves at a time. */
  private static final int LANES = 4;

  private final BackupRig rig;
  private final Path directory;
  private final int rounds;

  private final List<Double> backups = new ArrayList<>();
  private final List<Double> restores = new ArrayList<>();
  private final Ways uploads = new Ways();
  private final Ways signedUploads = new Ways();
  private final Ways downloads = new Ways();
  private final Ways uncheckedDownloads = new Ways();

  BackupSpeed(BackupRig rig, Path directory, int rounds) {
    this.rig = rig;
    this.directory = directory;
    this.rounds = rounds;
  }

  void measure(int megabytes, Report report)
      throws SQLException, InterruptedException, IOException {
    BigRows rows = rig.rows(directory);
    rig.repository(REPOSITORY, rig.clusters().s3Endpoint());
    TinyBackups tiny = new TinyBackups(rig, rows, REPOSITORY);
    rows.fill(DATABASE, (long) megabytes << 20);
    double size = 0;
    // What is compiled and connected in the first round is not counted.
    for (int round = 0; round <= rounds; round++) {
      if (round == 1) {
        forgetAll();
      }
      size = round(round) / 1e6;
    }
    Sql.run(rig.sql(), "DROP DATABASE " + DATABASE + " FORCE");
    TinyBackups.Times fixed = tiny.measure();
    Map<String, Object> row = row(report, "backup", size, backups, uploads.fastest());
    List<Double> signed = signedUploads.fastest();
    row.put("to one that signs bytes", Lag.rounded(Ways.median(Ways.ratios(signed, backups))));
    small(row, fixed.backup(), backups, uploads.fastest());
    row.put("without the plugin s", Lag.rounded(fixed.stockBackup()));
    report.printLast(System.out);
    row = row(report, "restore", size, restores, downloads.fastest());
    List<Double> unchecked = uncheckedDownloads.fastest();
    row.put(
        "to one that checks nothing", Lag.rounded(Ways.median(Ways.ratios(unchecked, restores))));
    small(row, fixed.restore(), restores, downloads.fastest());
    row.put("without the plugin s", Lag.rounded(fixed.stockRestore()));
    report.printLast(System.out);
  }

  private void forgetAll() {
    backups.clear();
    restores.clear();
    for (Ways ways : List.of(uploads, signedUploads, downloads, uncheckedDownloads)) {
      ways.clear();
    }
  }

  /** Everything once, in a repository of its own, so that nothing is there already. */
  private long round(int round) throws SQLException, IOException, InterruptedException {
    String repository = REPOSITORY + round;
    String label = "full" + round;
    rig.repository(repository, rig.clusters().s3Endpoint());
    String folder = BackupRig.folder(repository, label);
    try (S3Files store = rig.store(false);
        S3Files signing = rig.store(true)) {
      PlainTransfers plain = new PlainTransfers(store, directory.resolve("plain"));
      PlainTransfers plainSigned = new PlainTransfers(signing, directory.resolve("plain"));
      PlainTransfers.settle();
      backups.add(rig.backup(DATABASE, label, repository));
      List<RemoteFile> files = store.list(folder);
      downloads.add("one", plain.download(files, 1, true));
      uploads.add("one", plain.upload(files.size(), 1, folder + "_plain"));
      signedUploads.add("one", plainSigned.upload(files.size(), 1, folder + "_plain"));
      PlainTransfers.settle();
      restores.add(rig.restore(DATABASE + "_again", label, repository));
      Sql.run(rig.sql(), "DROP DATABASE " + DATABASE + "_again FORCE");
      downloads.add("some", plain.download(files, LANES, true));
      uncheckedDownloads.add("some", plain.download(files, LANES, false));
      uploads.add("some", plain.upload(files.size(), LANES, folder + "_plain"));
      signedUploads.add("some", plainSigned.upload(files.size(), LANES, folder + "_plain"));
      plain.clear();
      rig.dropSnapshot(repository, label);
      return files.stream().mapToLong(RemoteFile::size).sum();
    }
  }

  /** What hardly any bytes take, and the ratio of all that is beyond it. */
  private static void small(
      Map<String, Object> row, double fixed, List<Double> ours, List<Double> plain) {
    double ratio = Ways.median(plain) / (Ways.median(ours) - fixed);
    row.put("beyond a tiny one", Lag.rounded(ratio));
    row.put("of a tiny one s", Lag.rounded(fixed));
  }

  private static Map<String, Object> row(
      Report report, String what, double size, List<Double> ours, List<Double> plain) {
    List<Double> ratios = Ways.ratios(plain, ours);
    Map<String, Object> row = report.row();
    row.put("what", what + ", from the statement to FINISHED");
    row.put("MB", Lag.rounded(size));
    row.put("s", Lag.rounded(Ways.median(ours)));
    row.put("MB/s", Lag.rounded(size / Ways.median(ours)));
    row.put("plain copy MB/s", Lag.rounded(size / Ways.median(plain)));
    row.put("ratio", Lag.rounded(Ways.median(ratios)));
    row.put("least ratio", Lag.rounded(Ways.least(ratios)));
    return row;
  }
}
