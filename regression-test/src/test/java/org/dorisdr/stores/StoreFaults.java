package org.dorisdr.stores;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.dorisdr.sandbox.Clusters;
import org.dorisdr.stores.FaultyS3.Fault;

/**
 * A database and a repository whose store fails in one way: while it fails, every statement says so
 * or does it right; when it is back, all works. One database and store for each, so that several
 * run side by side.
 */
final class StoreFaults implements AutoCloseable {
  private static final int LONG = 180;
  private static final Duration BOUND = Duration.ofSeconds(90);

  private final Clusters clusters;
  private final Connection connection;
  private final Shell sql;
  private final Fault fault;
  private final FaultyS3 store;
  private final String name;

  /**
   * @param use tells apart those of the same fault
   */
  StoreFaults(Clusters clusters, String use, Fault fault) throws SQLException, IOException {
    this.clusters = clusters;
    this.connection = clusters.source().connect();
    this.sql = new Shell(connection);
    this.fault = fault;
    this.store = new FaultyS3(URI.create(clusters.s3Endpoint()));
    this.name = use + "_" + fault.name().toLowerCase(Locale.ROOT);
  }

  /** Two rows in a snapshot, then a third in the table. */
  private String prepare() throws SQLException, InterruptedException {
    sql.run("CREATE DATABASE " + name);
    sql.run(
        ("CREATE TABLE %s.t (k INT, v STRING) DUPLICATE KEY(k) DISTRIBUTED BY HASH(k) BUCKETS 2"
                + " PROPERTIES (\"replication_num\" = \"1\")")
            .formatted(name));
    sql.run("INSERT INTO %s.t VALUES (1, 'one'), (2, 'two')".formatted(name));
    createRepository();
    sql.run(backup("base"));
    untilOver("BACKUP", "base");
    sql.run("INSERT INTO %s.t VALUES (3, 'three')".formatted(name));
    return sql.rows(show("base")).get(0).get("Timestamp");
  }

  /** Doris takes one statement on repositories at a time, and others wait for stores that fail. */
  private void createRepository() throws SQLException {
    String create = place(store.endpoint(), Clusters.BUCKET, Clusters.SECRET_KEY).create(name);
    for (int attempt = 1; ; attempt++) {
      try {
        sql.run(create);
        return;
      } catch (SQLException e) {
        if (attempt == 10 || !String.valueOf(e.getMessage()).contains("is being submitted")) {
          throw e;
        }
      }
    }
  }

  /** A place on S3. */
  static Place place(String endpoint, String bucket, String secret) {
    return new Place(
        "S3",
        "s3://" + bucket + "/faults",
        ("\"s3.endpoint\" = \"%s\", \"s3.region\" = \"us-east-1\", \"s3.access_key\" = \"%s\","
                + " \"s3.secret_key\" = \"%s\", \"use_path_style\" = \"true\"")
            .formatted(endpoint, Clusters.ACCESS_KEY, secret));
  }

  /** The store has failed when the statement comes. */
  void beforeTheStatement() throws Exception {
    String timestamp = prepare();
    store.fails(fault);
    List<String> statements =
        List.of(
            "SHOW SNAPSHOT ON " + name,
            backup("more"),
            restore("base", timestamp, "other"),
            "EXPLAIN " + restore("base", timestamp, "other"),
            "VERIFY SNAPSHOT base ON " + name,
            "DROP SNAPSHOT base ON " + name);
    statements.parallelStream().forEach(this::failsClearly);
    assertThat(sql.column("SHOW TABLES FROM " + name, "Tables_in_" + name)).containsExactly("t");
    store.fails(Fault.NONE);
    everythingWorks();
  }

  /** The store fails when the work has begun, and comes back when that was told. */
  void inTheMiddle() throws Exception {
    String timestamp = prepare();
    sql.run(backup("more"));
    store.fails(fault);
    tellsOrEnds("BACKUP", "more");
    store.fails(Fault.NONE);
    untilOver("BACKUP", "more");
    sql.run(restore("base", timestamp, "other"));
    store.fails(fault);
    tellsOrEnds("RESTORE", "base");
    assertNoHalfTable();
    store.fails(Fault.NONE);
    untilOver("RESTORE", "base");
    assertThat(rowsOf("other")).contains("2");
    sql.run("DROP TABLE %s.other FORCE".formatted(name));
    everythingWorks();
  }

