package org.dorisdr.sync;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.dorisdr.cluster.ClusterException;
import org.dorisdr.cluster.FrontendRpc;
import org.dorisdr.thrift.TBeginTxnRequest;
import org.dorisdr.thrift.TBeginTxnResult;
import org.dorisdr.thrift.TCommitTxnRequest;
import org.dorisdr.thrift.TGetBinlogLagResult;
import org.dorisdr.thrift.TGetBinlogRequest;
import org.dorisdr.thrift.TGetBinlogResult;
import org.dorisdr.thrift.TGetMetaDBMeta;
import org.dorisdr.thrift.TGetMetaIndexMeta;
import org.dorisdr.thrift.TGetMetaPartitionMeta;
import org.dorisdr.thrift.TGetMetaReplicaMeta;
import org.dorisdr.thrift.TGetMetaRequest;
import org.dorisdr.thrift.TGetMetaResult;
import org.dorisdr.thrift.TGetMetaTable;
import org.dorisdr.thrift.TGetMetaTableMeta;
import org.dorisdr.thrift.TGetMetaTabletMeta;
import org.dorisdr.thrift.TGetSnapshotRequest;
import org.dorisdr.thrift.TGetSnapshotResult;
import org.dorisdr.thrift.TLockBinlogRequest;
import org.dorisdr.thrift.TLockBinlogResult;
import org.dorisdr.thrift.TRestoreSnapshotRequest;
import org.dorisdr.thrift.TRollbackTxnRequest;
import org.dorisdr.thrift.TStatus;
import org.dorisdr.thrift.TStatusCode;
import org.dorisdr.thrift.TTabletCommitInfo;

/** The master FE of a model cluster. */
record SimFrontend(SimCluster own) implements FrontendRpc {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private static TStatus status(TStatusCode code) {
    return new TStatus(code);
  }

  @Override
  public TBeginTxnResult beginTxn(TBeginTxnRequest request) throws ClusterException {
    own.before("beginTxn");
    SimTxn known = own.txnsByLabel.get(request.getLabel());
    TBeginTxnResult result = new TBeginTxnResult();
    if (known != null && !known.aborted) {
      if (!known.committed && known.requestId.equals(request.getRequestId().toString())) {
        return result.setStatus(status(TStatusCode.OK)).setTxnId(known.id);
      }
      return result
          .setStatus(status(TStatusCode.LABEL_ALREADY_EXISTS))
          .setJobStatus(known.committed ? "FINISHED" : "RUNNING");
    }
    SimTxn txn = new SimTxn();
    txn.id = own.nextId();
    txn.label = request.getLabel();
    txn.requestId = request.getRequestId().toString();
    own.txns.put(txn.id, txn);
    own.txnsByLabel.put(txn.label, txn);
    own.after("beginTxn");
    return result.setStatus(status(TStatusCode.OK)).setTxnId(txn.id).setDbId(1);
  }

  @Override
  public void commitTxn(TCommitTxnRequest request) throws ClusterException {
    own.before("commitTxn");
    if (own.refuseCommits) {
      throw ClusterException.transientError("too busy");
    }
    SimTxn txn = own.txns.get(request.getTxnId());
    if (txn == null) {
      throw ClusterException.refused("transaction [" + request.getTxnId() + "] not found");
    }
    if (txn.aborted) {
      throw ClusterException.refused("is already aborted. abort reason: x");
    }
    if (!txn.committed) {
      for (TTabletCommitInfo info : request.getCommitInfos()) {
        SimTable.SimTablet tablet = own.tablet(info.getTabletId());
        List<String> rows = txn.staged.get(info.getTabletId());
        if (tablet != null) {
          if (rows == null) {
            throw ClusterException.refused("tablet has no committed replica");
          }
          tablet.rows.put(txn.id + 1, rows);
        }
      }
      txn.committed = true;
    }
    own.after("commitTxn");
  }

  @Override
  public void rollbackTxn(TRollbackTxnRequest request) throws ClusterException {
    own.before("rollbackTxn");
    SimTxn txn = own.txns.get(request.getTxnId());
    if (txn == null || txn.committed) {
      throw ClusterException.refused("transaction not found");
    }
    txn.aborted = true;
    own.txnsByLabel.remove(txn.label);
    own.after("rollbackTxn");
  }

  @Override
  public TGetBinlogResult getBinlog(TGetBinlogRequest request) throws ClusterException {
    own.before("getBinlog");
    return own.binlogs.get(request);
  }

  @Override
  public TGetBinlogLagResult getBinlogLag(TGetBinlogRequest request) throws ClusterException {
    return own.binlogs.lag(request);
  }

  @Override
  public TLockBinlogResult lockBinlog(TLockBinlogRequest request) throws ClusterException {
    own.before("lockBinlog");
    return own.binlogs.lock(request);
  }

