package org.dorisdr.minidoris.fe.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.dorisdr.minidoris.testing.FailingDisk;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The disk of one of three backends fails while it runs. */
class BadDiskTest {

  @TempDir Path home;

  private static void create(TestCluster c, String name, int replicas) {
    c.sql(createSql(name, replicas));
  }

  private static String createSql(String name, int replicas) {
    return "CREATE TABLE %s (k INT) DUPLICATE KEY(k) DISTRIBUTED BY HASH(k) BUCKETS 3 PROPERTIES('replication_num'='%d')"
        .formatted(name, replicas);
  }

  private static long sum(TestCluster c, String table) {
    return Long.parseLong(c.sql("SELECT sum(k) FROM " + table).get(0));
  }

  @Test
  void theOthersTakeItsPlaceAndNothingThatWasAcknowledgedIsLost() throws Exception {
    try (FailingDisk disk = FailingDisk.at(home.resolve("be0"), home.resolve("disk"), 120);
        TestCluster c = new TestCluster(home, 3)) {
      create(c, "t", 3);
      create(c, "two", 2);
      c.sql("INSERT INTO t VALUES (1), (2), (3), (4)");
      c.sql("INSERT INTO two VALUES (1), (2), (3), (4)");
      String id = c.sql("SHOW BACKENDS").get(0).split("\\|")[0];
      assertThat(c.sql("SHOW PROC '/backends/" + id + "'"))
          .singleElement()
          .asString()
          .contains("|ONLINE|");

      disk.fail();
      long acknowledged = writeUntilKnown(c, id);

      assertThat(sum(c, "t")).isEqualTo(10 + acknowledged);
      assertThat(sum(c, "two")).isEqualTo(10);
      // Whoever waits for a replica waits for half a minute or more, each time.
      long start = System.nanoTime();
      for (int i = 0; i < 10; i++) {
        c.sql("INSERT INTO t VALUES (1000), (2000), (3000)");
      }
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMinutes(4));
      assertThat(sum(c, "t")).isEqualTo(10 + acknowledged + 60_000);
      showsIt(c, id);
      newTabletsGoElsewhere(c);
      replicasAreMadeElsewhere(c, id);
    }
  }

  /** Sum of what was inserted meanwhile: some may fail, none may be lost. */
  private static long writeUntilKnown(TestCluster c, String id) {
    long[] acknowledged = {0};
    await()
        .until(
            () -> {
              String answer = c.error("INSERT INTO t VALUES (100)");
              acknowledged[0] += answer.equals("no error but [1]") ? 100 : 0;
              return c.sql("SHOW PROC '/backends/" + id + "'").get(0).contains("|OFFLINE|");
            });
    return acknowledged[0];
  }

  private static void showsIt(TestCluster c, String id) {
    List<String> columns = List.of(c.sql("SHOW BACKENDS").get(0).split("\\|"));
    assertThat(columns.get(0)).isEqualTo(id);
    assertThat(columns.get(9)).isEqualTo("true");
    // As Doris counts: only what is on disks that can be used; 1 B stands for nothing.
    assertThat(columns.subList(14, 16)).containsExactly("1.000 B", "1.000 B");
  }

  private static void newTabletsGoElsewhere(TestCluster c) {
    assertThat(c.error(createSql("u", 3))).contains("available backend num is 2");
    create(c, "u", 2);
    c.sql("INSERT INTO u VALUES (1), (2), (3)");
    assertThat(sum(c, "u")).isEqualTo(6);
  }

  private static void replicasAreMadeElsewhere(TestCluster c, String id) {
    await()
        .untilAsserted(
            () ->
                assertThat(c.sql("SHOW REPLICA STATUS FROM two"))
                    .hasSize(6)
                    .allMatch(row -> row.endsWith("|OK") && !row.contains("|" + id + "|")));
    assertThat(sum(c, "two")).isEqualTo(10);
  }
}