  /** The store fails now and then, and never stops: each statement is right, or tells why not. */
  void throughout() throws Exception {
    String timestamp = prepare();
    sql.run("VERIFY SNAPSHOT base ON " + name);
    assertThat(untilProven("base")).containsEntry("VerifyState", "PASSED");
    store.fails(fault);
    Map<String, String> backup = rightOrTold("BACKUP", backup("more"), "more");
    Map<String, String> restore =
        rightOrTold("RESTORE", restore("base", timestamp, "other"), "base");
    boolean whole = "FINISHED".equals(restore.get("RequestState"));
    assertThat(rowsOf("other")).isEqualTo(whole ? Optional.of("2") : Optional.empty());
    for (String read : List.of("EXPLAIN " + restore("base", timestamp, "third"), show("base"))) {
      asBeforeOrTold(read);
    }
    sql.run("VERIFY SNAPSHOT base ON " + name);
    assertThat(untilProven("base").get("VerifyState")).isIn("PASSED", "ERROR");
    store.fails(Fault.NONE);

    List<String> labels = sql.column("SHOW SNAPSHOT ON " + name, "Snapshot");
    boolean backedUp = "FINISHED".equals(backup.get("RequestState"));
    assertThat(labels).isEqualTo(backedUp ? List.of("base", "more") : List.of("base"));
    for (String label : labels) {
      sql.run("VERIFY SNAPSHOT %s ON %s".formatted(label, name));
      assertThat(untilProven(label)).containsEntry("VerifyState", "PASSED");
    }
    sql.run("DROP TABLE IF EXISTS %s.other FORCE".formatted(name));
    everythingWorks();
  }

  /** Answers the row of the request when it is over; of one that was refused, none but that. */
  private Map<String, String> rightOrTold(String kind, String statement, String label)
      throws SQLException, InterruptedException {
    try {
      sql.run(statement);
    } catch (SQLException e) {
      assertClear(e.getMessage());
      return Map.of("RequestState", "REFUSED");
    }
    Map<String, String> row =
        sql.until(showJob(kind, label), LONG, r -> isOver(r.get("RequestState")));
    System.out.printf("%s, %s: %s%n", fault, kind, row);
    if (!"FINISHED".equals(row.get("RequestState"))) {
      assertClear(row.get("LastError"));
    }
    return row;
  }

  private void asBeforeOrTold(String read) {
    try {
      assertThat(sql.rows(read)).isNotEmpty();
    } catch (SQLException e) {
      assertClear(e.getMessage());
    }
  }

  private void assertClear(String message) {
    assertThat(message).isNotBlank().doesNotContain(Clusters.SECRET_KEY, "\n");
  }

  /**
   * Backends cannot send their files: it ends or is cancelled, and leaves nothing in the bucket.
   */
  void cancelledAmidUpload(Path bucket) throws Exception {
    prepare();
    Path snapshot = bucket.resolve("faults/__palo_repository_%s/__ss_more".formatted(name));
    store.fails(fault);
    sql.run(backup("more"));
    await().atMost(Duration.ofSeconds(LONG)).until(() -> store.isWaitedFor());
    // Those of the snapshot before were copied.
    await().atMost(Duration.ofSeconds(LONG)).until(() -> !filesBelow(snapshot).isEmpty());
    sql.run("CANCEL BACKUP FROM " + name);
    Map<String, String> row =
        sql.until(showJob("BACKUP", "more"), LONG, r -> isOver(r.get("RequestState")));
    assertThat(row).containsEntry("RequestState", "CANCELLED").containsEntry("State", "CANCELLED");
    assertThat(filesBelow(snapshot)).isEmpty();
    assertThat(sql.column("SHOW SNAPSHOT ON " + name, "Snapshot")).containsExactly("base");
    // The backend that was held up may send what it has before it hears that all is over.
    store.fails(Fault.NONE);
    sql.run(backup("more"));
    sql.until(showJob("BACKUP", "more"), LONG, r -> "FINISHED".equals(r.get("RequestState")));
  }

