package org.dorisdr.minidoris.fe.backup;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.dorisdr.minidoris.fe.query.TestCluster;
import org.dorisdr.minidoris.testing.ChangedFile;
import org.dorisdr.thrift.TGetSnapshotRequest;
import org.dorisdr.thrift.TGetSnapshotResult;
import org.dorisdr.thrift.TRestoreSnapshotRequest;
import org.dorisdr.thrift.TSnapshotType;
import org.dorisdr.thrift.TStatusCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** Backup, restore and the recycle bin on frontends and backends that talk over TCP. */
class BackupClusterTest {
  @TempDir Path home;
  private TestCluster source;

  @BeforeEach
  void start() throws Exception {
    source = new TestCluster(home.resolve("source"), 1);
    source.sql(
        "CREATE TABLE dup (k INT NOT NULL, v VARCHAR(20)) DUPLICATE KEY(k)"
            + " DISTRIBUTED BY HASH(k) BUCKETS 2"
            + " PROPERTIES('replication_num'='1','binlog.enable'='true')");
    source.sql(
        "CREATE TABLE uni (k INT NOT NULL, v STRING) UNIQUE KEY(k) DISTRIBUTED BY HASH(k)"
            + " BUCKETS 2 PROPERTIES('replication_num'='1','binlog.enable'='true')");
    source.sql(
        "CREATE TABLE rng (d DATE NOT NULL, s BIGINT SUM DEFAULT '0') AGGREGATE KEY(d)"
            + " PARTITION BY RANGE(d) (PARTITION p1 VALUES LESS THAN ('2026-01-01'),"
            + " PARTITION p2 VALUES [('2026-01-01'), ('2026-02-01')))"
            + " DISTRIBUTED BY HASH(d) BUCKETS 1"
            + " PROPERTIES('replication_num'='1','binlog.enable'='true')");
    source.sql("CREATE VIEW vw AS SELECT k FROM uni WHERE k > 1");
    source.sql("INSERT INTO dup VALUES (1, 'a'), (2, 'b'), (3, NULL)");
    source.sql("INSERT INTO uni VALUES (1, 'a'), (2, 'b'), (3, 'c')");
    source.sql("UPDATE uni SET v = 'B' WHERE k = 2");
    source.sql("DELETE FROM uni WHERE k = 3");
    source.sql("INSERT INTO rng VALUES ('2025-05-05', 1), ('2026-01-05', 2), ('2026-01-05', 3)");
  }

  @AfterEach
  void stop() {
    source.close();
  }

  private static List<String> content(TestCluster cluster) {
    return List.of(
        cluster.sql("SELECT * FROM dup ORDER BY k").toString(),
        cluster.sql("SELECT * FROM uni ORDER BY k").toString(),
        cluster.sql("SELECT * FROM rng ORDER BY d").toString(),
        cluster.sql("SELECT * FROM vw ORDER BY k").toString());
  }

  private static void await(TestCluster cluster, String show, int column, String state) {
    Awaitility.await()
        .untilAsserted(
            () -> {
              List<String> rows = cluster.sql(show);
              String last = rows.get(rows.size() - 1);
              assertThat(last.split("\\|", -1)[column]).as(last).isEqualTo(state);
            });
  }

  @Test
  void recoversWhatWasDropped() {
    List<String> before = content(source);
    source.sql("DROP TABLE dup");
    source.sql("RECOVER TABLE dup");
    source.sql("ALTER TABLE rng DROP PARTITION p2");
    assertThat(source.sql("SELECT sum(s) FROM rng")).containsExactly("1");
    source.sql("RECOVER PARTITION p2 FROM rng");
    assertThat(content(source)).isEqualTo(before);
    source.sql("DROP DATABASE db");
    assertThat(source.sql("SHOW CATALOG RECYCLE BIN")).anyMatch(r -> r.startsWith("Database|db|"));
    source.sql("RECOVER DATABASE db");
    source.sql("INSERT INTO dup VALUES (4, 'after')");
    assertThat(source.sql("SELECT count(*) FROM dup")).containsExactly("4");
  }

  @Test
  void erasesTabletsFromTheBackendAfterTheRetention() {
    int before = source.backends.get(0).storage().tablets().size();
    source.fe.settings().set("catalog_trash_ignore_min_erase_latency", "true");
    source.fe.settings().set("catalog_trash_expire_second", "0");
    source.sql("DROP TABLE dup");
    Awaitility.await().until(() -> source.backends.get(0).storage().tablets().size() == before - 2);
    assertThat(source.sql("SHOW CATALOG RECYCLE BIN")).isEmpty();
  }

  @Test
  void restoresATableFromARepository() {
    List<String> before = content(source);
    source.sql("CREATE REPOSITORY r WITH LOCAL ON LOCATION '" + home.resolve("repo") + "'");
    source.sql("BACKUP SNAPSHOT b1 TO r");
    await(source, "SHOW BACKUP", 3, "FINISHED");
    String timestamp = source.sql("SHOW SNAPSHOT ON r").get(0).split("\\|")[1];
    source.sql("DROP TABLE rng FORCE");
    source.sql("DROP VIEW vw");
    source.sql("INSERT INTO uni VALUES (9, 'later')");
    source.sql(
        "RESTORE SNAPSHOT b1 FROM r PROPERTIES('backup_timestamp'='"
            + timestamp
            + "','replication_num'='1')");
    await(source, "SHOW BRIEF RESTORE", 4, "FINISHED");
    assertThat(content(source)).isEqualTo(before);
    source.sql("INSERT INTO rng VALUES ('2026-01-05', 100)");
    assertThat(source.sql("SELECT s FROM rng WHERE d = '2026-01-05'")).containsExactly("105");
  }

