package org.dorisdr.minidoris.fe.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.dorisdr.minidoris.fe.catalog.GoldenReplay;
import org.dorisdr.minidoris.fe.catalog.TestFe;
import org.dorisdr.minidoris.fe.testing.FakeBackend;
import org.dorisdr.thrift.TGetSnapshotRequest;
import org.dorisdr.thrift.TGetSnapshotResult;
import org.dorisdr.thrift.TRestoreSnapshotRequest;
import org.dorisdr.thrift.TSnapshotType;
import org.dorisdr.thrift.TStatusCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The recorded sections on the recycle bin, local snapshots and repositories, statement by
 * statement.
 */
class GoldenBackupTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String S3 = "s3://bkt/";

  private static final int MOST_LOOKS = 3_000;

  /** Left out, and why. */
  private static final List<String> LEFT_OUT =
      List.of(
          // Its statistics were not collected yet, and queries are not part of this.
          "SHOW PROC '/binlog'",
          "SELECT",
          "SHOW TABLE STATUS",
          "SHOW DATA",
          "SHOW PROC '/dbs'",
          "SHOW TABLE 1",
          "SHOW TABLETS",
          "USE nosuch",
          // Ids of transactions differ.
          "SHOW ALTER TABLE",
          // Local repositories are ours: a real frontend has none.
          "CREATE REPOSITORY r1 WITH LOCAL",
          // The S3 client and server word their errors; S3 itself is tested with the real endpoint.
          "CREATE REPOSITORY r2 WITH S3",
          "CREATE REPOSITORY rs WITH S3 ON LOCATION \"s3://bkt/x\" PROPERTIES(\"s3.endpoint\""
              + "=\"http://127.0.0.1:9111\",\"s3.region\"=\"us-east-1\",\"s3.access_key\"=\"ak\","
              + "\"s3.secret_key\"=\"wrong\"",
          "SHOW CREATE REPOSITORY",
          // A defect of Doris: an immutable map.
          "BACKUP SNAPSHOT bk.b2 TO rs EXCLUDE");

  @TempDir Path home;

  private TestFe start() throws IOException {
    TestFe fe =
        new TestFe(
            home,
            Map.of(
                "backup_handler_update_interval_millis", "3600000",
                "catalog_recycle_bin_interval_millis", "3600000",
                "heartbeat_interval_millis", "3600000"));
    fe.backends.answerWith(new FakeBackend(new ConcurrentHashMap<>()));
    for (String section : List.of("Databases", "Tables", "DDL that writes binlogs")) {
      for (GoldenReplay.Step step : GoldenReplay.section(section)) {
        if (LEFT_OUT.stream().noneMatch(step.sql()::startsWith)) {
          GoldenReplay.answer(fe, step.sql());
          awaitSchemaChanges(fe);
        }
      }
    }
    return fe;
  }

  private static void awaitSchemaChanges(TestFe fe) {
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> fe.fe.catalogManager().jobs().all().stream().allMatch(j -> j.finishTime > 0));
  }

  @Test
  void answersAsARealFrontendAboutTheRecycleBin() throws IOException {
    try (TestFe fe = start()) {
      assertThat(differences(fe, "Recycle bin")).isEmpty();
    }
  }

  @Test
  void answersAsARealFrontendAboutLocalSnapshots() throws Exception {
    try (TestFe fe = start()) {
      List<String> differences = new ArrayList<>();
      int restores = 0;
      for (GoldenReplay.Step step : GoldenReplay.section("Backup, local snapshot, restore")) {
        if (step.sql().equals("SHOW RESTORE FROM tgt;") && restores == 0) {
          restores++;
          restore(fe, "s1_r", false);
        } else if (step.sql().contains("s1_r2") && restores == 1) {
          restores++;
          restore(fe, "s1_r2", true);
        }
        compare(fe, step, differences);
      }
      assertThat(differences).isEmpty();
    }
  }

  @Test
  void answersAsARealFrontendAboutRepositories() throws IOException {
    try (TestFe fe = start()) {
      assertThat(differences(fe, "Repository on S3")).isEmpty();
      assertThat(differences(fe, "Restore from that repository")).isEmpty();
    }
  }

  @Test
  void answersAsARealFrontendAboutUsersAndTheInternalDatabase() throws IOException {
    try (TestFe fe = start()) {
      assertThat(differences(fe, "Privileges")).isEmpty();
    }
  }

  private List<String> differences(TestFe fe, String section) throws IOException {
    List<String> differences = new ArrayList<>();
    for (GoldenReplay.Step step : GoldenReplay.section(section)) {
      compare(fe, step, differences);
    }
    return differences;
  }

  private void compare(TestFe fe, GoldenReplay.Step step, List<String> differences) {
    if (LEFT_OUT.stream().anyMatch(step.sql()::startsWith)) {
      return;
    }
    String sql = ours(fe, step.sql());
    String expected = normal(step.answer());
    String actual = normal(GoldenReplay.answer(fe, sql));
    if (sql.startsWith("SHOW")) {
      // Jobs go on only here, so that each of their states can be seen.
      for (int i = 0; i < MOST_LOOKS && !expected.equals(actual); i++) {
        fe.fe.part(BackupManager.class).orElseThrow().advanceAll();
        LockSupport.parkNanos(Duration.ofMillis(2).toNanos());
        actual = normal(GoldenReplay.answer(fe, sql));
      }
    }
    if (!expected.equals(actual)) {
      differences.add(step.sql() + "\n  expected: " + expected + "\n  actual:   " + actual);
    }
  }

  /** The same on a local repository, and with the time of our own snapshot. */
  private String ours(TestFe fe, String sql) {
    String local =
        sql.replaceAll(
            "WITH S3 ON LOCATION \"" + S3 + "(\\w)\".*",
            "WITH LOCAL ON LOCATION '" + home.resolve("repo") + "/$1'");
    if (!local.contains("2026-11-22-13-53-28")) {
      return local;
    }
    String timestamp = fe.sql("SHOW SNAPSHOT ON rs WHERE SNAPSHOT = \"b1\"").get(0).get(1);
    return local.replace("2026-11-22-13-53-28", timestamp);
  }

  private String normal(List<String> lines) {
    return GoldenReplay.normal(lines)
        .replace(home.resolve("repo") + "/", S3)
        .replace("| LOCAL |", "| S3 |")
        // Two states of which either may be seen.
        .replace("| UPLOADING |", "| UPLOAD_SNAPSHOT |")
        .replaceAll("\\d{4}-\\d\\d-\\d\\d-\\d\\d-\\d\\d-\\d\\d", "<timestamp>");
  }

  private static void restore(TestFe fe, String label, boolean overwrite) throws Exception {
    TGetSnapshotResult got =
        fe.fe
            .backups()
            .getSnapshot(
                new TGetSnapshotRequest().setLabelName("s1").setSnapshotType(TSnapshotType.LOCAL));
    assertThat(got.getStatus().getStatusCode()).isEqualTo(TStatusCode.OK);
    ObjectNode info = (ObjectNode) JSON.readTree(got.getJobInfo());
    ObjectNode extra = info.putObject("extra_info").put("token", "secret");
    ObjectNode map = extra.putObject("be_network_map");
    info.path("tablet_be_map")
        .forEach(be -> map.putObject(be.asText()).put("ip", "127.0.0.1").put("port", 8040));
    TRestoreSnapshotRequest request =
        new TRestoreSnapshotRequest()
            .setDb("tgt")
            .setLabelName(label)
            .setRepoName("__keep_on_local__")
            .setProperties(new HashMap<>(Map.of("reserve_replica", "true")))
            .setMeta(got.getMeta())
            .setJobInfo(JSON.writeValueAsBytes(info))
            .setAtomicRestore(!overwrite);
    assertThat(fe.fe.backups().restoreSnapshot(request).getStatus().getStatusCode())
        .isEqualTo(TStatusCode.OK);
  }
}