  /** The store takes some files and then no more: the request fails, and none of them stays. */
  void failsAmidUpload(Path bucket) throws Exception {
    prepare();
    Path snapshot = bucket.resolve("faults/__palo_repository_%s/__ss_more".formatted(name));
    // Nothing of another database can be copied, so that backends send it all.
    sql.run("CREATE DATABASE %s_new".formatted(name));
    sql.run(
        "CREATE TABLE %s_new.t (k INT) DISTRIBUTED BY HASH(k) BUCKETS 4 PROPERTIES (\"replication_num\" = \"1\")"
            .formatted(name));
    sql.run("INSERT INTO %s_new.t VALUES (1), (2), (3), (4), (5), (6)".formatted(name));
    store.fails(fault);
    String statement = "BACKUP SNAPSHOT %s_new.more TO %s".formatted(name, name);
    String show = "SHOW BACKUP FROM %s_new WHERE SnapshotName = \"more\"".formatted(name);
    sql.run(statement);
    await().atMost(Duration.ofSeconds(LONG)).until(() -> filesBelow(snapshot).size() == 2);
    Map<String, String> row = sql.until(show, LONG, r -> isOver(r.get("RequestState")));
    assertThat(row).containsEntry("RequestState", "FAILED").containsEntry("Attempts", "1");
    assertClear(row.get("LastError"));
    assertThat(row.get("LastError")).contains("no progress for", "S3Exception");
    assertThat(filesBelow(snapshot)).isEmpty();
    store.fails(Fault.NONE);
    assertThat(sql.column("SHOW SNAPSHOT ON " + name, "Snapshot")).containsExactly("base");
    sql.run(statement);
    sql.until(show, LONG, r -> "FINISHED".equals(r.get("RequestState")));
  }

  /** Rows that are loaded into a table that is being restored. */
  void loadsAmidRestore() throws Exception {
    String timestamp = prepare();
    store.fails(fault);
    sql.run(restore("base", timestamp, "shut"));
    await().atMost(Duration.ofSeconds(LONG)).until(() -> store.isWaitedFor());
    assertThat(sql.refused("INSERT INTO %s.shut VALUES (9, 'nine')".formatted(name)).message())
        .contains("Table shut is in restore process. Can not load into it");
    store.fails(Fault.NONE);
    untilOver("RESTORE", "base");
    assertThat(rowsOf("shut")).contains("2");

    store.fails(fault);
    String plain = restore("base", timestamp, "open");
    sql.run(plain.substring(0, plain.length() - 1) + ", \"allow_load\" = \"true\")");
    await().atMost(Duration.ofSeconds(LONG)).until(() -> store.isWaitedFor());
    sql.run("INSERT INTO %s.open VALUES (9, 'nine')".formatted(name));
    store.fails(Fault.NONE);
    Map<String, String> row =
        sql.until(
            showJob("RESTORE", "base"),
            LONG,
            r -> "true".equals(r.get("AllowLoad")) && isOver(r.get("RequestState")));
    assertThat(row).containsEntry("RequestState", "FINISHED");
    // The files of the row were replaced, which EXPLAIN RESTORE tells before.
    assertThat(sql.refused("SELECT COUNT(*) FROM %s.open".formatted(name)).message())
        .contains("lacks version 3");
    String other = restore("base", timestamp, "other");
    String explain =
        "EXPLAIN " + other.substring(0, other.length() - 1) + ", \"allow_load\" = \"true\")";
    assertThat(sql.column(explain, "Warning").get(0))
        .contains("rows that are loaded while it is restored are lost");
    sql.run("DROP TABLE %s.open FORCE".formatted(name));
    everythingWorks();
  }

