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
 * A database and a repository whose store fails in one way, when it is told to. One database and
 * store for each, so that several run side by side.
 */
final class FaultyRepository implements AutoCloseable {
  /** Seconds after which nothing more is to be hoped for. */
  static final int LONG = 180;

  private final Clusters clusters;
  private final Connection connection;
  private final FaultyS3 store;
  final Shell sql;
  final Fault fault;

  /** Of the database and of the repository. */
  final String name;

  /**
   * @param use tells apart those of the same fault
   */
  FaultyRepository(Clusters clusters, String use, Fault fault) throws SQLException, IOException {
    this.clusters = clusters;
    this.connection = clusters.source().connect();
    this.sql = new Shell(connection);
    this.fault = fault;
    this.store = new FaultyS3(URI.create(clusters.s3Endpoint()));
    this.name = use + "_" + fault.name().toLowerCase(Locale.ROOT);
  }

  /** Another session; whoever asks for it closes it. */
  Connection connect() throws SQLException {
    return clusters.source().connect();
  }

  /** From now on the store fails. */
  void fail() throws IOException {
    store.fails(fault);
  }

  /** From now on the store works. */
  void work() throws IOException {
    store.fails(Fault.NONE);
  }

  /** Whether somebody waits for an answer of the store that does not come. */
  boolean isWaitedFor() {
    return store.isWaitedFor();
  }

  /** Two rows in a snapshot, then a third in the table. */
  String prepare() throws SQLException, InterruptedException {
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

  /** Where the store has the files of a snapshot. */
  Path folder(Path bucket, String label) {
    return bucket.resolve("faults/__palo_repository_%s/__ss_%s".formatted(name, label));
  }

  /** A backend that was slow to stop may have written once more, which is removed soon. */
  static void awaitEmpty(Path folder) {
    await().atMost(Duration.ofSeconds(LONG)).until(() -> filesBelow(folder).isEmpty());
  }

  /** All of them, at any depth. */
  static List<Path> filesBelow(Path folder) throws IOException {
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

  String show(String label) {
    return "SHOW SNAPSHOT ON %s WHERE SNAPSHOT = '%s'".formatted(name, label);
  }

  String backup(String label) {
    return "BACKUP SNAPSHOT %s.%s TO %s".formatted(name, label, name);
  }

  String restore(String label, String timestamp, String as) {
    return "RESTORE SNAPSHOT %s.%s FROM %s ON (t AS %s) PROPERTIES (\"backup_timestamp\" = \"%s\", \"replication_num\" = \"1\")"
        .formatted(name, label, name, as, timestamp);
  }

  String showJob(String kind, String label) {
    return "SHOW %s FROM %s WHERE %s = \"%s\""
        .formatted(kind, name, kind.equals("BACKUP") ? "SnapshotName" : "Label", label);
  }

  /** The request's row when it is over, however it went. */
  Map<String, String> end(String kind, String label) throws SQLException, InterruptedException {
    return sql.until(showJob(kind, label), LONG, r -> isOver(r.get("RequestState")));
  }

  void untilOver(String kind, String label) throws SQLException, InterruptedException {
    assertThat(end(kind, label)).containsEntry("RequestState", "FINISHED");
  }

  static boolean isOver(String state) {
    return state != null && List.of("FINISHED", "FAILED", "CANCELLED").contains(state);
  }

  Map<String, String> untilProven(String label) throws SQLException, InterruptedException {
    return sql.until(
        show(label),
        LONG,
        r -> r.get("VerifyState") != null && !r.get("VerifyState").equals("RUNNING"));
  }

  /** Number of rows; empty if there is no such table. */
  Optional<String> rowsOf(String table) throws SQLException {
    if (!sql.column("SHOW TABLES FROM " + name, "Tables_in_" + name).contains(table)) {
      return Optional.empty();
    }
    return sql.column("SELECT COUNT(*) AS n FROM %s.%s".formatted(name, table), "n").stream()
        .findFirst();
  }

  static void assertClear(String message) {
    assertThat(message).isNotBlank().doesNotContain(Clusters.SECRET_KEY, "\n");
  }

  /** Backup, proof, restore and DROP of all there is. */
  void everythingWorks() throws SQLException, InterruptedException {
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

  @Override
  public void close() throws SQLException, IOException {
    connection.close();
    store.close();
  }
}
