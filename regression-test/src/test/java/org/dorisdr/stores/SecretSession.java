package org.dorisdr.stores;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.dorisdr.sandbox.Cluster;
import org.dorisdr.sandbox.Clusters;

/** Types every statement that takes a secret, right and wrong, and looks where it is left. */
final class SecretSession implements AutoCloseable {
  private static final int LONG = 120;
  private static final String NAME = "secrets";

  private static final String PASSWORD = "Pw-of-the-reader-4711";
  private static final String WRONG = "Never-kept-0815";

  /**
   * Doris keeps the properties of a repository in clear, in its journal and its images, and so does
   * minidoris; the plugin keeps none.
   */
  private static final List<Secret> SECRETS =
      List.of(
          new Secret(PASSWORD, null),
          new Secret(WRONG, null),
          new Secret(Clusters.SECRET_KEY, "\"s3.secret_key\":\""));

  private static final List<String> SHOWS =
      List.of(
          "SHOW REPOSITORIES",
          "SHOW CREATE REPOSITORY FOR secrets",
          "SHOW SNAPSHOT ON secrets",
          "SHOW SNAPSHOT ON secrets WHERE SNAPSHOT = 'kept'",
          "SHOW BACKUP FROM secrets",
          "SHOW RESTORE FROM secrets",
          "SHOW BACKUP SCHEDULES",
          "SHOW REMOTE CLUSTERS",
          "SHOW SYNC JOBS",
          "SHOW SYNC JOB TABLES FOR secrets",
          "SHOW SYNC JOB EVENTS FOR secrets",
          "SHOW CREATE SYNC JOB secrets",
          "SHOW RECYCLE BIN",
          "SHOW FRONTEND CONFIG",
          "SHOW PROCESSLIST",
          "SHOW CREATE DATABASE __internal_schema",
          "SHOW CREATE DATABASE secrets",
          "SHOW CREATE TABLE secrets.t",
          "SHOW VARIABLES",
          "SHOW FRONTENDS",
          "SHOW BACKENDS",
          "SHOW BRIEF RESTORE FROM secrets",
          "EXPLAIN RECOVER TABLE secrets.t",
          "EXPLAIN RESTORE SNAPSHOT secrets.kept FROM secrets PROPERTIES (\"replication_num\" = \"1\")",
          "SHOW PLUGINS");

  private final Clusters clusters;
  private final Connection connection;
  private final Shell sql;

  SecretSession(Clusters clusters) throws SQLException {
    this.clusters = clusters;
    this.connection = clusters.target().connect();
    this.sql = new Shell(connection);
  }

  void run() throws SQLException, InterruptedException {
    try (Connection source = clusters.source().connect()) {
      prepareSource(new Shell(source));
    }
    remoteCluster();
    sql.run("CREATE SYNC JOB secrets FROM CLUSTER secrets DATABASE secrets");
    sql.until("SHOW SYNC JOBS LIKE 'secrets'", LONG, r -> "RUNNING".equals(r.get("State")));
    sql.until("SHOW DATABASES", LONG, r -> r.containsValue("secrets"));
    sql.until("SHOW TABLES FROM secrets", LONG, r -> r.containsValue("t"));
    repository();
    backup();
    sql.refused("ALTER SYNC JOB secrets SET PROPERTIES (\"password\" = \"%s\")".formatted(WRONG));
    sql.refused("CREATE SYNC JOB other FROM CLUSTER secrets DATABASE secrets PASSWORD '" + WRONG);
  }

  private static void prepareSource(Shell source) throws SQLException {
    source.run("CREATE USER secret_reader IDENTIFIED BY '%s'".formatted(PASSWORD));
    source.run("GRANT ADMIN_PRIV ON *.*.* TO secret_reader");
    source.run("CREATE DATABASE secrets");
    source.run("ALTER DATABASE secrets SET PROPERTIES (\"binlog.enable\" = \"true\")");
    source.run(
        "CREATE TABLE secrets.t (k INT) DUPLICATE KEY(k) DISTRIBUTED BY HASH(k) BUCKETS 1"
            + " PROPERTIES (\"replication_num\" = \"1\")");
    source.run("INSERT INTO secrets.t VALUES (1), (2)");
  }

  private void remoteCluster() throws SQLException {
    refused(create(cluster("\"password\" = \"%s\"".formatted(WRONG))));
    refused(create(cluster("\"pasword\" = \"%s\"".formatted(WRONG))));
    refused(create(cluster("\"password\" \"%s\"".formatted(WRONG))));
    refused(create(cluster("\"password\" = %s".formatted(WRONG))));
    refused(create(cluster("\"password\" = \"%s".formatted(WRONG))));
    sql.run(create(cluster("\"password\" = \"%s\"".formatted(PASSWORD))));
    refused(create(cluster("\"password\" = \"%s\"".formatted(WRONG))));
    refused(alter("\"password\" = \"%s\"".formatted(WRONG)));
    refused(alter("\"password\" = '%s'' ".formatted(WRONG)));
    sql.run(alter("\"password\" = \"%s\"".formatted(PASSWORD)));
  }

