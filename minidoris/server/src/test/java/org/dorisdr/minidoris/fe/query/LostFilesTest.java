package org.dorisdr.minidoris.fe.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.dorisdr.minidoris.be.Backend;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A backend loses or damages files of rowsets while it runs. */
class LostFilesTest {
  @TempDir Path home;

  private static List<Path> rowsetFiles(Backend backend) throws Exception {
    try (Stream<Path> files = Files.walk(backend.storage().root().resolve("data"))) {
      return files
          .filter(f -> f.toString().endsWith("_0.dat") && !f.toString().contains("_binlog"))
          .toList();
    }
  }

  private static List<String> health(TestCluster c) {
    // total, healthy, missing, unrecoverable
    List<String> row =
        c.sql("SHOW PROC '/cluster_health/tablet_health'").stream()
            .filter(r -> r.contains("|db|"))
            .map(r -> r.split("\\|"))
            .map(r -> List.of(r[2], r[3], r[4], r[13]))
            .findFirst()
            .orElseThrow();
    return row;
  }

  /** As long as it rests, what is found missing stays so, however late this test looks. */
  private static void repair(TestCluster c, boolean on) {
    c.sql("ADMIN SET FRONTEND CONFIG ('disable_tablet_scheduler' = '" + !on + "')");
  }

  private static void awaitHealth(TestCluster c, String... wanted) {
    Awaitility.await().untilAsserted(() -> assertThat(health(c)).containsExactly(wanted));
  }

  @Test
  void aReplicaThatLostAFileIsMadeAnewFromAGoodOneAndNoQueryFails() throws Exception {
    try (TestCluster c = new TestCluster(home, 2)) {
      c.sql(
          "CREATE TABLE two (k INT, v TEXT) DUPLICATE KEY(k) DISTRIBUTED BY HASH(k) BUCKETS 1"
              + " PROPERTIES('replication_num'='2')");
      c.sql("INSERT INTO two VALUES (1,'a')");
      c.sql("INSERT INTO two VALUES (2,'b')");
      awaitHealth(c, "1", "1", "0", "0");

      repair(c, false);
      Files.delete(rowsetFiles(c.backends.get(0)).get(0));
      Path cut = rowsetFiles(c.backends.get(0)).get(0);
      Files.write(cut, new byte[3]);
      for (int i = 0; i < 4; i++) {
        assertThat(c.sql("SELECT * FROM two ORDER BY k")).containsExactly("1|a", "2|b");
      }
      awaitHealth(c, "1", "0", "1", "0");
      repair(c, true);
      awaitHealth(c, "1", "1", "0", "0");
      assertThat(c.backends.get(0).storage().tablets())
          .allSatisfy(t -> assertThat(t.checkFiles()).isEmpty());
      c.sql("INSERT INTO two VALUES (3,'c')");
      c.backends.remove(1).close();
      Awaitility.await()
          .ignoreExceptions()
          .until(() -> c.sql("SELECT * FROM two ORDER BY k").equals(List.of("1|a", "2|b", "3|c")));
    }
  }

  @Test
  void theOnlyReplicaThatLostAFileIsToldUntilTheFileIsBack() throws Exception {
    try (TestCluster c = new TestCluster(home, 1)) {
      c.sql(
          "CREATE TABLE one (k INT, v TEXT) DUPLICATE KEY(k) DISTRIBUTED BY HASH(k) BUCKETS 1"
              + " PROPERTIES('replication_num'='1')");
      c.sql("INSERT INTO one VALUES (1,'a')");
      Path file = rowsetFiles(c.backends.get(0)).get(0);
      byte[] bytes = Files.readAllBytes(file);

      Files.delete(file);
      assertThat(c.error("SELECT * FROM one")).contains("is damaged: file " + file + " is missing");
      awaitHealth(c, "1", "0", "0", "1");
      assertThat(c.error("SELECT * FROM one"))
          .contains("has no queryable replicas. err: replica ")
          .contains("has lost files. HINT: ");
      assertThat(c.error("INSERT INTO one VALUES (2,'b')")).contains("has no replica");

      Files.write(file, bytes);
      awaitHealth(c, "1", "1", "0", "0");
      c.sql("INSERT INTO one VALUES (2,'b')");
      assertThat(c.sql("SELECT * FROM one ORDER BY k")).containsExactly("1|a", "2|b");
    }
  }

