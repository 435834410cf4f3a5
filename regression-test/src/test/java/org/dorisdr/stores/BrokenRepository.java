package org.dorisdr.stores;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A local repository in which, one after the other, everything is wrong that can be: each statement
 * says so clearly, and no table comes back that only looks whole.
 */
final class BrokenRepository {
  private static final int LONG = 120;

  /** Names that have to be quoted. */
  private static final String DATABASE = "broken-1";

  private static final String TABLE = "orders-2026";

  private final Shell sql;
  private final Path store;
  private String timestamp;

  /**
   * @param store directory of a local repository
   */
  BrokenRepository(Shell sql, Path store) {
    this.sql = sql;
    this.store = store;
  }

  void run() throws SQLException, IOException, InterruptedException {
    backUp();
    namesAreKept();
    namesWithQuotesAreRefused();
    aMissingFile();
    aForeignFile();
    aTruncatedDescription();
    halfARepository();
    cleanUp();
  }

  private void backUp() throws SQLException, InterruptedException {
    sql.run("CREATE DATABASE `%s`".formatted(DATABASE));
    sql.run(
        "CREATE TABLE `%s`.`%s` (k INT) DUPLICATE KEY(k) DISTRIBUTED BY HASH(k) BUCKETS 1 PROPERTIES (\"replication_num\" = \"1\")"
            .formatted(DATABASE, TABLE));
    sql.run("INSERT INTO `%s`.`%s` VALUES (1), (2)".formatted(DATABASE, TABLE));
    sql.run(new Place("LOCAL", store.toString(), "").create("broken"));
    sql.run("BACKUP SNAPSHOT `%s`.`première` TO broken".formatted(DATABASE));
    sql.until(
        "SHOW BACKUP FROM `%s`".formatted(DATABASE),
        LONG,
        row -> "FINISHED".equals(row.get("RequestState")));
    timestamp = snapshot().get("Timestamp");
  }

  /** Doris has no such names, but people type them. */
  private void namesWithQuotesAreRefused() throws SQLException {
    String typed = "it's \"ночь\"; DROP";
    assertThat(
            sql.refused("BACKUP SNAPSHOT `%s`.`%s` TO broken".formatted(DATABASE, typed)).message())
        .contains("Label format error", "it's");
    assertThat(
            sql.refused("BACKUP SNAPSHOT `%s`.x TO broken ON (`%s`)".formatted(DATABASE, typed))
                .message())
        .contains("Unknown table 'it's ");
    assertThat(sql.refused("SHOW SNAPSHOT ON `%s`".formatted(typed)).message())
        .contains("Repository it's ", "does not exist. HINT: ");
    assertThat(sql.refused(restore().replace(TABLE, typed)).message())
        .contains("Table it's ", "does not exist in snapshot première. HINT: ");
    assertThat(tables()).containsExactly(TABLE);
  }

  private Map<String, String> snapshot() throws SQLException {
    return sql.rows("SHOW SNAPSHOT ON broken WHERE SNAPSHOT = 'première'").get(0);
  }

  private String restore() {
    return "RESTORE SNAPSHOT `%s`.`première` FROM broken ON (`%s` AS back) PROPERTIES (\"backup_timestamp\" = \"%s\", \"replication_num\" = \"1\")"
        .formatted(DATABASE, TABLE, timestamp);
  }

  private void namesAreKept() throws SQLException, InterruptedException {
    assertThat(sql.column("EXPLAIN " + restore(), "Object")).containsExactly(TABLE);
    sql.run(restore());
    sql.until(
        "SHOW RESTORE FROM `%s`".formatted(DATABASE),
        LONG,
        row -> "FINISHED".equals(row.get("RequestState")));
    assertThat(sql.column("SELECT k FROM `%s`.back ORDER BY k".formatted(DATABASE), "k"))
        .containsExactly("1", "2");
    sql.run("DROP TABLE `%s`.back FORCE".formatted(DATABASE));
    assertThat(verify()).containsEntry("VerifyState", "PASSED");
  }