  private static List<Path> filesBelow(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return List.of();
    }
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).toList();
    } catch (UncheckedIOException e) {
      // One was deleted meanwhile.
      return List.of(folder);
    }
  }

  private Map<String, String> untilProven(String label) throws SQLException, InterruptedException {
    return sql.until(
        show(label),
        LONG,
        r -> r.get("VerifyState") != null && !r.get("VerifyState").equals("RUNNING"));
  }

  private void everythingWorks() throws SQLException, InterruptedException {
    sql.run(backup("last"));
    untilOver("BACKUP", "last");
    String timestamp = sql.rows(show("last")).get(0).get("Timestamp");
    sql.run(restore("last", timestamp, "restored"));
    untilOver("RESTORE", "last");
    assertThat(rowsOf("restored")).contains("3");
    sql.run("VERIFY SNAPSHOT last ON " + name);
    assertThat(untilProven("last")).containsEntry("VerifyState", "PASSED");
    for (String label : sql.column("SHOW SNAPSHOT ON " + name, "Snapshot")) {
      sql.run("DROP SNAPSHOT %s ON %s".formatted(label, name));
    }
    assertThat(sql.rows("SHOW SNAPSHOT ON " + name)).isEmpty();
    sql.run("DROP DATABASE %s FORCE".formatted(name));
    sql.run("DROP REPOSITORY " + name);
  }

  private void failsClearly(String statement) {
    try (Connection own = clusters.source().connect()) {
      Shell.Refusal refusal = new Shell(own).refused(statement);
      System.out.printf(
          "%s, %s: after %s: %s%n", fault, statement, refusal.after(), refusal.message());
      assertThat(refusal.message()).contains(name, "HINT:").doesNotContain(Clusters.SECRET_KEY);
      assertThat(refusal.message()).doesNotContain("\n").hasSizeLessThan(500);
      assertThat(refusal.after()).isLessThan(BOUND);
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  private void tellsOrEnds(String kind, String label) throws SQLException, InterruptedException {
    Map<String, String> row =
        sql.until(
            showJob(kind, label),
            LONG,
            r -> told(r).isPresent() || "FINISHED".equals(r.get("RequestState")));
    System.out.printf("%s, %s: %s%n", fault, kind, told(row));
    assertThat(row.toString()).doesNotContain(Clusters.SECRET_KEY);
  }

  /** What the row says of a failure. */
  private static Optional<String> told(Map<String, String> row) {
    return List.of("LastError", "TaskErrMsg").stream()
        .map(row::get)
        .filter(text -> text != null && !text.isBlank() && !text.equals("\\N"))
        .findFirst();
  }

  /** It cannot be read yet, or is still as empty as Doris makes it, or it is whole. */
  private void assertNoHalfTable() {
    try {
      assertThat(rowsOf("other").orElse("0")).isIn("0", "2");
    } catch (SQLException e) {
      assertThat(e.getMessage()).contains("other");
    }
  }

  /** Number of rows; empty if there is no such table. */
  private Optional<String> rowsOf(String table) throws SQLException {
    if (!sql.column("SHOW TABLES FROM " + name, "Tables_in_" + name).contains(table)) {
      return Optional.empty();
    }
    return sql.column("SELECT COUNT(*) AS n FROM %s.%s".formatted(name, table), "n").stream()
        .findFirst();
  }

  private String show(String label) {
    return "SHOW SNAPSHOT ON %s WHERE SNAPSHOT = '%s'".formatted(name, label);
  }

  private String backup(String label) {
    return "BACKUP SNAPSHOT %s.%s TO %s".formatted(name, label, name);
  }

  private String restore(String label, String timestamp, String as) {
    return "RESTORE SNAPSHOT %s.%s FROM %s ON (t AS %s) PROPERTIES (\"backup_timestamp\" = \"%s\", \"replication_num\" = \"1\")"
        .formatted(name, label, name, as, timestamp);
  }

  private String showJob(String kind, String label) {
    return "SHOW %s FROM %s WHERE %s = \"%s\""
        .formatted(kind, name, kind.equals("BACKUP") ? "SnapshotName" : "Label", label);
  }

  private void untilOver(String kind, String label) throws SQLException, InterruptedException {
    Map<String, String> row =
        sql.until(showJob(kind, label), LONG, r -> isOver(r.get("RequestState")));
    assertThat(row).containsEntry("RequestState", "FINISHED");
  }

  private static boolean isOver(String state) {
    return state != null && List.of("FINISHED", "FAILED", "CANCELLED").contains(state);
  }

  @Override
  public void close() throws SQLException, IOException {
    connection.close();
    store.close();
  }
}
