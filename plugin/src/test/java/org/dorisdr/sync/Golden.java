package org.dorisdr.sync;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dorisdr.thrift.TBinlog;
import org.dorisdr.thrift.TBinlogType;

/** Binlogs recorded from a real FE. */
final class Golden {
  private static final Pattern LINE =
      Pattern.compile("  (\\d+) ([A-Z_]+) table_ids=(null|\\[.*?]) .*? data=(.*)");

  private Golden() {}

  /** Skips the test where the recordings are absent, except in CI. */
  static List<TBinlog> binlogs() {
    Path file =
        Path.of(System.getProperty("dorisdr.root", "..")).resolve("../shared/golden/sql.txt");
    if (!Files.exists(file)) {
      if ("true".equals(System.getenv("CI"))) {
        throw new IllegalStateException("recordings are missing: " + file);
      }
      assumeTrue(false, "no recordings at " + file);
    }
    try {
      List<TBinlog> all = new ArrayList<>();
      for (String line : Files.readAllLines(file)) {
        Matcher m = LINE.matcher(line);
        if (m.matches()) {
          all.add(binlog(m));
        }
      }
      return all;
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static TBinlog binlog(Matcher m) {
    TBinlog binlog =
        new TBinlog()
            .setCommitSeq(Long.parseLong(m.group(1)))
            .setType(TBinlogType.valueOf(m.group(2)))
            .setData(m.group(4));
    if (!m.group(3).equals("null")) {
      List<Long> ids = new ArrayList<>();
      for (String id : m.group(3).replaceAll("[\\[\\] ]", "").split(",")) {
        ids.add(Long.parseLong(id));
      }
      binlog.setTableIds(ids);
    }
    return binlog;
  }
}