  @Test
  @EnabledIfSystemProperty(named = "dorisdr.s3.endpoint", matches = "http.*")
  void restoresATableFromABucket() {
    String properties =
        "PROPERTIES('s3.endpoint'='%s','s3.region'='us-east-1','s3.access_key'='ak','s3.secret_key'='%s','use_path_style'='true')";
    String endpoint = System.getProperty("dorisdr.s3.endpoint");
    String create = "CREATE REPOSITORY r WITH S3 ON LOCATION 's3://bkt/x' ";
    assertThat(source.error(create + properties.formatted(endpoint, "wrong")))
        .contains(
            "Failed to create repository: Errors while getting file status"
                + " software.amazon.awssdk.services.s3.model.S3Exception: ");
    source.sql(create + properties.formatted(endpoint, "sk"));
    List<String> before = content(source);
    source.sql("BACKUP SNAPSHOT b1 TO r");
    await(source, "SHOW BACKUP", 3, "FINISHED");
    assertThat(source.error("BACKUP SNAPSHOT b1 TO r"))
        .contains("Snapshot with name 'b1' already exist in repository");
    String timestamp = source.sql("SHOW SNAPSHOT ON r").get(0).split("\\|")[1];
    source.sql("DROP TABLE rng FORCE");
    source.sql(
        "RESTORE SNAPSHOT b1 FROM r ON (rng) PROPERTIES('backup_timestamp'='"
            + timestamp
            + "','replication_num'='1')");
    await(source, "SHOW BRIEF RESTORE", 4, "FINISHED");
    assertThat(content(source)).isEqualTo(before);
  }

  @Test
  void copiesADatabaseToAnotherClusterFromBackendToBackend() throws Exception {
    try (TestCluster target = new TestCluster(home.resolve("target"), 1)) {
      TRestoreSnapshotRequest request = restoreOf(localSnapshot());
      assertThat(target.fe.backups().restoreSnapshot(request).getStatus().getStatusCode())
          .isEqualTo(TStatusCode.OK);
      await(target, "SHOW BRIEF RESTORE", 4, "FINISHED");
      assertThat(content(target)).isEqualTo(content(source));
      assertThat(target.sql("SHOW CREATE TABLE dup").get(0))
          .contains("\"is_being_synced\" = \"true\"");

      // Once more over it, after a change on either side: the source's rows win.
      target.sql("INSERT INTO dup VALUES (77, 'only here')");
      request.setLabelName("s1_r2");
      target.fe.backups().restoreSnapshot(request);
      await(target, "SHOW BRIEF RESTORE", 4, "FINISHED");
      assertThat(content(target)).isEqualTo(content(source));
    }
  }

  @Test
  void takesNothingFromASnapshotThatADiskHasChanged() throws Exception {
    try (TestCluster target = new TestCluster(home.resolve("target"), 1)) {
      TRestoreSnapshotRequest request = restoreOf(localSnapshot());
      Path snapshots = source.backends.get(0).storage().snapshots().directory();
      try (Stream<Path> all = Files.walk(snapshots)) {
        Path file = all.filter(f -> f.toString().endsWith(".dat")).findFirst().orElseThrow();
        ChangedFile.in(file.getParent().toString());
      }
      target.fe.backups().restoreSnapshot(request);
      // As in Doris the task is tried again until the job's time is over.
      Awaitility.await()
          .untilAsserted(
              () ->
                  assertThat(target.sql("SHOW RESTORE").toString())
                      .contains("snapshot on 127.0.0.1:", " is damaged: file ", " has checksum "));
      target.sql("CANCEL RESTORE FROM db");
      assertThat(target.sql("SHOW TABLES")).isEmpty();
    }
  }

  private TGetSnapshotResult localSnapshot() {
    source.sql("BACKUP SNAPSHOT s1 TO `__keep_on_local__`");
    await(source, "SHOW BACKUP", 3, "FINISHED");
    TGetSnapshotRequest ask = new TGetSnapshotRequest();
    ask.setLabelName("s1");
    ask.setSnapshotType(TSnapshotType.LOCAL);
    return source.fe.backups().getSnapshot(ask);
  }

  private TRestoreSnapshotRequest restoreOf(TGetSnapshotResult got) throws Exception {
    TRestoreSnapshotRequest request = new TRestoreSnapshotRequest();
    request.setDb("db");
    request.setLabelName("s1_r");
    request.setRepoName("__keep_on_local__");
    request.setProperties(new HashMap<>(Map.of("reserve_replica", "true")));
    request.setMeta(got.getMeta());
    request.setJobInfo(withAddresses(got.getJobInfo()));
    request.setAtomicRestore(true);
    return request;
  }

  private byte[] withAddresses(byte[] jobInfo) throws Exception {
    ObjectMapper json = new ObjectMapper();
    ObjectNode info = (ObjectNode) json.readTree(jobInfo);
    ObjectNode extra = info.putObject("extra_info");
    extra.put("token", source.fe.token());
    ObjectNode map = extra.putObject("be_network_map");
    source
        .fe
        .cluster()
        .backends()
        .forEach(
            b ->
                map.putObject(String.valueOf(b.id()))
                    .put("ip", b.host())
                    .put("port", b.httpPort()));
    return json.writeValueAsBytes(info);
  }
}
