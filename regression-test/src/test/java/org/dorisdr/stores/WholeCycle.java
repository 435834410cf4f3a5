package org.dorisdr.stores;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Everything that is done with a repository in its life, from CREATE to DROP, over SQL. */
final class WholeCycle {
  private static final int LONG = 120;

  private final Shell sql;
  private final Place place;
  private final String repository;
  private final String database;

  WholeCycle(Shell sql, Place place) {
    this.sql = sql;
    this.place = place;
    this.repository = "cycle_" + place.kind().toLowerCase(Locale.ROOT);
    this.database = repository;
  }

  void run() throws SQLException, InterruptedException {
    prepare();
    String first = backUp("first");
    sql.run("INSERT INTO %s.t VALUES (3, 'three')".formatted(database));
    backUp("second");
    unchangedFilesWereCopiedWhereTheStoreCan();
    assertThat(sql.column("SHOW SNAPSHOT ON " + repository, "Snapshot"))
        .containsExactly("first", "second");
    for (String level : List.of("FILES", "SCHEMA", "DATA")) {
      verify("first", level);
    }
    restore("first", first);
    sql.run("DROP SNAPSHOT first ON " + repository);
    assertThat(sql.column("SHOW SNAPSHOT ON " + repository, "Snapshot")).containsExactly("second");
    verify("second", "FILES");
    schedule();
    sql.run("DROP SNAPSHOT second ON " + repository);
    sql.run("DROP DATABASE %s FORCE".formatted(database));
    sql.run("DROP REPOSITORY " + repository);
  }

  private void prepare() throws SQLException {
    sql.run("CREATE DATABASE " + database);
    sql.run(
        ("CREATE TABLE %s.t (k INT, v STRING) UNIQUE KEY(k) DISTRIBUTED BY HASH(k) BUCKETS 2"
                + " PROPERTIES (\"replication_num\" = \"1\")")
            .formatted(database));
    sql.run("CREATE VIEW %s.v AS SELECT k FROM %s.t".formatted(database, database));
    sql.run("INSERT INTO %s.t VALUES (1, 'one'), (2, 'zwei')".formatted(database));
    sql.run(place.create(repository));
    Map<String, String> shown =
        sql.rows("SHOW REPOSITORIES").stream()
            .filter(row -> row.get("RepoName").equals(repository))
            .findFirst()
            .orElseThrow();
    assertThat(shown)
        .containsEntry("Type", place.kind())
        .containsEntry("Location", place.location())
        .containsEntry("ErrMsg", null);
  }

  /** Answers its timestamp. */
  private String backUp(String label) throws SQLException, InterruptedException {
    sql.run(
        "BACKUP SNAPSHOT %s.%s TO %s PROPERTIES (\"content_hashes\" = \"true\")"
            .formatted(database, label, repository));
    sql.until(show(label), LONG, row -> "FINISHED".equals(row.get("RequestState")));
    return find(label).get("Timestamp");
  }

  /** Where it cannot, backends upload all again, and the snapshot is as whole. */
  private void unchangedFilesWereCopiedWhereTheStoreCan() throws SQLException {
    Map<String, String> row = sql.rows(show("second")).get(0);
    assertThat(Long.parseLong(row.get("BytesUploaded"))).isPositive();
    long copied = Long.parseLong(row.get("BytesCopied"));
    assertThat(copied > 0).isEqualTo(!place.kind().equals("HDFS"));
  }

  private String show(String label) {
    return "SHOW BACKUP FROM %s WHERE SnapshotName = \"%s\"".formatted(database, label);
  }

  private String find() {
    return "SHOW SNAPSHOT ON " + repository;
  }

  private Map<String, String> find(String label) throws SQLException {
    Map<String, String> row = sql.rows(where(label)).get(0);
    assertThat(row).containsEntry("Status", "OK");
    return row;
  }

  private String where(String label) {
    return find() + " WHERE SNAPSHOT = '" + label + "'";
  }

  private void verify(String label, String level) throws SQLException, InterruptedException {
    sql.run("VERIFY SNAPSHOT %s ON %s LEVEL %s".formatted(label, repository, level));
    Map<String, String> row =
        sql.until(
            where(label),
            LONG,
            r -> level.equals(r.get("VerifyLevel")) && !"RUNNING".equals(r.get("VerifyState")));
    assertThat(row).containsEntry("VerifyState", "PASSED");
    if (level.equals("DATA")) {
      assertThat(row).containsEntry("VerifyMessage", "2 rows in 1 partitions compared");
    }
  }

  private void restore(String label, String timestamp) throws SQLException, InterruptedException {
    sql.run(
        "RESTORE SNAPSHOT %s.%s FROM %s ON (t AS old) PROPERTIES (\"backup_timestamp\" = \"%s\", \"replication_num\" = \"1\")"
            .formatted(database, label, repository, timestamp));
    sql.until(
        "SHOW RESTORE FROM " + database, LONG, row -> "FINISHED".equals(row.get("RequestState")));
    assertThat(sql.column("SELECT v FROM %s.old ORDER BY k".formatted(database), "v"))
        .containsExactly("one", "zwei");
  }

  /** Keeps one: the second run lets the first go. */
  private void schedule() throws SQLException, InterruptedException {
    sql.run(
        "CREATE BACKUP SCHEDULE %s ON DATABASE %s TO %s CRON '30 2 * * *' RETAIN 1 SNAPSHOTS"
            .formatted(repository, database, repository));
    String first = runSchedule(1);
    String last = runSchedule(2);
    assertThat(last).isNotEqualTo(first);
    String show = "SHOW BACKUP SCHEDULES LIKE '%s'".formatted(repository);
    Map<String, String> row = sql.until(show, LONG, r -> "1".equals(r.get("Snapshots")));
    assertThat(row).containsEntry("RetentionError", null);
    assertThat(sql.column(find(), "Snapshot")).containsExactly(last, "second");
    sql.run("DROP BACKUP SCHEDULE " + repository);
    sql.run("DROP SNAPSHOT `%s` ON %s".formatted(last, repository));
  }

  private String runSchedule(int runs) throws SQLException, InterruptedException {
    sql.run("RUN BACKUP SCHEDULE " + repository);
    return sql.until(
            "SHOW BACKUP SCHEDULES LIKE '%s'".formatted(repository),
            LONG,
            r -> String.valueOf(runs).equals(r.get("Runs")) && "IDLE".equals(r.get("RunState")))
        .get("LastGoodSnapshot");
  }
}
