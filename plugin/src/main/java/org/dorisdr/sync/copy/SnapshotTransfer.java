package org.dorisdr.sync.copy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.dorisdr.cluster.Backend;
import org.dorisdr.cluster.ClusterException;
import org.dorisdr.sync.context.SyncContext;
import org.dorisdr.sync.state.CopyProgress;
import org.dorisdr.sync.state.SyncJobRecord;
import org.dorisdr.sync.state.SyncProperties;
import org.dorisdr.sync.watch.SourceHistory;
import org.dorisdr.thrift.TGetSnapshotRequest;
import org.dorisdr.thrift.TGetSnapshotResult;
import org.dorisdr.thrift.TRestoreSnapshotRequest;
import org.dorisdr.thrift.TSnapshotType;
import org.dorisdr.thrift.TStatusCode;
import org.dorisdr.thrift.TTableRef;

/**
 * Hands a finished snapshot of the source to the target: fetches its description, adds how the
 * target's backends reach the source's, and has it restored. Owned by one worker.
 */
final class SnapshotTransfer {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final SyncContext context;

  SnapshotTransfer(SyncContext context) {
    this.context = context;
  }

  /** Reads which sequences the snapshot holds; false if it is gone. */
  boolean readSequences(CopyProgress copy) throws ClusterException {
    // Of the same history, since a frontend that was started anew has no snapshots.
    SourceHistory.Mark newest = SourceHistory.newest(context);
    TGetSnapshotResult snapshot = get(copy);
    if (snapshot == null) {
      return false;
    }
    copy.anchorSeq = newest.seq();
    copy.anchorTxn = newest.name();
    note(copy, snapshot, parse(snapshot));
    return true;
  }

  /** Starts the restore; false if the snapshot is gone. */
  boolean send(CopyProgress copy) throws ClusterException {
    TGetSnapshotResult snapshot = get(copy);
    if (snapshot == null) {
      return false;
    }
    ObjectNode info = parse(snapshot);
    note(copy, snapshot, info);
    info.set("extra_info", extraInfo());
    TRestoreSnapshotRequest request =
        new TRestoreSnapshotRequest()
            .setDb(context.targetDatabase())
            .setLabelName(copy.restoreLabel)
            .setRepoName("__keep_on_local__")
            .setProperties(properties())
            .setCleanPartitions(true)
            .setAtomicRestore(true)
            .setForceReplace(true);
    request.setMeta(snapshot.getMeta());
    request.setJobInfo(info.toString().getBytes(StandardCharsets.UTF_8));
    SyncJobRecord record = context.record();
    if (record.isTableJob() && !record.sourceTable.equals(record.targetTable)) {
      request.setTableRefs(
          List.of(new TTableRef().setTable(copy.objects.get(0)).setAliasName(record.targetTable)));
    }
    context.target().frontend().restoreSnapshot(request);
    return true;
  }

  private TGetSnapshotResult get(CopyProgress copy) throws ClusterException {
    TGetSnapshotResult result =
        context
            .source()
            .frontend()
            .getSnapshot(
                new TGetSnapshotRequest()
                    .setDb(context.record().sourceDatabase)
                    .setLabelName(copy.snapshot)
                    .setSnapshotName("")
                    .setSnapshotType(TSnapshotType.LOCAL));
    return result.getStatus().getStatusCode() == TStatusCode.OK ? result : null;
  }

  private static ObjectNode parse(TGetSnapshotResult snapshot) throws ClusterException {
    try {
      return (ObjectNode) MAPPER.readTree(snapshot.getJobInfo());
    } catch (IOException e) {
      throw ClusterException.refused("the snapshot's description is not JSON");
    }
  }

  private void note(CopyProgress copy, TGetSnapshotResult snapshot, JsonNode info) {
    Map<Long, String> tables = new HashMap<>();
    // What it holds beyond the newest record is no change, and such numbers may come again if the
    // source is set back.
    long newest = copy.anchorTxn == null ? Long.MAX_VALUE : copy.anchorSeq;
    copy.seqs.clear();
    copy.views.clear();
    for (Map.Entry<String, JsonNode> e : info.path("backup_objects").properties()) {
      long id = e.getValue().path("id").asLong();
      tables.put(id, e.getKey());
      copy.seqs.put(
          id,
          Math.min(
              newest,
              info.path("table_commit_seq_map")
                  .path(Long.toString(id))
                  .asLong(snapshot.getCommitSeq())));
    }
    copy.tabletsTotal = info.path("tablet_be_map").size();
    for (JsonNode view : info.path("new_backup_objects").path("views")) {
      long id = view.path("id").asLong();
      tables.put(id, view.path("name").asText());
      copy.seqs.put(id, Math.min(newest, snapshot.getCommitSeq()));
      copy.views.add(id);
    }
    copy.found.clear();
    copy.found.putAll(tables);
  }

  private ObjectNode extraInfo() throws ClusterException {
    ObjectNode extra = MAPPER.createObjectNode();
    ObjectNode network = extra.putObject("be_network_map");
    for (Backend backend : context.source().backends()) {
      network
          .putObject(Long.toString(backend.id()))
          .put("ip", backend.host())
          .put("port", backend.httpPort());
    }
    extra.put("token", context.source().frontend().masterToken());
    return extra;
  }

  private Map<String, String> properties() {
    Map<String, String> properties = new HashMap<>();
    String replicas = context.record().properties.get(SyncProperties.REPLICATION_NUM);
    if (replicas == null) {
      properties.put("reserve_replica", "true");
    } else {
      properties.put("replication_num", replicas);
    }
    return properties;
  }
}
