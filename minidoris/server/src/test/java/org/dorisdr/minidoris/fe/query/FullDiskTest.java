package org.dorisdr.minidoris.fe.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.dorisdr.minidoris.testing.SmallDisk;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The disk of a backend fills up while it runs. */
class FullDiskTest {
  private static final String TABLE =
      "CREATE TABLE t (k INT, v STRING) DUPLICATE KEY(k) DISTRIBUTED BY HASH(k) BUCKETS 4"
          + " PROPERTIES('replication_num'='1')";
  private static final String MANY =
      "INSERT INTO t SELECT a.k, concat(md5(concat(a.k, b.k, c.k)), md5(concat(c.k, b.k, a.k)))"
          + " FROM s a CROSS JOIN s b CROSS JOIN s c";

  @TempDir Path home;

  private static void awaitInsert(TestCluster c, String values) {
    await()
        .ignoreExceptions()
        .until(() -> c.sql("INSERT INTO t VALUES " + values).equals(List.of("1")));
  }

  @Test
  void aLoadThatFindsNoRoomFailsAsAWholeAndTheNextOneAfterThatDoesNot() throws Exception {
    try (SmallDisk disk = SmallDisk.at(home.resolve("be0"), 120);
        TestCluster c = new TestCluster(home, 1)) {
      c.sql(TABLE);
      c.sql("INSERT INTO t VALUES (-1, 'first')");
      c.sql(TABLE.replace("TABLE t", "TABLE s"));
      c.sql(
          "INSERT INTO s VALUES "
              + IntStream.range(0, 100)
                  .mapToObj(i -> "(" + i + ", '')")
                  .collect(Collectors.joining(",")));
      disk.fillTo(16 << 10);
      assertThat(c.error(MANY)).containsIgnoringCase("no space left");
      assertThat(c.sql("SELECT * FROM t")).containsExactly("-1|first");
      disk.fillTo(0);
      assertThat(c.error("INSERT INTO t VALUES (-2, 'second')")).contains("exceed capacity limit");
      assertThat(c.sql("SELECT * FROM t")).containsExactly("-1|first");
      disk.makeRoom();
      awaitInsert(c, "(-3, 'third')");
      assertThat(c.sql("SELECT * FROM t ORDER BY k")).containsExactly("-3|third", "-1|first");
    }
  }
}