  @Override
  public TGetSnapshotResult getSnapshot(TGetSnapshotRequest request) throws ClusterException {
    own.before("getSnapshot");
    SimSnapshot snapshot = own.snapshots.get(request.getLabelName());
    if (snapshot == null) {
      return new TGetSnapshotResult().setStatus(status(TStatusCode.SNAPSHOT_NOT_EXIST));
    }
    ObjectNode info = MAPPER.createObjectNode();
    ObjectNode objects = info.putObject("backup_objects");
    ObjectNode seqs = info.putObject("table_commit_seq_map");
    var views = info.putObject("new_backup_objects").putArray("views");
    for (SimTable table : snapshot.tables) {
      long id = table.id;
      if (table.view) {
        views.addObject().put("id", id).put("name", table.name);
      } else {
        objects.putObject(table.name).put("id", id);
        seqs.put(Long.toString(id), snapshot.seq);
      }
    }
    TGetSnapshotResult result =
        new TGetSnapshotResult().setStatus(status(TStatusCode.OK)).setCommitSeq(snapshot.seq);
    result.setMeta((own.name + "/" + request.getLabelName()).getBytes(StandardCharsets.UTF_8));
    result.setJobInfo(info.toString().getBytes(StandardCharsets.UTF_8));
    return result;
  }

  @Override
  public void restoreSnapshot(TRestoreSnapshotRequest request) throws ClusterException {
    own.before("restoreSnapshot");
    String[] from = new String(request.getMeta(), StandardCharsets.UTF_8).split("/", 2);
    SimSnapshot snapshot = own.network.get(from[0]).snapshots.get(from[1]);
    Map<String, SimTable> restored = new LinkedHashMap<>();
    for (SimTable table : snapshot.tables) {
      boolean alias = request.isSetTableRefs();
      restored.put(alias ? request.getTableRefs().get(0).getAliasName() : table.name, table);
    }
    boolean fails =
        own.hasTooFewBackends
            || restored.keySet().stream().anyMatch(own.broken::contains)
            || restored.keySet().stream().anyMatch(this::hasTemporary);
    own.restores.put(request.getLabelName(), fails ? "CANCELLED" : "DOWNLOADING");
    own.restoring.put(request.getLabelName(), restored);
    long end = own.clock.nanoTime() + own.restoresTake.toNanos();
    own.restoringUntil.put(request.getLabelName(), end);
    own.after("restoreSnapshot");
  }

  /** Doris: "Do not support restoring table with temp partitions". */
  private boolean hasTemporary(String table) {
    return own.tables.containsKey(table) && !own.tables.get(table).temporary.isEmpty();
  }

  @Override
  public TGetMetaResult getMeta(TGetMetaRequest request) throws ClusterException {
    own.before("getMeta");
    TGetMetaDBMeta meta = new TGetMetaDBMeta().setId(1).setName(own.database);
    meta.setTables(new ArrayList<>());
    meta.setDroppedPartitionMap(own.droppedPartitions);
    meta.setDroppedTableMap(own.droppedTables);
    for (SimTable table : own.tables.values()) {
      if (!table.view && isWanted(request, table)) {
        meta.addToTables(meta(table));
      }
    }
    return new TGetMetaResult(status(TStatusCode.OK)).setDbMeta(meta);
  }

  private static boolean isWanted(TGetMetaRequest request, SimTable table) {
    if (!request.getDb().isSetTables()) {
      return true;
    }
    TGetMetaTable one = request.getDb().getTables().get(0);
    return one.isSetId() ? one.getId() == table.id : one.getName().equals(table.name);
  }

  private TGetMetaTableMeta meta(SimTable table) {
    TGetMetaTableMeta meta =
        new TGetMetaTableMeta().setId(table.id).setName(table.name).setType("OLAP");
    meta.setPartitions(new ArrayList<>());
    List<SimTable.SimPartition> all = new ArrayList<>(table.partitions.values());
    all.addAll(table.temporary.values());
    for (SimTable.SimPartition p : all) {
      List<TGetMetaTabletMeta> tablets = new ArrayList<>();
      for (SimTable.SimTablet t : p.tablets) {
        tablets.add(new TGetMetaTabletMeta().setId(t.id).setReplicas(replicas(t, p)));
      }
      meta.addToPartitions(
          new TGetMetaPartitionMeta()
              .setId(p.id)
              .setName(p.name)
              .setRange(p.range)
              .setVisibleVersion(p.version)
              .setIsTemp(table.temporary.containsValue(p))
              .setIndexes(
                  List.of(
                      new TGetMetaIndexMeta()
                          .setId(table.id)
                          .setName(table.name)
                          .setTablets(tablets))));
    }
    return meta;
  }

  private List<TGetMetaReplicaMeta> replicas(SimTable.SimTablet tablet, SimTable.SimPartition in) {
    return LongStream.rangeClosed(1, own.backends)
        .mapToObj(
            id ->
                new TGetMetaReplicaMeta().setId(tablet.id).setBackendId(id).setVersion(in.version))
        .toList();
  }

  @Override
  public String masterToken() throws ClusterException {
    own.before("masterToken");
    return "token";
  }
}
