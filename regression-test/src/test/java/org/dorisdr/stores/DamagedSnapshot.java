package org.dorisdr.stores;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.hash.Hashing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
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
    theBytesAreThoseOfTheFiles();
    aBitOfEveryFileIsFound();
    otherRowsAreFound();
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
    sql.run("BACKUP SNAPSHOT damaged.one TO damaged PROPERTIES (\"content_hashes\" = \"true\")");
    sql.until("SHOW BACKUP FROM damaged", LONG, row -> "FINISHED".equals(row.get("RequestState")));
  }

  private Map<String, String> verify() throws SQLException, InterruptedException {
    return verify("FILES");
  }

  private Map<String, String> verify(String level) throws SQLException, InterruptedException {
    sql.run("VERIFY SNAPSHOT one ON damaged LEVEL " + level);
    return sql.until(
        "SHOW SNAPSHOT ON damaged WHERE SNAPSHOT = 'one'",
        LONG,
        row -> !"RUNNING".equals(row.get("VerifyState")));
  }

  /** Headers and data of tablets, schemas, description and hashes: one bit anywhere in each. */
  private void aBitOfEveryFileIsFound() throws SQLException, IOException, InterruptedException {
    long seed = Long.getLong("damage.seed", System.nanoTime());
    System.out.println("bits flipped with -Ddamage.seed=" + seed);
    Random random = new Random(seed);
    Set<String> kinds = new TreeSet<>();
    for (Path file : files()) {
      byte[] whole = Files.readAllBytes(file);
      byte[] bad = whole.clone();
      bad[random.nextInt(bad.length)] ^= (byte) (1 << random.nextInt(8));
      Files.write(file, bad);
      Map<String, String> proof = verify();
      assertThat(proof).as("seed %d, %s", seed, file).containsEntry("VerifyState", "FAILED");
      assertThat(proof.get("VerifyMessage")).contains(file.getFileName().toString());
      Files.write(file, whole);
      kinds.add(kind(file));
    }
    assertThat(kinds).containsExactly("__info", "__meta", "dat", "hdr", "json");
    assertThat(verify()).containsEntry("VerifyState", "PASSED");
  }

  /** What EXPLAIN RESTORE says would come is what lies there for tablets. */
  private void theBytesAreThoseOfTheFiles() throws SQLException, IOException {
    long lie = 0;
    for (Path file : files()) {
      lie += file.toString().contains("__ss_content") ? Files.size(file) : 0;
    }
    long told = explain().stream().mapToLong(row -> Long.parseLong(row.get("Bytes"))).sum();
    assertThat(told).isEqualTo(lie).isPositive();
  }

  /**
   * No file is damaged, but the hashes are of other rows, as if the backup had not taken those that
   * were there.
   */
  private void otherRowsAreFound() throws SQLException, IOException, InterruptedException {
    assertThat(verify("DATA").get("VerifyMessage")).isEqualTo("1 rows in 1 partitions compared");
    Path hashes = files().stream().filter(f -> kind(f).equals("json")).findFirst().orElseThrow();
    byte[] whole = Files.readAllBytes(hashes);
    String other = new String(whole, UTF_8).replaceFirst("(\"rows\":)1", "$12");
    Path forged = hashes.resolveSibling("one.json." + md5(other));
    Files.delete(hashes);
    Files.writeString(forged, other);
    assertThat(verify()).containsEntry("VerifyState", "PASSED");
    Map<String, String> proof = verify("DATA");
    assertThat(proof).containsEntry("VerifyState", "FAILED");
    assertThat(proof.get("VerifyMessage"))
        .contains("partition t.t has other rows than when it was backed up: 2 then, 1 now");
    assertThat(sql.column("SHOW DATABASES", "Database")).noneMatch(d -> d.startsWith("dr_verify"));
    Files.delete(forged);
    Files.write(hashes, whole);
    assertThat(verify("DATA")).containsEntry("VerifyState", "PASSED");
  }

  @SuppressWarnings("deprecation") // The layout has MD5.
  private static String md5(String text) {
    return Hashing.md5().hashString(text, UTF_8).toString();
  }

  /** {@code __info}, {@code __meta}, or what stands behind the last point of the name. */
  private static String kind(Path file) {
    String name = file.getFileName().toString();
    String plain = name.substring(0, name.lastIndexOf('.'));
    return plain.startsWith("__") ? plain.substring(0, 6) : plain.replaceFirst(".*[.]", "");
  }

  /** All but what names the repository. */
  private List<Path> files() throws IOException {
    try (Stream<Path> all = Files.walk(store)) {
      return all.filter(Files::isRegularFile)
          .filter(f -> !f.getFileName().toString().equals("__repo_info"))
          .sorted()
          .toList();
    }
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
