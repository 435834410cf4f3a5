package org.dorisdr.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.awaitility.Awaitility;
import org.dorisdr.sandbox.Cluster;
import org.dorisdr.tour.SandboxWorld;

/**
 * kill -9 of the master while backups and restores are in all states. The frontend takes all jobs
 * one state further at a time, so that jobs which begin one after the other stand in a row.
 */
final class StateKills {
  private static final String REPOSITORY = "states";

  /** Without SNAPSHOTING, in which {@code leader-change.iq} holds a backup by a dead backend. */
  private static final List<String> BACKUP =
      List.of("PENDING", "UPLOAD_SNAPSHOT", "UPLOADING", "SAVE_META", "UPLOAD_INFO");

  private static final List<String> RESTORE =
      List.of(
          "PENDING", "CREATING", "SNAPSHOTING", "DOWNLOAD", "DOWNLOADING", "COMMIT", "COMMITTING");
  private static final int ROUNDS = 15;

  private final SandboxWorld world;
  private final Session sql;
  private final long tickMillis;
  private final Set<String> seen = new TreeSet<>();
  private String timestamp;

  /**
   * @param tickMillis how long each state lasts at least
   */
  StateKills(Cluster cluster, SandboxWorld world, long tickMillis) {
    this.sql = new Session(cluster);
    this.world = world;
    this.tickMillis = tickMillis;
  }

  void prepare() throws SQLException {
    Map<String, String> there = world.variables();
    for (int i = 0; i < RESTORE.size(); i++) {
      sql.run("CREATE DATABASE " + database(i));
      sql.run(
          "CREATE TABLE %s.t (k INT) DUPLICATE KEY(k) DISTRIBUTED BY HASH(k) BUCKETS 2 PROPERTIES (\"replication_num\" = \"1\")"
              .formatted(database(i)));
      sql.run("INSERT INTO %s.t VALUES (1), (2), (3)".formatted(database(i)));
    }
    sql.run(
        """
        CREATE REPOSITORY %s WITH S3 ON LOCATION "s3://%s/states" PROPERTIES (
          "s3.endpoint" = "%s", "s3.region" = "us-east-1", "s3.access_key" = "%s",
          "s3.secret_key" = "%s", "use_path_style" = "true")"""
            .formatted(
                REPOSITORY,
                there.get("s3.bucket"),
                there.get("s3.endpoint"),
                there.get("s3.access_key"),
                there.get("s3.secret_key")));
    sql.run("BACKUP SNAPSHOT %s.base TO %s".formatted(database(0), REPOSITORY));
    sql.awaitLast(showBackup(database(0), "base"), "RequestState", "FINISHED");
    timestamp = sql.last(snapshot("base")).get("Timestamp");
  }

  private static String database(int number) {
    return "states_" + number;
  }

  private static String into(int number, int round) {
    return "states_into_%d_%d".formatted(number, round);
  }

  private static String snapshot(String label) {
    return "SHOW SNAPSHOT ON %s WHERE SNAPSHOT = '%s'".formatted(REPOSITORY, label);
  }

  private static String show(String kind, int number, int round) {
    return kind.equals("BACKUP")
        ? showBackup(database(number), label(number, round))
        : "SHOW RESTORE FROM %s WHERE Label = 'base'".formatted(into(number, round));
  }

  private static String showBackup(String database, String label) {
    return "SHOW BACKUP FROM %s WHERE SnapshotName = '%s'".formatted(database, label);
  }

  /** All jobs end right, in whichever state the master died; rounds go on until it did in each. */
  void killInEachState() throws Exception {
    Set<String> wanted = new TreeSet<>();
    BACKUP.forEach(state -> wanted.add("BACKUP " + state));
    RESTORE.forEach(state -> wanted.add("RESTORE " + state));
    for (int round = 1; round <= ROUNDS && !seen.containsAll(wanted); round++) {
      killAmid(round);
    }
    assertThat(seen).containsAll(wanted);
  }

  private void killAmid(int round) throws Exception {
    for (int i = 0; i < RESTORE.size(); i++) {
      sql.run("CREATE DATABASE " + into(i, round));
    }
    List<Thread> callers = new ArrayList<>();
    for (int i = 0; i < RESTORE.size(); i++) {
      int number = i;
      callers.add(begin("BACKUP SNAPSHOT %s.%s TO %s", database(i), label(i, round), REPOSITORY));
      callers.add(
          begin(
              "RESTORE SNAPSHOT %s.base FROM %s PROPERTIES (\"backup_timestamp\" = \"%s\", \"replication_num\" = \"1\")",
              into(i, round), REPOSITORY, timestamp));
      Awaitility.await()
          .ignoreExceptions()
          .until(() -> isBegun("BACKUP", number, round) && isBegun("RESTORE", number, round));
      if (i < RESTORE.size() - 1) {
        Awaitility.await().pollDelay(java.time.Duration.ofMillis(tickMillis)).until(() -> true);
      }
    }
    Set<String> now = states(round);
    world.kill("source-master");
    System.out.println("master killed with jobs in " + now);
    seen.addAll(now);
    for (Thread caller : callers) {
      caller.join();
    }
    for (int i = 0; i < RESTORE.size(); i++) {
      check(i, round);
    }
    world.start("source");
  }

  private static String label(int number, int round) {
    return "s%d_%d".formatted(number, round);
  }

  private Thread begin(String statement, Object... names) {
    Thread caller = new Thread(() -> sql.runAnyhow(statement.formatted(names)), "caller");
    caller.start();
    return caller;
  }

  private boolean isBegun(String kind, int number, int round) throws SQLException {
    return !sql.last(show(kind, number, round))
        .getOrDefault("RequestState", "QUEUED")
        .equals("QUEUED");
  }

  /** Those of jobs that the frontend has begun. */
  private Set<String> states(int round) throws SQLException {
    Set<String> states = new TreeSet<>();
    for (int i = RESTORE.size() - 1; i >= 0; i--) {
      for (String kind : List.of("BACKUP", "RESTORE")) {
        Map<String, String> row = sql.last(show(kind, i, round));
        if (row.get("RequestState").equals("RUNNING")) {
          states.add(kind + " " + row.get("State"));
        }
      }
    }
    return states;
  }

  private void check(int number, int round) throws SQLException {
    String label = label(number, round);
    sql.awaitLast(show("BACKUP", number, round), "RequestState", "FINISHED");
    sql.awaitLast(show("RESTORE", number, round), "RequestState", "FINISHED");
    sql.run("VERIFY SNAPSHOT %s ON %s".formatted(label, REPOSITORY));
    sql.awaitLast(snapshot(label), "VerifyState", "PASSED");
    assertThat(
            sql.last(
                "SELECT COUNT(*) AS n, COUNT(DISTINCT k) AS d FROM %s.t"
                    .formatted(into(number, round))))
        .containsEntry("n", "3")
        .containsEntry("d", "3");
    sql.run("DROP DATABASE %s FORCE".formatted(into(number, round)));
  }
}
