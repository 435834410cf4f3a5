package org.dorisdr.stores;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A byte of a data file is not what it was: who verifies or plans a restore is told. */
final class DamagedSnapshot {
  private static final int LONG = 120;

  private final Shell sql;
  private final Path store;

  /**
   * @param store directory of a local repository
   */
  DamagedSnapshot(Shell sql, Path store) {
    this.sql = sql;
    this.store = store;
  }

  void run() throws SQLException, IOException, InterruptedException {
    backUp();
    assertThat(verify()).containsEntry("VerifyState", "PASSED");
    assertThat(explain()).noneMatch(row -> isWarning(row.get("Warning")));
    flipByte();
    assertThat(verify()).containsEntry("VerifyState", "FAILED");
    assertThat(explain()).anyMatch(row -> isWarning(row.get("Warning")));
    aRestoreEnds();
    sql.run("DROP DATABASE damaged FORCE");
    sql.run("DROP SNAPSHOT one ON damaged");
    sql.run("DROP REPOSITORY damaged");
  }

  private void backUp() throws SQLException, InterruptedException {
    sql.run("CREATE DATABASE damaged");
    sql.run(
        "CREATE TABLE damaged.t (k INT) DUPLICATE KEY(k) DISTRIBUTED BY HASH(k) BUCKETS 1"
            + " PROPERTIES (\"replication_num\" = \"1\")");
    sql.run("INSERT INTO damaged.t VALUES (1)");
    sql.run(new Place("LOCAL", store.toString(), "").create("damaged"));
    sql.run("BACKUP SNAPSHOT damaged.one TO damaged");
    sql.until("SHOW BACKUP FROM damaged", LONG, row -> "FINISHED".equals(row.get("RequestState")));
  }

  private Map<String, String> verify() throws SQLException, InterruptedException {
    sql.run("VERIFY SNAPSHOT one ON damaged LEVEL FILES");
    return sql.until(
        "SHOW SNAPSHOT ON damaged WHERE SNAPSHOT = 'one'",
        LONG,
        row -> !"RUNNING".equals(row.get("VerifyState")));
  }

  /** Backends fetch the file again and again; that is given up, and no table is left. */
  private void aRestoreEnds() throws SQLException, InterruptedException {
    String time = sql.column("SHOW SNAPSHOT ON damaged WHERE SNAPSHOT = 'one'", "Timestamp").get(0);
    sql.run(
        "RESTORE SNAPSHOT damaged.one FROM damaged ON (t AS back) PROPERTIES (\"backup_timestamp\" = \"%s\", \"replication_num\" = \"1\")"
            .formatted(time));
    Map<String, String> row =
        sql.until("SHOW RESTORE FROM damaged", LONG, r -> "FAILED".equals(r.get("RequestState")));
    assertThat(row).containsEntry("Attempts", "1");
    assertThat(row.get("LastError"))
        .contains("invalid md5 of downloaded file", "HINT: VERIFY SNAPSHOT one ON damaged");
    assertThat(sql.column("SHOW TABLES FROM damaged", "Tables_in_damaged")).containsExactly("t");
  }

  private List<Map<String, String>> explain() throws SQLException {
    return sql.rows(
        "EXPLAIN RESTORE SNAPSHOT damaged.one FROM damaged PROPERTIES (\"replication_num\" = \"1\")");
  }

  private static boolean isWarning(String warning) {
    return warning != null && warning.contains("found this snapshot damaged. HINT: SHOW SNAPSHOT");
  }

  private void flipByte() throws IOException {
    Path file;
    try (Stream<Path> files = Files.walk(store)) {
      file = files.filter(f -> f.toString().contains(".dat.")).findFirst().orElseThrow();
    }
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length / 2] ^= 1;
    Files.write(file, bytes);
  }
}
