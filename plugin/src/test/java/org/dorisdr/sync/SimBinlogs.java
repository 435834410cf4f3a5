package org.dorisdr.sync;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dorisdr.cluster.ClusterException;
import org.dorisdr.thrift.TBinlog;
import org.dorisdr.thrift.TBinlogType;
import org.dorisdr.thrift.TGetBinlogLagResult;
import org.dorisdr.thrift.TGetBinlogRequest;
import org.dorisdr.thrift.TGetBinlogResult;
import org.dorisdr.thrift.TLockBinlogRequest;
import org.dorisdr.thrift.TLockBinlogResult;
import org.dorisdr.thrift.TStatus;
import org.dorisdr.thrift.TStatusCode;

/** The binlogs of a model cluster, and how it hands them out. */
final class SimBinlogs {
  /** Types of records that the stream of a single table leaves out. */
  private static final Set<TBinlogType> ONLY_OF_DATABASE =
      Set.of(TBinlogType.CREATE_TABLE, TBinlogType.DROP_TABLE);

  private final SimCluster own;
  final List<TBinlog> records = new ArrayList<>();
  boolean keeps = true;

  /** Before that there is no list of binlogs. */
  private boolean everLogged;

  /** Expired records: up to here, and by table. */
  private long firstKept = -1;

  private final Map<Long, Long> expiredByTable = new HashMap<>();

  long asked;
  long handedOut;
  long bytesHandedOut;
  private int lagCountdown;
  private Runnable atLag;

  /** Has something happen when the lag is asked for the n-th time from now on. */
  void onNextLag(int times, Runnable act) {
    lagCountdown = times;
    atLag = act;
  }

  private void lagAsked() {
    if (lagCountdown > 0 && --lagCountdown == 0) {
      atLag.run();
    }
  }

  SimBinlogs(SimCluster own) {
    this.own = own;
  }

  /** Of the newest binlog, also if that has expired. */
  long last() {
    return records.isEmpty() ? firstKept : records.get(records.size() - 1).getCommitSeq();
  }

  void log(TBinlogType type, long tableId, String data) {
    log(type, List.of(tableId), own.nextSeq(), data);
  }

  void log(TBinlogType type, List<Long> tableIds, long seq, String data) {
    if (!keeps) {
      return;
    }
    everLogged = true;
    records.add(
        new TBinlog()
            .setCommitSeq(seq)
            .setTimestamp(own.clock.now().toEpochMilli())
            .setType(type)
            .setTableIds(tableIds)
            .setData(data));
  }

  /** All binlogs that there are expire. */
  void expire() {
    expire(Long.MAX_VALUE);
  }

  /** Those before {@code seq} expire. */
  void expire(long seq) {
    while (!records.isEmpty() && records.get(0).getCommitSeq() < seq) {
      TBinlog binlog = records.remove(0);
      firstKept = binlog.getCommitSeq();
      if (!ONLY_OF_DATABASE.contains(binlog.getType())) {
        binlog.getTableIds().forEach(id -> expiredByTable.put(id, binlog.getCommitSeq()));
      }
    }
  }

  /** What there was, to be set back to. */
  record Backup(List<TBinlog> records, long firstKept, Map<Long, Long> expiredByTable) {}

  Backup saved() {
    return new Backup(List.copyOf(records), firstKept, Map.copyOf(expiredByTable));
  }

  void setBackTo(Backup backup) {
    records.clear();
    records.addAll(backup.records());
    firstKept = backup.firstKept();
    expiredByTable.clear();
    expiredByTable.putAll(backup.expiredByTable());
  }

  TGetBinlogResult get(TGetBinlogRequest request) throws ClusterException {
    asked++;
    requireBinlogs();
    TGetBinlogResult result = new TGetBinlogResult();
    long expired = expired(request);
    if (request.getPrevCommitSeq() < expired) {
      return result
          .setStatus(status(TStatusCode.BINLOG_TOO_OLD_COMMIT_SEQ))
          .setBinlogs(List.of(new TBinlog().setCommitSeq(expired).setType(TBinlogType.DUMMY)));
    }
    List<TBinlog> found = new ArrayList<>();
    int from = records.size();
    while (from > 0 && records.get(from - 1).getCommitSeq() > request.getPrevCommitSeq()) {
      from--;
    }
    int to = (int) Math.min(records.size(), from + request.getNumAcquired());
    for (TBinlog binlog : records.subList(from, to)) {
      if (isIn(binlog, request)) {
        found.add(binlog);
      }
    }
    if (found.isEmpty()) {
      return result.setStatus(status(TStatusCode.BINLOG_TOO_NEW_COMMIT_SEQ));
    }
    handedOut += found.size();
    found.forEach(b -> bytesHandedOut += b.getData().length());
    return result.setStatus(status(TStatusCode.OK)).setBinlogs(found);
  }

  TGetBinlogLagResult lag(TGetBinlogRequest request) throws ClusterException {
    lagAsked();
    requireBinlogs();
    long lag = 0;
    long last = expired(request);
    boolean any = false;
    for (int at = records.size() - 1; at >= 0; at--) {
      TBinlog binlog = records.get(at);
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
    return table == null ? firstKept : expiredByTable.getOrDefault(table, -1L);
  }

  private boolean isIn(TBinlog binlog, TGetBinlogRequest request) {
    Long table = table(request);
    return table == null
        || (binlog.getTableIds().contains(table) && !ONLY_OF_DATABASE.contains(binlog.getType()));
  }

  private void requireBinlogs() throws ClusterException {
    if (!everLogged) {
      throw new ClusterException(
          ClusterException.Kind.REFUSED, TStatusCode.BINLOG_NOT_FOUND_DB, "not found", null);
    }
  }

  TLockBinlogResult lock(TLockBinlogRequest request) throws ClusterException {
    requireBinlogs();
    long last = last();
    long seq = request.getLockCommitSeq() < 0 ? last : request.getLockCommitSeq();
    if (seq > last) {
      throw new ClusterException(
          ClusterException.Kind.REFUSED, TStatusCode.BINLOG_TOO_NEW_COMMIT_SEQ, "too new", null);
    }
    // Nobody else needs what is before that: Doris cleans up within 15 s then, long before it is
    // old.
    expire(seq);
    return new TLockBinlogResult().setStatus(status(TStatusCode.OK)).setLockedCommitSeq(seq);
  }

  private static TStatus status(TStatusCode code) {
    return new TStatus(code);
  }
}
