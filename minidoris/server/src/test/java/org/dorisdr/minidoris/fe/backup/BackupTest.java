package org.dorisdr.minidoris.fe.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.dorisdr.minidoris.fe.catalog.OlapTable;
import org.dorisdr.minidoris.fe.testing.Golden;
import org.dorisdr.thrift.TTaskType;
import org.junit.jupiter.api.Test;

/** Backups to a repository, and restores from it. */
class BackupTest extends BackupFixture {
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
  void readsSchemasInTheVersionThatIsToldOrThatTheyWereWrittenIn() throws Exception {
    createRepository();
    test.table(db, "t", 1);
    test.rows("BACKUP SNAPSHOT b1 TO rs");
    awaitBackup("FINISHED");
    setMetaVersion("b1", 139);
    assertThat(restoreError("'meta_version'='new'")).isEqualTo("Invalid meta version format: new");
    restore("'replication_num'='1'");
    awaitRestore("bk", "CANCELLED");
    assertThat(restoreRow("bk").get(19))
        .isEqualTo(
            "[COMMON_ERROR, msg: Could not set meta version to 139 since it is lower than minimum required version 140]");
    restore("'meta_version'='140'");
    awaitRestore("bk", "FINISHED");
    test.drop(db, "t2", 0);
    setMetaVersion("b1", 0);
    restore("'replication_num'='1'");
    awaitRestore("bk", "FINISHED");
    test.drop(db, "t2", 0);
    restore("'meta_version'='138'");
    awaitRestore("bk", "CANCELLED");
    assertThat(restoreRow("bk").get(19)).contains("Could not set meta version to 138 since");
  }

  private String restoreStatement(String properties) {
    return "RESTORE SNAPSHOT b1 FROM rs ON (t AS t2) PROPERTIES('backup_timestamp'='%s',%s)"
        .formatted(timestamp("b1"), properties);
  }

  private String restoreError(String properties) {
    return test.error(restoreStatement(properties));
  }

  private void restore(String properties) {
    test.rows(restoreStatement(properties + ",'reserve_replica'='true'"));
  }

  /** As another release would have written it. */
  private void setMetaVersion(String label, int version) throws Exception {
    Path snapshot = home.resolve("repo/__palo_repository_rs/__ss_" + label);
    ObjectNode info = (ObjectNode) JSON.readTree(only(snapshot, "__info_"));
    info.put("meta_version", version);
    byte[] content = JSON.writeValueAsBytes(info);
    try (var files = Files.list(snapshot)) {
      for (Path file :
          files.filter(f -> f.getFileName().toString().startsWith("__info_")).toList()) {
        String name = file.getFileName().toString();
        String stem = name.substring(0, name.lastIndexOf('.') + 1);
        Files.delete(file);
        Files.write(snapshot.resolve(stem + md5(content)), content);
      }
    }
  }

  private static String md5(byte[] content) throws Exception {
    return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(content));
  }
}
