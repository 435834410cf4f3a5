package org.dorisdr.minidoris.fe.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.dorisdr.minidoris.testing.BeProcess;
import org.dorisdr.minidoris.testing.ProcessCluster;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * kill -9 of the only backend, or of the master, amid a BACKUP, a RESTORE and INSERTs whose rows
 * flow. Jobs are held in a state by stopping the backend, or by a repository that is away for a
 * while: as in Doris tasks are tried again until the job's time is over.
 */
class KilledBackendTest {
  private static final int BUCKETS = 16;

  /** Takes long enough to be killed amid it. */
  private static final String MANY = " SELECT number, number FROM numbers('number' = '20000000')";

  @TempDir static Path directory;

  private static ProcessCluster cluster;
  private static BeProcess backend;
  private static Path repository;
  private static Path hidden;
  private static List<Map<String, String>> rows;
  private static int loaded;

  @BeforeAll
  static void start() throws Exception {
    cluster = new ProcessCluster(directory, 1, Map.of());
    backend = cluster.backends.get(0);
    repository = directory.resolve("repository");
    hidden = directory.resolve("hidden");
    sql("CREATE REPOSITORY r WITH LOCAL ON LOCATION '" + repository + "'");
    for (String table : List.of("t", "loaded")) {
      sql(
          "CREATE TABLE db.%s (k INT, v INT) DUPLICATE KEY(k) DISTRIBUTED BY HASH(k) BUCKETS %d"
                  .formatted(table, BUCKETS)
              + " PROPERTIES ('replication_num' = '1')");
    }
    for (int i = 0; i < 3; i++) {
      sql("INSERT INTO db.t VALUES (%d, 1), (%d, 2), (%d, 3)".formatted(i, i + 100, i + 200));
    }
    rows = content("t");
    sql("BACKUP SNAPSHOT db.first TO r ON (t)");
    awaitState("SHOW BACKUP FROM db", "FINISHED");
  }

  @AfterAll
  static void end() {
    cluster.close();
  }

  /** The frontend may take it for alive though it has just died. */
  @BeforeEach
  void awaitReads() {
    await().ignoreExceptions().until(() -> content("t").equals(rows));
  }

  private static List<Map<String, String>> sql(String text) throws Exception {
    return cluster.fe.sql(text);
  }

  private static List<Map<String, String>> content(String table) throws Exception {
    return sql("SELECT * FROM db." + table + " ORDER BY k, v");
  }

  private static Map<String, String> last(String show) throws Exception {
    List<Map<String, String>> all = sql(show);
    return all.get(all.size() - 1);
  }

  private static void awaitState(String show, String state) {
    await().untilAsserted(() -> assertThat(last(show)).as(show).containsEntry("State", state));
  }

  /** Until it has failed at least once for want of the repository. */
  private static void awaitFailure(String show, String state) {
    awaitState(show, state);
    await().until(() -> !last(show).get("TaskErrMsg").isEmpty());
  }

  /** From here on backends find a file where the repository was. */
  private static void hide() throws Exception {
    Files.move(repository, hidden);
    Files.createFile(repository);
  }

  private static void show() throws Exception {
    Files.delete(repository);
    Files.move(hidden, repository);
  }

  private static void restore(String as) throws Exception {
    String time = last("SHOW SNAPSHOT ON r WHERE SNAPSHOT = 'first'").get("Timestamp");
    sql(
        "RESTORE SNAPSHOT db.first FROM r ON (t AS %s) PROPERTIES ('backup_timestamp' = '%s', 'replication_num' = '1')"
            .formatted(as, time));
  }

  private static void restoreUntilItDownloads(String as) throws Exception {
    backend.freeze(true);
    restore(as);
    awaitState("SHOW RESTORE FROM db", "CREATING");
    hide();
    backend.freeze(false);
    awaitFailure("SHOW RESTORE FROM db", "DOWNLOADING");
  }

  /** No tablet that nobody knows is left. */
  private static void awaitKnownTablets() {
    await().untilAsserted(() -> assertThat(backend.tablets()).isEqualTo(cluster.fe.tablets("db")));
  }

  @Test
  @Tag("long")
  void aBackupGoesOnWhenItsBackendComesBack() throws Exception {
    backend.freeze(true);
    sql("BACKUP SNAPSHOT db.snapshoting TO r");
    awaitState("SHOW BACKUP FROM db", "SNAPSHOTING");
    backend.kill();
    backend.start();
    awaitState("SHOW BACKUP FROM db", "FINISHED");

    awaitReads();
    backend.freeze(true);
    sql("BACKUP SNAPSHOT db.uploading TO r");
    awaitState("SHOW BACKUP FROM db", "SNAPSHOTING");
    hide();
    backend.freeze(false);
    awaitFailure("SHOW BACKUP FROM db", "UPLOADING");
    backend.kill();
    show();
    backend.start();
    awaitState("SHOW BACKUP FROM db", "FINISHED");
    assertThat(sql("SHOW SNAPSHOT ON r")).extracting(r -> r.get("Status")).containsOnly("OK");
  }

