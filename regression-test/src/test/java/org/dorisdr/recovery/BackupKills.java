package org.dorisdr.recovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.dorisdr.sandbox.Cluster;
import org.dorisdr.tour.SandboxWorld;

/**
 * kill -9 of the frontend while a schedule hashes or a restore is in some state. The backend is
 * stopped in the state that is meant, which therefore lasts until the kill.
 */
final class BackupKills {
  private static final Duration LIMIT = Duration.ofMinutes(3);

  /** Enough that each state of a restore lasts for some of the looks at it. */
  private static final int BUCKETS = 64;

  private static final int ROWS = 200;
  private static final int TRIES = 12;
  private static final String SCHEDULES = "SHOW BACKUP SCHEDULES LIKE 'nightly'";
  private static final String RESTORES = "SHOW RESTORE FROM killed_backup WHERE Label = 'base'";

  private final SandboxWorld world;
  private final Cluster cluster;
  private final Session sql;
  private String timestamp;

  BackupKills(Cluster cluster, SandboxWorld world) {
    this.cluster = cluster;
    this.sql = new Session(cluster);
    this.world = world;
  }

  void prepare() throws SQLException {
    Map<String, String> there = world.variables();
    sql.run("CREATE DATABASE killed_backup");
    sql.run(
        "CREATE TABLE killed_backup.t (k INT) DUPLICATE KEY(k) DISTRIBUTED BY HASH(k) BUCKETS %d PROPERTIES (\"replication_num\" = \"1\")"
            .formatted(BUCKETS));
    StringBuilder rows = new StringBuilder("INSERT INTO killed_backup.t VALUES (0)");
    for (int k = 1; k < ROWS; k++) {
      rows.append(", (").append(k).append(')');
    }
    sql.run(rows.toString());
    sql.run(
        """
        CREATE REPOSITORY kills WITH S3 ON LOCATION "s3://%s/kills" PROPERTIES (
          "s3.endpoint" = "%s", "s3.region" = "us-east-1", "s3.access_key" = "%s",
          "s3.secret_key" = "%s", "use_path_style" = "true")"""
            .formatted(
                there.get("s3.bucket"),
                there.get("s3.endpoint"),
                there.get("s3.access_key"),
                there.get("s3.secret_key")));
  }

  /** The run ends with one snapshot, whose hashes are those of the contents. */
  void amidHashing() throws SQLException {
    sql.run(
        """
        CREATE BACKUP SCHEDULE nightly ON DATABASE killed_backup TO kills
          EVERY 1 DAY STARTS '2099-01-01' PROPERTIES ("content_hashes" = "true")""");
    world.freeze("source-be");
    sql.run("RUN BACKUP SCHEDULE nightly");
    await().atMost(LIMIT).until(() -> sql.last(SCHEDULES).get("RunState").equals("HASHING"));
    assertThat(sql.last(SCHEDULES)).as("held").containsEntry("RunState", "HASHING");
    killAndGoOn();
    sql.awaitLast(SCHEDULES, "RunState", "IDLE");
    Map<String, String> schedule = sql.last(SCHEDULES);
    assertThat(schedule).containsEntry("LastState", "FINISHED").containsEntry("Runs", "1");
    String label = schedule.get("LastGoodSnapshot");
    sql.run("VERIFY SNAPSHOT %s ON kills LEVEL DATA".formatted(label));
    sql.awaitLast(SCHEDULES, "LastVerifyState", "PASSED");
    assertThat(sql.last("SHOW SNAPSHOT ON kills").get("VerifyMessage"))
        .startsWith(ROWS + " rows in 1 partitions compared");
  }

  void backup() throws SQLException {
    sql.run("BACKUP SNAPSHOT killed_backup.base TO kills ON (t)");
    sql.awaitLast(
        "SHOW BACKUP FROM killed_backup WHERE SnapshotName = 'base'", "State", "FINISHED");
    timestamp = sql.last("SHOW SNAPSHOT ON kills WHERE SNAPSHOT = 'base'").get("Timestamp");
  }

  /** The table comes back once, with its rows. */
  void amidRestore(Set<String> states) throws SQLException {
    for (int i = 0; i < TRIES; i++) {
      boolean held = restoreStoppedIn(states);
      if (held) {
        killAndGoOn();
      } else {
        world.thaw("source-be");
      }
      sql.awaitLast(RESTORES, "RequestState", "FINISHED");
      assertThat(sql.last("SELECT COUNT(*) AS n, COUNT(DISTINCT k) AS d FROM killed_backup.back"))
          .containsEntry("n", "" + ROWS)
          .containsEntry("d", "" + ROWS);
      sql.run("DROP TABLE killed_backup.back FORCE");
      if (held) {
        return;
      }
    }
    throw new AssertionError("no restore of " + TRIES + " was seen in " + states);
  }

  /** Whether the backend was stopped in time, so that the restore stays where it is. */
  private boolean restoreStoppedIn(Set<String> states) throws SQLException {
    String before = String.valueOf(sql.last(RESTORES).get("RequestId"));
    sql.run(
        "RESTORE SNAPSHOT killed_backup.base FROM kills ON (t AS back) PROPERTIES (\"backup_timestamp\" = \"%s\", \"replication_num\" = \"1\")"
            .formatted(timestamp));
    try (Connection connection = cluster.connectPatiently();
        Statement statement = connection.createStatement()) {
      String state = "";
      while (!states.contains(state) && !Set.of("FINISHED", "CANCELLED").contains(state)) {
        Map<String, String> row = Session.last(statement, RESTORES);
        state = before.equals(row.get("RequestId")) ? "" : row.get("State");
      }
      world.freeze("source-be");
      state = Session.last(statement, RESTORES).get("State");
      System.out.println("restore stopped in " + state);
      return states.contains(state);
    }
  }

  private void killAndGoOn() {
    world.kill("source-fe");
    world.thaw("source-be");
    world.start("source-fe");
  }
}