  /** Flips one bit of the stored rows; length and name stay as they are. */
  private static void flipABit(Path file) throws Exception {
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length / 3] ^= 1;
    Files.write(file, bytes);
  }

  @Test
  void aReplicaOfWhichABitWasFlippedIsMadeAnewAndNoQueryShowsWrongRows() throws Exception {
    try (TestCluster c = new TestCluster(home, 2)) {
      c.sql(
          "CREATE TABLE two (k INT, v TEXT) DUPLICATE KEY(k) DISTRIBUTED BY HASH(k) BUCKETS 1"
              + " PROPERTIES('replication_num'='2')");
      c.sql("INSERT INTO two VALUES (1,'a'),(2,'b')");
      awaitHealth(c, "1", "1", "0", "0");
      repair(c, false);
      Path damaged = rowsetFiles(c.backends.get(0)).get(0);
      flipABit(damaged);
      for (int i = 0; i < 4; i++) {
        assertThat(c.sql("SELECT * FROM two ORDER BY k")).containsExactly("1|a", "2|b");
      }
      awaitHealth(c, "1", "0", "1", "0");
      repair(c, true);
      awaitHealth(c, "1", "1", "0", "0");
      assertThat(damaged).doesNotExist();
      c.backends.remove(1).close();
      Awaitility.await()
          .ignoreExceptions()
          .until(() -> c.sql("SELECT * FROM two ORDER BY k").equals(List.of("1|a", "2|b")));
    }
  }

  @Test
  void theOnlyReplicaOfWhichABitWasFlippedIsAnError() throws Exception {
    try (TestCluster c = new TestCluster(home, 1)) {
      c.sql(
          "CREATE TABLE one (k INT, v TEXT) DUPLICATE KEY(k) DISTRIBUTED BY HASH(k) BUCKETS 1"
              + " PROPERTIES('replication_num'='1')");
      c.sql("INSERT INTO one VALUES (1,'a'),(2,'b')");
      Path file = rowsetFiles(c.backends.get(0)).get(0);
      flipABit(file);
      assertThat(c.error("SELECT * FROM one")).contains("is damaged: file " + file + " has checks");
      awaitHealth(c, "1", "0", "0", "1");
      assertThat(c.error("SELECT * FROM one")).contains("has lost files. HINT: ");
      flipABit(file);
      awaitHealth(c, "1", "1", "0", "0");
      assertThat(c.sql("SELECT * FROM one ORDER BY k")).containsExactly("1|a", "2|b");
    }
  }

  @Test
  void aTabletThatItsBackendNoLongerReportsIsMadeAnewFromAGoodReplica() throws Exception {
    try (TestCluster c = new TestCluster(home, 2)) {
      c.sql(
          "CREATE TABLE two (k INT, v TEXT) DUPLICATE KEY(k) DISTRIBUTED BY HASH(k) BUCKETS 1"
              + " PROPERTIES('replication_num'='2')");
      c.sql("INSERT INTO two VALUES (1,'a')");
      awaitHealth(c, "1", "1", "0", "0");
      repair(c, false);
      long tablet = c.backends.get(0).storage().tablets().iterator().next().id();
      c.backends.get(0).storage().dropTablet(tablet, 0);
      awaitHealth(c, "1", "0", "1", "0");
      repair(c, true);
      awaitHealth(c, "1", "1", "0", "0");
      assertThat(c.backends.get(0).storage().requireTablet(tablet).maxVersion()).isEqualTo(2);
      assertThat(c.sql("SELECT * FROM two")).containsExactly("1|a");
    }
  }
}