  @Test
  @Tag("long")
  void aRestoreGoesOnWhenItsBackendComesBack() throws Exception {
    backend.freeze(true);
    restore("creating");
    awaitState("SHOW RESTORE FROM db", "CREATING");
    backend.kill();
    backend.start();
    awaitState("SHOW RESTORE FROM db", "FINISHED");
    assertThat(content("creating")).isEqualTo(rows);

    restoreUntilItDownloads("downloading");
    backend.kill();
    show();
    backend.start();
    awaitState("SHOW RESTORE FROM db", "FINISHED");
    assertThat(content("downloading")).isEqualTo(rows);

    restoreUntilItDownloads("moving");
    show();
    await()
        .pollInterval(Duration.ofMillis(1))
        .until(() -> !last("SHOW RESTORE FROM db").get("State").equals("DOWNLOADING"));
    backend.kill();
    backend.start();
    awaitState("SHOW RESTORE FROM db", "FINISHED");
    awaitReads();
    assertThat(content("moving")).isEqualTo(rows);
    awaitKnownTablets();
  }

  /** RestoreJob.cancelInternal: tables that it has made go again. */
  @Test
  void aRestoreWhoseBackendStaysAwayCanBeCancelledAndDoneAgain() throws Exception {
    restoreUntilItDownloads("again");
    backend.kill();
    assertThatThrownBy(() -> content("again")).isInstanceOf(SQLException.class);
    sql("CANCEL RESTORE FROM db");
    awaitState("SHOW RESTORE FROM db", "CANCELLED");
    assertThat(sql("SHOW TABLES FROM db LIKE 'again'")).isEmpty();
    show();
    backend.start();
    awaitReads();
    awaitKnownTablets();
    restore("again");
    awaitState("SHOW RESTORE FROM db", "FINISHED");
    assertThat(content("again")).isEqualTo(rows);
    assertThat(content("t")).isEqualTo(rows);
  }

  @Test
  void anInsertWhoseBackendDiesWhileRowsFlowLeavesNothing() throws Exception {
    for (String insert : List.of("INSERT INTO db.loaded", "INSERT OVERWRITE TABLE db.loaded")) {
      Thread caller = begin(insert + MANY);
      backend.kill();
      caller.join();
      backend.start();
      awaitReads();
      nothingIsLeft();
    }
  }

  /** Its backend does not hear of that: it goes on to the end, and then drops what it has. */
  @Test
  @Tag("long")
  void anOverwriteWhoseMasterDiesWhileRowsFlowLeavesNothing() throws Exception {
    Thread caller = begin("INSERT OVERWRITE TABLE db.loaded" + MANY);
    cluster.fe.kill();
    caller.join();
    cluster.fe.start();
    await().until(cluster.fe::isMaster);
    awaitReads();
    nothingIsLeft();
  }

  /** A statement that fails, of which the first rows are on the backend's disk. */
  private static Thread begin(String statement) throws Exception {
    long before = bytes();
    Thread caller =
        new Thread(
            () -> assertThatThrownBy(() -> sql(statement)).isInstanceOf(SQLException.class),
            "caller");
    caller.start();
    await().until(() -> bytes() > before + (1 << 20));
    return caller;
  }

  /** Bytes below the backend's storage, its metadata left aside. */
  private static long bytes() throws Exception {
    Path storage = backend.home().resolve("storage");
    try (Stream<Path> files = Files.walk(storage)) {
      return files
          .filter(f -> !f.startsWith(storage.resolve("meta")))
          .mapToLong(f -> f.toFile().isFile() ? f.toFile().length() : 0)
          .sum();
    } catch (UncheckedIOException e) {
      // One went while we walked; who waits looks again.
      return 0;
    }
  }

  private static void nothingIsLeft() throws Exception {
    assertThat(content("loaded")).hasSize(loaded);
    await().until(() -> sql("SHOW TEMPORARY PARTITIONS FROM db.loaded").isEmpty());
    awaitKnownTablets();
    await().until(() -> bytes() < 1 << 20);
    sql("INSERT INTO db.loaded VALUES (1, 1)");
    assertThat(content("loaded")).hasSize(++loaded);
  }
}
