package org.dorisdr.recovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.dorisdr.sandbox.Clusters;
import org.dorisdr.stores.FaultyS3;
import org.dorisdr.stores.FaultyS3.Fault;
import org.dorisdr.tour.SandboxWorld;

/**
 * kill -9 of the frontend when the description of a snapshot is deleted and its files are not: the
 * store does not answer until then.
 */
final class DeletionKills implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofMinutes(3);
  private static final String DATABASE = "killed_deletion";
  private static final String REPOSITORY = "deletions";

  private final SandboxWorld world;
  private final Session sql;
  private final FaultyS3 store;
  private final Path files;

  /**
   * @param bucket directory that holds it
   */
  DeletionKills(Clusters clusters, SandboxWorld world, Path bucket) throws IOException {
    this.world = world;
    this.sql = new Session(clusters.source());
    this.store = new FaultyS3(URI.create(clusters.s3Endpoint()));
    this.files = bucket.resolve("deletions/__palo_repository_" + REPOSITORY);
  }

  void prepare() throws SQLException {
    sql.run("CREATE DATABASE " + DATABASE);
    sql.run(
        "CREATE TABLE %s.t (k INT) DUPLICATE KEY(k) DISTRIBUTED BY HASH(k) BUCKETS 4 PROPERTIES (\"replication_num\" = \"1\")"
            .formatted(DATABASE));
    sql.run("INSERT INTO %s.t VALUES (1), (2), (3)".formatted(DATABASE));
    sql.run(
        """
        CREATE REPOSITORY %s WITH S3 ON LOCATION "s3://%s/deletions" PROPERTIES (
          "s3.endpoint" = "%s", "s3.region" = "us-east-1", "s3.access_key" = "%s",
          "s3.secret_key" = "%s", "use_path_style" = "true")"""
            .formatted(
                REPOSITORY,
                Clusters.BUCKET,
                store.endpoint(),
                Clusters.ACCESS_KEY,
                Clusters.SECRET_KEY));
  }

  /** What is left is no snapshot any more; the statement said again removes it. */
  void amidDrop() throws Exception {
    backup();
    assertThat(filesOf("one")).hasSizeGreaterThan(4);
    store.fails(Fault.HANGS_AT_SECOND_DELETE);
    Thread caller = new Thread(() -> sql.runAnyhow(drop("one")), "drop-snapshot");
    caller.start();
    killedWhenWaitedFor();
    caller.join();

    assertThat(filesOf("one")).isNotEmpty().noneMatch(name -> name.startsWith("__info_"));
    assertThat(sql.column("SHOW SNAPSHOT ON " + REPOSITORY, "Status"))
        .containsExactly("ERROR: No info file found");
    sql.run(drop("one"));
    assertThat(filesOf("one")).isEmpty();
    backup();
    verify("one");
    sql.run(drop("one"));
  }

  /** The schedule goes on by itself, and keeps the newest. */
  void amidRetention() throws Exception {
    sql.run(
        "CREATE BACKUP SCHEDULE keep1 ON DATABASE %s TO %s EVERY 1 DAY STARTS '2099-01-01' RETAIN 1 SNAPSHOTS"
            .formatted(DATABASE, REPOSITORY));
    String first = runSchedule(1);
    store.fails(Fault.HANGS_AT_SECOND_DELETE);
    sql.run("RUN BACKUP SCHEDULE keep1");
    killedWhenWaitedFor();

    sql.awaitLast("SHOW BACKUP SCHEDULES LIKE 'keep1'", "Snapshots", "1");
    assertThat(filesOf(first)).isEmpty();
    String last = sql.last("SHOW BACKUP SCHEDULES LIKE 'keep1'").get("LastGoodSnapshot");
    assertThat(last).isNotEqualTo(first);
    assertThat(sql.column("SHOW SNAPSHOT ON " + REPOSITORY, "Snapshot")).containsExactly(last);
    verify(last);
  }

  private String runSchedule(int runs) throws SQLException {
    sql.run("RUN BACKUP SCHEDULE keep1");
    String show = "SHOW BACKUP SCHEDULES LIKE 'keep1'";
    sql.awaitLast(show, "Runs", String.valueOf(runs));
    sql.awaitLast(show, "RunState", "IDLE");
    return sql.last(show).get("LastGoodSnapshot");
  }

  private void killedWhenWaitedFor() throws IOException {
    await().atMost(LIMIT).until(store::isWaitedFor);
    world.kill("source-fe");
    store.fails(Fault.NONE);
    world.start("source-fe");
  }

  private void backup() throws SQLException {
    sql.run("BACKUP SNAPSHOT %s.one TO %s".formatted(DATABASE, REPOSITORY));
    sql.awaitLast(
        "SHOW BACKUP FROM %s WHERE SnapshotName = 'one'".formatted(DATABASE),
        "RequestState",
        "FINISHED");
  }

  private void verify(String label) throws SQLException {
    sql.run("VERIFY SNAPSHOT `%s` ON %s LEVEL FILES".formatted(label, REPOSITORY));
    sql.awaitLast(
        "SHOW SNAPSHOT ON %s WHERE SNAPSHOT = '%s'".formatted(REPOSITORY, label),
        "VerifyState",
        "PASSED");
  }

  private static String drop(String label) {
    return "DROP SNAPSHOT %s ON %s".formatted(label, REPOSITORY);
  }

  /** Names of all files of a label. */
  private List<String> filesOf(String label) throws IOException {
    Path folder = files.resolve("__ss_" + label);
    if (!Files.exists(folder)) {
      return List.of();
    }
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).map(f -> f.getFileName().toString()).toList();
    }
  }

  @Override
  public void close() throws IOException {
    store.close();
  }
}
