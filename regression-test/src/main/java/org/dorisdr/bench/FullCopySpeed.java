package org.dorisdr.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** How fast a full copy moves bytes, beside a plain copy of the same files. */
final class FullCopySpeed {
  private static final String DATABASE = "bench_copy";

  private final SyncRig rig;
  private final Path directory;

  FullCopySpeed(SyncRig rig, Path directory) {
    this.rig = rig;
    this.directory = directory;
  }

  void measure(int megabytes, Report report)
      throws SQLException, InterruptedException, IOException {
    Path storage = directory.resolve("source/be/storage");
    Set<Object> old = files(storage).keySet();
    try (Connection source = rig.source().open()) {
      RandomRows.fill(source, DATABASE, (long) megabytes << 20);
    }
    Map<Object, Path> added = files(storage);
    added.keySet().removeAll(old);
    double moved = 0;
    for (Path file : added.values()) {
      moved += Files.size(file) / 1e6;
    }
    double plain =
        new PlainCopy(List.copyOf(added.values()), directory.resolve("plain-copy"))
            .megabytesPerSecond();
    long start = System.nanoTime();
    rig.replicate(DATABASE);
    double seconds = (System.nanoTime() - start) / 1e9;
    Map<String, Object> row = report.row();
    row.put("what", "full copy, CREATE SYNC JOB until increments flow");
    row.put("MB", Lag.rounded(moved));
    row.put("MB/s", Lag.rounded(moved / seconds));
    report.printLast(System.out);
    Map<String, Object> copy = report.row();
    copy.put("what", "plain copy of the same files over a loopback socket");
    copy.put("MB/s", Lag.rounded(plain));
    rig.end(DATABASE);
  }

  /** Files of rows by inode: a rowset, its binlog and its snapshot are links to the same file. */
  private static Map<Object, Path> files(Path top) throws IOException {
    Map<Object, Path> files = new HashMap<>();
    try (Stream<Path> all = Files.walk(top)) {
      for (Path file : all.filter(f -> f.toString().endsWith(".dat")).toList()) {
        files.put(Files.readAttributes(file, BasicFileAttributes.class).fileKey(), file);
      }
    }
    return files;
  }
}
