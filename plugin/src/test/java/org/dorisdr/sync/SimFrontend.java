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
import org.dorisdr.thrift.TBinlog;
import org.dorisdr.thrift.TBinlogType;
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
    SimCluster.SimTxn known = own.txnsByLabel.get(request.getLabel());
    TBeginTxnResult result = new TBeginTxnResult();
    if (known != null && !known.aborted) {
      if (!known.committed && known.requestId.equals(request.getRequestId().toString())) {
        return result.setStatus(status(TStatusCode.OK)).setTxnId(known.id);
      }
      return result
          .setStatus(status(TStatusCode.LABEL_ALREADY_EXISTS))
          .setJobStatus(known.committed ? "FINISHED" : "RUNNING");
    }
    SimCluster.SimTxn txn = new SimCluster.SimTxn();
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
    SimCluster.SimTxn txn = own.txns.get(request.getTxnId());
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
    SimCluster.SimTxn txn = own.txns.get(request.getTxnId());
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
    own.binlogsAsked++;
    requireBinlogs();
    TGetBinlogResult result = new TGetBinlogResult();
    long expired = expired(request);
    if (request.getPrevCommitSeq() < expired) {
      return result
          .setStatus(status(TStatusCode.BINLOG_TOO_OLD_COMMIT_SEQ))
          .setBinlogs(List.of(new TBinlog().setCommitSeq(expired).setType(TBinlogType.DUMMY)));
    }
    List<TBinlog> found = new ArrayList<>();
    int from = own.binlogs.size();
    while (from > 0 && own.binlogs.get(from - 1).getCommitSeq() > request.getPrevCommitSeq()) {
      from--;
    }
    int to = (int) Math.min(own.binlogs.size(), from + request.getNumAcquired());
    for (TBinlog binlog : own.binlogs.subList(from, to)) {
      if (isIn(binlog, request)) {
        found.add(binlog);
      }
    }
    if (found.isEmpty()) {
      return result.setStatus(status(TStatusCode.BINLOG_TOO_NEW_COMMIT_SEQ));
    }
    own.binlogsHandedOut += found.size();
    found.forEach(b -> own.bytesHandedOut += b.getData().length());
    return result.setStatus(status(TStatusCode.OK)).setBinlogs(found);
  }

  @Override
  public TGetBinlogLagResult getBinlogLag(TGetBinlogRequest request) throws ClusterException {
    own.lagAsked();
    requireBinlogs();
    long lag = 0;
    long last = expired(request);
    boolean any = false;
    for (int at = own.binlogs.size() - 1; at >= 0; at--) {
      TBinlog binlog = own.binlogs.get(at);
      if (any && binlog.getCommitSeq() <= request.getPrevCommitSeq()) {
        break;
      }
      if (isIn(binlog, request)) {
        last = any ? last : binlog.getCommitSeq();
        any = true;
        lag += binlog.getCommitSeq() > request.getPrevCommitSeq() ? 1 : 0;
      }
    }
    return new TGetBinlogLagResult()
        .setStatus(status(TStatusCode.OK))
        .setLag(lag)
        .setLastCommitSeq(last);
  }

  /** Of one table, whose stream is asked for by id or by name; null = that of the database. */
  private Long table(TGetBinlogRequest request) {
    if (request.isSetTableId() || !request.isSetTable()) {
      return request.isSetTableId() ? request.getTableId() : null;
    }
    SimTable named = own.tables.get(request.getTable());
    return named == null ? null : named.id;
  }

  private long expired(TGetBinlogRequest request) {
    Long table = table(request);
    return table == null ? own.firstKept : own.expiredByTable.getOrDefault(table, -1L);
  }

  private boolean isIn(TBinlog binlog, TGetBinlogRequest request) {
    Long table = table(request);
    return table == null
        || (binlog.getTableIds().contains(table)
            && !SimCluster.ONLY_OF_DATABASE.contains(binlog.getType()));
  }

  private void requireBinlogs() throws ClusterException {
    if (!own.everLogged) {
      throw new ClusterException(
          ClusterException.Kind.REFUSED, TStatusCode.BINLOG_NOT_FOUND_DB, "not found", null);
    }
  }

  @Override
  public TLockBinlogResult lockBinlog(TLockBinlogRequest request) throws ClusterException {
    own.before("lockBinlog");
    requireBinlogs();
    long last = own.lastRecord();
    long seq = request.getLockCommitSeq() < 0 ? last : request.getLockCommitSeq();
    if (seq > last) {
      throw new ClusterException(
          ClusterException.Kind.REFUSED, TStatusCode.BINLOG_TOO_NEW_COMMIT_SEQ, "too new", null);
    }
    // Nobody else needs what is before that: Doris cleans up within 15 s then, long before it is
    // old.
    own.expireBinlogs(seq);
    return new TLockBinlogResult().setStatus(status(TStatusCode.OK)).setLockedCommitSeq(seq);
  }

  @Override
  public TGetSnapshotResult getSnapshot(TGetSnapshotRequest request) throws ClusterException {
    own.before("getSnapshot");
    SimCluster.SimSnapshot snapshot = own.snapshots.get(request.getLabelName());
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
    SimCluster.SimSnapshot snapshot = own.network.get(from[0]).snapshots.get(from[1]);
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
