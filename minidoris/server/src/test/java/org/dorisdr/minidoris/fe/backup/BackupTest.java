package org.dorisdr.minidoris.fe.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.doris.analysis.UserIdentity;
import org.dorisdr.minidoris.fe.catalog.Database;
import org.dorisdr.minidoris.fe.catalog.OlapTable;
import org.dorisdr.minidoris.fe.catalog.Tablet;
import org.dorisdr.minidoris.fe.testing.FakeBackend;
import org.dorisdr.minidoris.fe.testing.Golden;
import org.dorisdr.minidoris.fe.testing.TestFrontend;
import org.dorisdr.thrift.TGetSnapshotRequest;
import org.dorisdr.thrift.TGetSnapshotResult;
import org.dorisdr.thrift.TRestoreSnapshotRequest;
import org.dorisdr.thrift.TRestoreSnapshotResult;
import org.dorisdr.thrift.TSnapshotType;
import org.dorisdr.thrift.TStatusCode;
import org.dorisdr.thrift.TTableRef;
import org.dorisdr.thrift.TTaskType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path home;
  private final Map<String, String> snapshots = new ConcurrentHashMap<>();
  private final FakeBackend backend = new FakeBackend(snapshots);
  private TestFrontend test;
  private Database db;

  @BeforeEach
  void start() {
    test =
        new TestFrontend(
            home,
            Map.of(
                "backup_handler_update_interval_millis", "10",
                "backup_task_retry_millis", "10",
                "catalog_recycle_bin_interval_millis", "10"));
    test.agent.answerWith(backend);
    db = test.database("bk");
    test.session.use("bk");
  }

  @AfterEach
  void stop() {
    test.close();
  }

  private void createRepository() {
    test.rows("CREATE REPOSITORY rs WITH LOCAL ON LOCATION '" + home.resolve("repo") + "/'");
  }

  /** Gives every tablet of a table a text of its own. */
  private List<Long> fill(OlapTable table, String text) {
    List<Long> ids = new ArrayList<>();
    table.partitions.values().stream()
        .flatMap(p -> p.indexes.values().stream())
        .flatMap(i -> i.tablets.stream())
        .forEach(
            (Tablet t) -> {
              backend.tablets.put(t.id, text + ids.size());
              ids.add(t.id);
            });
    return ids;
  }

  private List<String> texts(OlapTable table) {
    return table.partitions.values().stream()
        .flatMap(p -> p.indexes.values().stream())
        .flatMap(i -> i.tablets.stream())
        .map(t -> backend.tablets.get(t.id))
        .toList();
  }

  private List<String> backupRow() {
    List<List<String>> rows = test.rows("SHOW BACKUP FROM bk");
    return rows.get(rows.size() - 1);
  }

  private List<String> restoreRow(String database) {
    List<List<String>> rows = test.rows("SHOW RESTORE FROM " + database);
    return rows.get(rows.size() - 1);
  }

  private void awaitBackup(String state) {
    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(() -> assertThat(backupRow().get(3)).isEqualTo(state));
  }

  private void awaitRestore(String database, String state) {
    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(() -> assertThat(restoreRow(database).get(4)).isEqualTo(state));
  }

  private String timestamp(String label) {
    return test.rows("SHOW SNAPSHOT ON rs WHERE SNAPSHOT = '" + label + "'").get(0).get(1);
  }

  @Test
  void writesARepositoryThatHasTheFieldsOfARecordedOne() throws Exception {
    createRepository();
    OlapTable t = test.table(db, "t", 2);
    test.rangeTable(db, "p", 2);
    test.view(db, "v", "SELECT `k` FROM `internal`.`bk`.`t`");
    fill(t, "t");
    test.rows("BACKUP SNAPSHOT bk.b1 TO rs ON (t, p PARTITION (p1), v)");
    assertThat(backupRow().get(4)).isEqualTo("[bk.pPARTITIONS (p1)], [bk.t], [bk.v]");
    awaitBackup("FINISHED");
    assertThat(backupRow()).hasSize(14);
    assertThat(backupRow().get(12)).isEqualTo("[OK]");
    assertThat(backupRow().get(13)).isEqualTo("86400");

    Path root = home.resolve("repo/__palo_repository_rs");
    JsonNode repoInfo = JSON.readTree(Files.readString(root.resolve("__repo_info")));
    assertThat(repoInfo.path("name").asText()).isEqualTo("rs");
    assertThat(test.rows("SHOW SNAPSHOT ON rs").get(0)).startsWith("b1").endsWith("OK");
    Path snapshot = root.resolve("__ss_b1");
    JsonNode ours = JSON.readTree(only(snapshot, "__info_"));
    JsonNode recorded = JSON.readTree(Golden.only("repository/__ss_b1", "__info_").toFile());
    assertThat(shape(ours)).isEqualTo(shape(recorded));
    assertThat(ours.path("backup_objects").path("p").path("partitions").fieldNames())
        .toIterable()
        .containsExactly("p1");
    byte[] meta = only(snapshot, "__meta.");
    assertThat(MetaFile.read(meta)).extracting(m -> m.name).containsExactly("p", "t", "v");
    assertThat(test.agent.sent(TTaskType.RELEASE_SNAPSHOT)).hasSize(3);
  }

  private static byte[] only(Path directory, String prefix) throws Exception {
    try (var files = Files.list(directory)) {
      Path file =
          files
              .filter(f -> f.getFileName().toString().startsWith(prefix))
              .findFirst()
              .orElseThrow();
      assertThat(file.getFileName().toString()).matches(".*\\.[0-9a-f]{32}");
      return Files.readAllBytes(file);
    }
  }

  /** Field names in order, without those that are ids or names of objects. */
  private static String shape(JsonNode node) {
    StringBuilder shape = new StringBuilder();
    node.fields()
        .forEachRemaining(
            field -> {
              boolean map = field.getKey().matches("backup_objects|.*_map|tblalias");
              shape.append(field.getKey()).append(' ');
              if (map && field.getKey().equals("backup_objects")) {
                shape.append(table(field.getValue().elements().next()));
              }
            });
    return shape.toString();
  }

  private static String table(JsonNode table) {
    JsonNode partition = table.path("partitions").elements().next();
    JsonNode index = partition.path("indexes").elements().next();
    List<String> names = new ArrayList<>();
    table.fieldNames().forEachRemaining(names::add);
    partition.fieldNames().forEachRemaining(names::add);
    index.fieldNames().forEachRemaining(names::add);
    return names.toString();
  }

  @Test
  void restoresADroppedTableWithItsDataFromARepository() {
    createRepository();
    OlapTable t = test.table(db, "t", 3);
    t.partitions.values().forEach(p -> p.visibleVersion = 1);
    fill(t, "row");
    test.rows("BACKUP SNAPSHOT b1 TO rs");
    awaitBackup("FINISHED");
    test.drop(db, "t", 0);
    assertThat(test.error("RESTORE SNAPSHOT b1 FROM rs ON (t)"))
        .isEqualTo("Missing backup_timestamp property");
    assertThat(
            test.error(
                "RESTORE SNAPSHOT b1 FROM rs ON (x) PROPERTIES('backup_timestamp'='2000-01-01-00-00-00')"))
        .contains("Failed to get info of snapshot 'b1' because: Expected one file with path: ")
        .endsWith("get: 0. Maybe specified wrong backup timestamp");
    test.rows(
        "RESTORE SNAPSHOT b1 FROM rs ON (t AS t2) PROPERTIES('backup_timestamp'='%s','replication_num'='1')"
            .formatted(timestamp("b1")));
    awaitRestore("bk", "FINISHED");
    OlapTable restored = db.olapTable("t2").orElseThrow();
    assertThat(restored.id).isNotEqualTo(t.id);
    assertThat(restored.state).isEqualTo("NORMAL");
    assertThat(restored.baseIndex().schemaHash).isEqualTo(t.baseIndex().schemaHash);
    assertThat(restored.baseIndex().name).isEqualTo("t2");
    assertThat(restored.baseIndex().columns).isEqualTo(t.baseIndex().columns);
    assertThat(restored.partition("t2")).isPresent();
    assertThat(texts(restored)).containsExactly("row0", "row1", "row2");
    assertThat(restoreRow("bk").get(10)).contains("\"olap_table_list\": [", "\"name\": \"t\"");
    assertThat(test.rows("SHOW BRIEF RESTORE").get(0)).hasSize(18);
  }

  @Test
  void overwritesPartitionsOfAnExistingTableAndSetsTheirVersion() {
    createRepository();
    OlapTable t = test.rangeTable(db, "p", 2);
    t.partition("p0").orElseThrow().visibleVersion = 1;
    List<Long> tablets = fill(t, "old");
    test.rows("BACKUP SNAPSHOT b1 TO rs");
    awaitBackup("FINISHED");
    fill(t, "new");
    t.partition("p0").orElseThrow().visibleVersion = 7;
    t.partition("p0").orElseThrow().nextVersion = 8;
    test.dropPartition(db, t, "p1", System.currentTimeMillis());
    long before = t.visibleVersion;
    test.rows(
        "RESTORE SNAPSHOT b1 FROM rs PROPERTIES('backup_timestamp'='%s','reserve_replica'='true')"
            .formatted(timestamp("b1")));
    awaitRestore("bk", "FINISHED");
    assertThat(backend.tablets.get(tablets.get(0))).isEqualTo("old0");
    assertThat(t.partition("p0").orElseThrow().visibleVersion).isEqualTo(1);
    assertThat(t.partition("p0").orElseThrow().nextVersion).isEqualTo(2);
    assertThat(t.visibleVersion).isEqualTo(before + 1);
    assertThat(t.partition("p1").orElseThrow().state).isEqualTo("NORMAL");
    assertThat(texts(t)).containsExactly("old0", "old1");
    assertThat(t.state).isEqualTo("NORMAL");
  }

  @Test
  void refusesATableOfAnotherSchemaAndLeavesItAsItWas() {
    createRepository();
    OlapTable t = test.table(db, "t", 1);
    fill(t, "old");
    test.rows("BACKUP SNAPSHOT b1 TO rs");
    awaitBackup("FINISHED");
    test.locked(() -> t.baseIndex().columns.set(1, t.baseIndex().columns.get(1).withName("other")));
    test.rows(
        "RESTORE SNAPSHOT b1 FROM rs PROPERTIES('backup_timestamp'='%s','replication_num'='1')"
            .formatted(timestamp("b1")));
    awaitRestore("bk", "CANCELLED");
    assertThat(restoreRow("bk").get(19))
        .isEqualTo("[COMMON_ERROR, msg: Table t already exist but with different schema]");
    assertThat(t.state).isEqualTo("NORMAL");
    test.rows(
        "RESTORE SNAPSHOT b1 FROM rs PROPERTIES('backup_timestamp'='%s','replication_num'='1','atomic_restore'='true','force_replace'='true')"
            .formatted(timestamp("b1")));
    awaitRestore("bk", "FINISHED");
    OlapTable replaced = db.olapTable("t").orElseThrow();
    assertThat(replaced).isNotSameAs(t);
    assertThat(texts(replaced)).containsExactly("old0");
    assertThat(db.tables).hasSize(1);
    await().untilAsserted(() -> assertThat(test.fe.recycleBin().tables()).isEmpty());
  }

  @Test
  void answersBadStatementsAsDoris() {
    test.table(db, "dup", 1);
    assertThat(test.error("BACKUP SNAPSHOT bk.s0 TO nosuch ON (dup)"))
        .isEqualTo("Repository nosuch does not exist");
    assertThat(test.error("BACKUP SNAPSHOT bk.s1 TO `__keep_on_local__` ON (nosuch)"))
        .isEqualTo("Unknown table 'nosuch'");
    assertThat(test.error("BACKUP SNAPSHOT bk.`bad label!` TO `__keep_on_local__` ON (dup)"))
        .isEqualTo("Label format error. regex: ^[\\-_A-Za-z0-9:\\p{L}]{1,128}$, label: bad label!");
    assertThat(
            test.error(
                "BACKUP SNAPSHOT bk.s9 TO `__keep_on_local__` ON (dup) PROPERTIES('nosuch'='1')"))
        .isEqualTo("Unknown backup job properties: [nosuch]");
    assertThat(test.error("BACKUP SNAPSHOT bk.s9 TO x PROPERTIES('timeout'='5')"))
        .isEqualTo("timeout must be at least 10 min");
    assertThat(test.error("BACKUP SNAPSHOT bk.s9 TO x PROPERTIES('type'='nosuch')"))
        .isEqualTo("Invalid backup job type: nosuch");
    assertThat(
            test.error(
                "RESTORE SNAPSHOT bk.s1 FROM nosuch ON (dup) PROPERTIES('backup_timestamp'='2026-01-01-00-00-00')"))
        .isEqualTo("Repository nosuch does not exist");
    assertThat(test.error("SHOW SNAPSHOT ON nosuch")).isEqualTo("Repository nosuch does not exist");
    assertThat(test.error("DROP REPOSITORY nosuch")).isEqualTo("Repository does not exist");
    assertThat(test.error("CANCEL BACKUP FROM bk")).isEqualTo("No backup job is currently running");
    assertThat(test.error("CANCEL RESTORE FROM bk")).isEqualTo("No restore is currently running");
    assertThat(test.error("CREATE REPOSITORY `1bad` WITH LOCAL ON LOCATION '/x'"))
        .isEqualTo(
            "Incorrect repository name '1bad', required format is '^[a-zA-Z\\p{L}][a-zA-Z0-9\\-_\\p{L}]{0,255}$'");
    createRepository();
    assertThat(test.error("CREATE REPOSITORY rs WITH LOCAL ON LOCATION '/x'"))
        .isEqualTo("Failed to create repository: repository with same name already exist: rs");
    assertThat(test.error("RESTORE SNAPSHOT b FROM rs PROPERTIES('nosuch'='1')"))
        .isEqualTo("Unknown restore job properties: [nosuch]");
    assertThat(test.error("RESTORE SNAPSHOT b FROM rs PROPERTIES('reserve_replica'='maybe')"))
        .isEqualTo("Invalid boolean property reserve_replica value: maybe");
    test.rows("BACKUP SNAPSHOT b1 TO rs ON (dup)");
    awaitBackup("FINISHED");
    assertThat(test.error("BACKUP SNAPSHOT b1 TO rs ON (dup)"))
        .isEqualTo("Snapshot with name 'b1' already exist in repository");
    assertThat(test.error("CANCEL BACKUP FROM bk"))
        .isEqualTo("Failed to cancel job: Job with label b1 can not be cancelled. state: FINISHED");
    test.rows("CREATE READ ONLY REPOSITORY ro WITH LOCAL ON LOCATION '" + home.resolve("ro") + "'");
    assertThat(test.error("BACKUP SNAPSHOT b2 TO ro ON (dup)"))
        .isEqualTo("Repository ro is read only");
    assertThat(test.rows("SHOW REPOSITORIES"))
        .extracting(r -> r.get(1))
        .containsExactly("ro", "rs");
    test.rows("DROP REPOSITORY rs");
    assertThat(home.resolve("repo/__palo_repository_rs/__ss_b1")).exists();
  }

  @Test
  void refusesUsersWithoutThePrivilege() {
    test.session.context().setCurrentUserIdentity(new UserIdentity("u1", "%"));
    assertThat(test.error("SHOW REPOSITORIES"))
        .isEqualTo(
            "Access denied; you need (at least one of) the (ADMIN) privilege(s) for this operation");
    assertThat(test.error("BACKUP SNAPSHOT s TO `__keep_on_local__`"))
        .isEqualTo(
            "Access denied; you need (at least one of) the (LOAD) privilege(s) for this operation");
    assertThat(test.error("SHOW BACKUP FROM bk")).contains("Access denied for user");
    assertThat(test.error("RECOVER TABLE t")).contains("RECOVERY command denied to user");
    assertThat(test.error("RECOVER DATABASE bk")).contains("Access denied for user");
  }

  @Test
  void runsOneJobOfADatabaseAtATimeAndCancelsIt() {
    test.table(db, "t", 1);
    backend.before(
        (id, request) ->
            request.getTaskType() == TTaskType.MAKE_SNAPSHOT
                ? FakeBackend.failed(request, TStatusCode.INTERNAL_ERROR, "disk is slow")
                : null);
    test.rows("BACKUP SNAPSHOT s1 TO `__keep_on_local__`");
    assertThat(test.error("BACKUP SNAPSHOT s1b TO `__keep_on_local__`"))
        .startsWith(
            "Can only run one backup or restore job of a database at same time , current running: label = s1 jobId = ")
        .endsWith(", to run label = s1b");
    await().untilAsserted(() -> assertThat(backupRow().get(11)).endsWith(": disk is slow]"));
    assertThat(backupRow().get(3)).isEqualTo("SNAPSHOTING");
    test.rows("CANCEL BACKUP");
    assertThat(backupRow().get(3)).isEqualTo("CANCELLED");
    assertThat(backupRow().get(12)).isEqualTo("[COMMON_ERROR, msg: user cancelled]");
    backend.before((id, request) -> null);
    test.rows("BACKUP SNAPSHOT s1 TO `__keep_on_local__`");
    awaitBackup("FINISHED");
  }

  private TGetSnapshotResult getSnapshot(String label) {
    TGetSnapshotRequest request = new TGetSnapshotRequest();
    request.setLabelName(label);
    request.setSnapshotType(TSnapshotType.LOCAL);
    return test.fe.backups().getSnapshot(request);
  }

  @Test
  void copiesTablesAndViewsToAnotherDatabaseThroughALocalSnapshot() throws Exception {
    OlapTable t = test.table(db, "t", 2);
    test.rangeTable(db, "p", 2);
    test.view(db, "v", "SELECT `k` FROM `internal`.`bk`.`t`");
    fill(t, "row");
    t.partitions.values().forEach(p -> p.visibleVersion = 1);
    assertThat(getSnapshot("s1").getStatus().getStatusCode())
        .isEqualTo(TStatusCode.SNAPSHOT_NOT_EXIST);
    test.rows("BACKUP SNAPSHOT s1 TO `__keep_on_local__`");
    awaitBackup("FINISHED");
    TGetSnapshotResult got = getSnapshot("s1");
    assertThat(got.getStatus().getStatusCode()).isEqualTo(TStatusCode.OK);
    JsonNode info = JSON.readTree(got.getJobInfo());
    assertThat(got.getExpiredAt()).isEqualTo(info.path("backup_time").asLong() + 86_400_000);
    assertThat(info.path("table_commit_seq_map").path(String.valueOf(t.id)).asLong())
        .isGreaterThan(got.getCommitSeq());
    assertThat(info.path("tablet_snapshot_path_map")).hasSize(4);

    Database target = test.database("tgt");
    OlapTable extra = test.table(target, "extra", 1);
    TRestoreSnapshotRequest request = restoreRequest(got, info);
    request.setCleanTables(true);
    request.setAtomicRestore(true);
    TRestoreSnapshotResult answer = test.fe.backups().restoreSnapshot(request);
    assertThat(answer.getStatus().getStatusCode()).as("%s", answer).isEqualTo(TStatusCode.OK);
    awaitRestore("tgt", "FINISHED");
    OlapTable copy = target.olapTable("t").orElseThrow();
    assertThat(texts(copy)).containsExactly("row0", "row1");
    assertThat(copy.flag("is_being_synced")).isTrue();
    assertThat(copy.flag("binlog.enable")).isTrue();
    assertThat(target.table("v").orElseThrow())
        .hasFieldOrPropertyWithValue("definition", "SELECT `k` FROM `internal`.`tgt`.`t`");
    assertThat(target.tables.values()).extracting(x -> x.name).containsExactly("p", "t", "v");
    assertThat(test.fe.recycleBin().table(extra.id)).isPresent();

    // Again, over the tables that are there now, under an alias for one of them.
    fill(copy, "changed");
    request.setLabelName("s1_r2");
    request.setTableRefs(List.of(new TTableRef().setTable("t")));
    request.setCleanTables(false);
    assertThat(test.fe.backups().restoreSnapshot(request).getStatus().getStatusCode())
        .isEqualTo(TStatusCode.OK);
    awaitRestore("tgt", "FINISHED");
    OlapTable again = target.olapTable("t").orElseThrow();
    assertThat(again.id).isNotEqualTo(copy.id);
    assertThat(texts(again)).containsExactly("row0", "row1");
    assertThat(test.agent.sent(TTaskType.MAKE_SNAPSHOT))
        .anyMatch(r -> r.getSnapshotReq().isSetRefTabletId());
  }

  private static TRestoreSnapshotRequest restoreRequest(TGetSnapshotResult got, JsonNode info)
      throws Exception {
    com.fasterxml.jackson.databind.node.ObjectNode changed = info.deepCopy();
    com.fasterxml.jackson.databind.node.ObjectNode extra = changed.putObject("extra_info");
    extra.put("token", "secret");
    com.fasterxml.jackson.databind.node.ObjectNode map = extra.putObject("be_network_map");
    info.path("tablet_be_map")
        .forEach(be -> map.putObject(be.asText()).put("ip", "127.0.0.1").put("port", 8040));
    TRestoreSnapshotRequest request = new TRestoreSnapshotRequest();
    request.setDb("tgt");
    request.setLabelName("s1_r");
    request.setRepoName("__keep_on_local__");
    request.setProperties(new java.util.HashMap<>(Map.of("reserve_replica", "true")));
    request.setMeta(got.getMeta());
    request.setJobInfo(JSON.writeValueAsBytes(changed));
    return request;
  }

  @Test
  void cancelledRestoreTakesAwayWhatItAdded() throws Exception {
    OlapTable t = test.table(db, "t", 2);
    fill(t, "row");
    test.rows("BACKUP SNAPSHOT s1 TO `__keep_on_local__`");
    awaitBackup("FINISHED");
    TGetSnapshotResult got = getSnapshot("s1");
    Database target = test.database("tgt");
    backend.before(
        (id, request) ->
            request.getTaskType() == TTaskType.DOWNLOAD
                ? FakeBackend.failed(request, TStatusCode.INTERNAL_ERROR, "no route")
                : null);
    test.fe.backups().restoreSnapshot(restoreRequest(got, JSON.readTree(got.getJobInfo())));
    awaitRestore("tgt", "DOWNLOADING");
    assertThat(target.olapTable("t").orElseThrow().state).isEqualTo("RESTORE");
    int before = test.agent.sent(TTaskType.DROP).size();
    test.rows("CANCEL RESTORE FROM tgt");
    assertThat(restoreRow("tgt").get(4)).isEqualTo("CANCELLED");
    assertThat(restoreRow("tgt").get(19))
        .isEqualTo("[COMMON_ERROR, msg: user cancelled, current state: DOWNLOADING]");
    assertThat(target.tables).isEmpty();
    assertThat(test.agent.sent(TTaskType.DROP)).hasSize(before + 2);
  }

  @Test
  void metadataOnlyBackupsHaveNoTabletFiles() throws Exception {
    createRepository();
    test.table(db, "t", 2);
    test.rows("BACKUP SNAPSHOT b3 TO rs PROPERTIES('content'='metadata_only')");
    awaitBackup("FINISHED");
    JsonNode info =
        JSON.readTree(only(home.resolve("repo/__palo_repository_rs/__ss_b3"), "__info_"));
    assertThat(info.path("content").asText()).isEqualTo("METADATA_ONLY");
    assertThat(info.path("tablet_be_map")).isEmpty();
    assertThat(info.path("table_commit_seq_map")).isEmpty();
    test.drop(db, "t", 0);
    test.rows(
        "RESTORE SNAPSHOT b3 FROM rs PROPERTIES('backup_timestamp'='%s','replication_num'='1')"
            .formatted(timestamp("b3")));
    awaitRestore("bk", "FINISHED");
    assertThat(db.olapTable("t").orElseThrow().state).isEqualTo("NORMAL");
  }

  @Test
  void keepsRepositoriesAndJobsInTheImage() {
    createRepository();
    test.table(db, "t", 1);
    test.rows("BACKUP SNAPSHOT s1 TO `__keep_on_local__`");
    awaitBackup("FINISHED");
    BackupState state = BackupState.of(test.fe);
    BackupState copy = new BackupState(test.fe.settings());
    copy.loadImage(state.saveImage());
    assertThat(copy.saveImage().toString()).isEqualTo(state.saveImage().toString());
    assertThat(copy.localSnapshot("s1").orElseThrow().metaFile)
        .isEqualTo(state.localSnapshot("s1").orElseThrow().metaFile);
  }
}