  private Map<String, String> verify() throws SQLException, InterruptedException {
    sql.run("VERIFY SNAPSHOT `première` ON broken");
    return sql.until(
        "SHOW SNAPSHOT ON broken WHERE SNAPSHOT = 'première'",
        LONG,
        row -> !"RUNNING".equals(row.get("VerifyState")));
  }

  private void aMissingFile() throws SQLException, IOException, InterruptedException {
    Path file = file(".dat.");
    Path aside = store.resolveSibling("aside");
    Files.move(file, aside);
    assertThat(sql.refused(restore()).message())
        .contains("snapshot 'première' of repository broken is not whole", "HINT: ")
        .contains(file.getFileName() + " is missing");
    assertThat(tables()).containsExactly(TABLE);
    assertThat(sql.column("EXPLAIN " + restore(), "Obstacle"))
        .anyMatch(o -> o != null && o.contains(file.getFileName() + " is missing"));
    assertThat(verify().get("VerifyMessage")).contains("missing: ", file.getFileName().toString());
    Files.move(aside, file);
  }

  private List<String> tables() throws SQLException {
    return sql.column("SHOW TABLES FROM `%s`".formatted(DATABASE), "Tables_in_" + DATABASE);
  }

  private void aForeignFile() throws SQLException, IOException, InterruptedException {
    Path foreign = file(".dat.").resolveSibling("core.dump");
    Files.writeString(foreign, "of somebody else");
    Map<String, String> proof = verify();
    assertThat(proof).containsEntry("VerifyState", "FAILED");
    assertThat(proof.get("VerifyMessage")).contains("foreign file among the data: ", "core.dump");
    Files.delete(foreign);
    assertThat(verify()).containsEntry("VerifyState", "PASSED");
  }

  private void aTruncatedDescription() throws SQLException, IOException {
    Path info = file("__info_");
    byte[] whole = Files.readAllBytes(info);
    Files.write(info, java.util.Arrays.copyOf(whole, whole.length / 2));
    for (String statement : List.of(restore(), "EXPLAIN " + restore())) {
      assertThat(sql.refused(statement).message()).contains("is damaged", "HINT: ");
    }
    assertThat(tables()).containsExactly(TABLE);
    Files.write(info, whole);
  }

  /** What is left when somebody cleaned up by hand: data without a description. */
  private void halfARepository() throws SQLException, IOException {
    Files.delete(file("__info_"));
    Files.delete(file("__meta"));
    assertThat(snapshot()).containsEntry("Status", "ERROR: No info file found");
    for (String statement :
        List.of(
            restore(),
            "EXPLAIN " + restore(),
            "VERIFY SNAPSHOT `première` ON broken",
            "BACKUP SNAPSHOT `%s`.`première` TO broken".formatted(DATABASE))) {
      assertThat(sql.refused(statement).message()).contains("was never finished", "HINT: ");
    }
    assertThat(tables()).containsExactly(TABLE);
  }

  private void cleanUp() throws SQLException, IOException {
    sql.run("DROP SNAPSHOT `première` ON broken");
    assertThat(sql.rows("SHOW SNAPSHOT ON broken")).isEmpty();
    try (Stream<Path> left = Files.walk(store)) {
      assertThat(left.filter(Files::isRegularFile))
          .allMatch(path -> path.getFileName().toString().equals("__repo_info"));
    }
    sql.run("DROP DATABASE `%s` FORCE".formatted(DATABASE));
    sql.run("DROP REPOSITORY broken");
  }

  /** The first whose name has this in it. */
  private Path file(String name) throws IOException {
    try (Stream<Path> files = Files.walk(store)) {
      return files
          .filter(f -> f.getFileName().toString().contains(name))
          .min(Comparator.naturalOrder())
          .orElseThrow();
    }
  }
}