  private static String create(String properties) {
    return "CREATE REMOTE CLUSTER secrets PROPERTIES (" + properties + ")";
  }

  private static String alter(String properties) {
    return "ALTER REMOTE CLUSTER secrets SET PROPERTIES (" + properties + ")";
  }

  private String cluster(String password) {
    Cluster source = clusters.source();
    return "\"fe_hosts\" = \"127.0.0.1\", \"query_port\" = \"%d\", \"rpc_port\" = \"%d\", \"user\" = \"secret_reader\", %s"
        .formatted(source.ports().query(), source.ports().rpc(), password);
  }

  private void repository() throws SQLException {
    Place wrong = FaultyRepository.place(clusters.s3Endpoint(), Clusters.BUCKET, WRONG);
    Place right =
        FaultyRepository.place(clusters.s3Endpoint(), Clusters.BUCKET, Clusters.SECRET_KEY);
    refused(wrong.create(NAME));
    // The message is Doris's own, which shows what it cannot read to who typed it.
    sql.refused(wrong.create(NAME).replace("\"s3.secret_key\" =", "\"s3.secret_key\""));
    sql.run(right.create(NAME));
    String alter = "ALTER REPOSITORY secrets PROPERTIES (\"s3.secret_key\" = \"%s\")";
    refused(alter.formatted(WRONG));
    sql.run(alter.formatted(Clusters.SECRET_KEY));
  }

  private void backup() throws SQLException, InterruptedException {
    sql.run("BACKUP SNAPSHOT secrets.kept TO secrets");
    untilOver("SHOW BACKUP FROM secrets");
    refused("BACKUP SNAPSHOT secrets.kept TO secrets PROPERTIES (\"secret\" = \"%s\")", WRONG);
    String timestamp =
        sql.column("SHOW SNAPSHOT ON secrets WHERE SNAPSHOT = 'kept'", "Timestamp").get(0);
    String restore =
        "RESTORE SNAPSHOT secrets.kept FROM secrets ON (t AS old) PROPERTIES (\"backup_timestamp\" = \"%s\", \"replication_num\" = \"1\"%s)";
    refused(restore.formatted(timestamp, ", \"password\" = \"" + WRONG + "\""));
    sql.run(restore.formatted(timestamp, ""));
    untilOver("SHOW RESTORE FROM secrets");
  }

  private void untilOver(String show) throws SQLException, InterruptedException {
    sql.until(show, LONG, r -> "FINISHED".equals(r.get("RequestState")));
  }

  private void refused(String format, String secret) {
    refused(format.formatted(secret));
  }

  /** Clients write the messages into logs of their own. */
  private void refused(String statement) {
    String message = sql.refused(statement).message();
    SECRETS.forEach(s -> assertThat(message).as(statement).doesNotContain(s.text()));
  }

  /** Nowhere in what any SHOW says, nor on the metrics page. */
  void assertNothingShown() throws SQLException, IOException {
    URI metrics =
        URI.create("http://127.0.0.1:%d/metrics".formatted(clusters.target().ports().feHttp()));
    try (InputStream page = metrics.toURL().openStream()) {
      String text = new String(page.readAllBytes(), UTF_8);
      assertThat(text).contains("doris_fe_dr_backup_requests");
      SECRETS.forEach(s -> assertThat(text).doesNotContain(s.text()));
    }
    for (String show : SHOWS) {
      String rows = sql.rows(show).toString();
      SECRETS.forEach(s -> assertThat(rows).as(show).doesNotContain(s.text()));
    }
  }

  /** Until an image has the properties of the repository, as Doris keeps them. */
  void awaitImages(Path directory) {
    await()
        .atMost(Duration.ofMinutes(3))
        .pollInterval(Duration.ofMillis(200))
        .ignoreExceptionsInstanceOf(NoSuchFileException.class)
        .until(
            () -> {
              sql.run("ALTER DATABASE secrets SET PROPERTIES (\"comment\" = \"noted\")");
              return imageTells(directory);
            });
  }

  private static boolean imageTells(Path directory) throws IOException {
    for (Path file : Secret.logsAndMeta(directory)) {
      boolean image = file.toString().contains("/image/image.");
      if (image && new String(Files.readAllBytes(file), UTF_8).contains(Clusters.SECRET_KEY)) {
        return true;
      }
    }
    return false;
  }

  void assertNothingWritten(Path directory) throws IOException {
    assertThat(new Secret(NAME, null).in(directory))
        .as("the search finds what is there")
        .isNotEmpty();
    for (Secret secret : SECRETS) {
      assertThat(secret.in(directory)).as(secret.text()).isEmpty();
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
