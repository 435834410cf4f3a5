package org.dorisdr.bench;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** What goes over the wire to the store when little or nothing is new. */
final class IncrementalBytes {
  private static final String DATABASE = "bench_increment";
  private static final String REPOSITORY = "bench_counted";

  private final BackupRig rig;

  private final Path directory;

  IncrementalBytes(BackupRig rig, Path directory) {
    this.rig = rig;
    this.directory = directory;
  }

  void measure(int megabytes, Report report)
      throws SQLException, InterruptedException, IOException {
    BigRows rows = rig.rows(directory);
    rows.fill(DATABASE, (long) megabytes << 20);
    int port = URI.create(rig.clusters().s3Endpoint()).getPort();
    try (CountingProxy proxy = new CountingProxy(port);
        S3Files store = rig.store()) {
      rig.repository(REPOSITORY, proxy.endpoint());
      backup(proxy, store, "first", null, report);
      backup(proxy, store, "unchanged", "first", report);
      rows.add(DATABASE, 1L << 40, (long) megabytes << 17);
      backup(proxy, store, "eighth_new", "unchanged", report);
    }
    Sql.run(rig.sql(), "DROP DATABASE " + DATABASE + " FORCE");
  }

  private void backup(
      CountingProxy proxy, S3Files store, String label, String before, Report report)
      throws SQLException, InterruptedException {
    long sentBefore = proxy.sent();
    double seconds = rig.backup(DATABASE, label, REPOSITORY);
    double sent = (proxy.sent() - sentBefore) / 1e6;
    Set<String> old = new HashSet<>();
    if (before != null) {
      store.list(BackupRig.folder(REPOSITORY, before)).forEach(file -> old.add(file.name()));
    }
    double fresh = 0;
    double described = 0;
    for (S3Files.RemoteFile file : store.list(BackupRig.folder(REPOSITORY, label))) {
      boolean rowset = file.name().contains(".dat.");
      described += rowset ? 0 : file.size() / 1e6;
      fresh += rowset && !old.contains(file.name()) ? file.size() / 1e6 : 0;
    }
    Map<String, Object> row = report.row();
    row.put("what", "bytes to the store: backup " + label);
    row.put("s", Lag.rounded(seconds));
    row.put("sent MB", Lag.rounded(sent));
    row.put("new rowsets MB", Lag.rounded(fresh));
    row.put("descriptions MB", Lag.rounded(described));
    if (fresh > 0) {
      row.put("ratio", Lag.rounded(sent / fresh));
    }
    report.printLast(System.out);
  }
}
