package org.dorisdr.minidoris.fe.backup;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.dorisdr.minidoris.fe.catalog.Database;
import org.dorisdr.minidoris.fe.catalog.OlapTable;
import org.dorisdr.minidoris.fe.testing.FakeBackend;
import org.dorisdr.thrift.TGetSnapshotRequest;
import org.dorisdr.thrift.TGetSnapshotResult;
import org.dorisdr.thrift.TRestoreSnapshotRequest;
import org.dorisdr.thrift.TRestoreSnapshotResult;
import org.dorisdr.thrift.TSnapshotType;
import org.dorisdr.thrift.TStatusCode;
import org.dorisdr.thrift.TTableRef;
import org.dorisdr.thrift.TTaskType;
import org.junit.jupiter.api.Test;

/** Backups that stay on the backends, and restores from them into another database. */
class LocalSnapshotTest extends BackupFixture {
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

  @Test
  void describesSnapshotsAsRelease40DoesWhereTheSettingSaysSoAndRestoresFromThem()
      throws Exception {
    OlapTable t = test.table(db, "t", 2);
    fill(t, "row");
    test.fe.settings().set("snapshot_release", "4.0");
    test.rows("BACKUP SNAPSHOT s1 TO `__keep_on_local__`");
    awaitBackup("FINISHED");
    TGetSnapshotResult got = getSnapshot("s1");
    assertThat(new String(got.getMeta(), StandardCharsets.UTF_8))
        .contains("\"clazz\":\"Tablet\"", "\"clazz\":\"Replica\"")
        .doesNotContain("LocalTablet", "LocalReplica");
    Database target = test.database("tgt");
    test.fe.backups().restoreSnapshot(restoreRequest(got, JSON.readTree(got.getJobInfo())));
    awaitRestore("tgt", "FINISHED");
    assertThat(texts(target.olapTable("t").orElseThrow())).containsExactly("row0", "row1");
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
}
