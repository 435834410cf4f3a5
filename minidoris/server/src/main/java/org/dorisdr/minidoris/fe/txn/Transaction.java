package org.dorisdr.minidoris.fe.txn;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import org.dorisdr.thrift.TUniqueId;

/**
 * One transaction. Written only by {@link TransactionManager}'s implementation; who else gets one
 * reads it and may see it advance. Times are ms since the epoch, -1 = not yet.
 */
public final class Transaction {
  /**
   * New version of a partition.
   *
   * @param range text of the partition's rows, as {@code getMeta} shows it
   */
  public record PartitionCommit(long partitionId, String range, long version, boolean temporary) {}

  /**
   * What is written to one table.
   *
   * @param subTransactionId id of the part; -1 if the transaction has no parts
   * @param indexIds indexes that were written; null = not known
   */
  public record TableCommit(
      long subTransactionId, long tableId, List<Long> indexIds, List<PartitionCommit> partitions) {}

  /** A tablet that has the data on a backend. */
  public record Written(long tabletId, long backendId) {}

  public long id;
  public long databaseId;
  public volatile List<Long> tableIds = List.of();
  public String label;
  public long requestHi;
  public long requestLo;
  public boolean hasRequestId;
  public BeginRequest.Source source = BeginRequest.Source.BACKEND_STREAMING;
  public BeginRequest.Coordinator coordinator = BeginRequest.Coordinator.BE;
  public long coordinatorId;
  public String coordinatorHost = "";
  public long timeoutMillis;
  public volatile TransactionStatus status = TransactionStatus.PREPARE;
  public long prepareTime = -1;
  public long preCommitTime = -1;
  public long commitTime = -1;
  public long publishTime = -1;
  public long finishTime = -1;
  public String reason = "";

  /** What a transaction that is committed in advance will commit. */
  public List<Written> prepared = List.of();

  /** In the order of application; empty until committed. */
  public List<TableCommit> commits = new ArrayList<>();

  /** Parts, in order; null if there are none. */
  public List<Long> subTransactionIds;

  /** Ids given out for parts, whatever came of them. */
  public List<Long> parts = new CopyOnWriteArrayList<>();

  /** Replicas that did not get the data. */
  public Set<Long> errorReplicas = new TreeSet<>();

  /** Changed rows by table and tablet, as the backends counted them. */
  public Map<Long, Map<Long, Long>> deltaRows = new LinkedHashMap<>();

  /**
   * Versions of partitions that the rows were made of, and that must still be the newest when it
   * commits; null = they were made of none. It is not journalled before the commit.
   */
  @JsonIgnore public volatile Map<Long, Long> madeOf;

  /** Types of the texts of a table that it updates some columns of, by unique id; null = none. */
  @JsonIgnore public volatile Map<Integer, String> texts;

  @JsonIgnore
  boolean isRequest(TUniqueId request) {
    return request != null
        && hasRequestId
        && requestHi == request.getHi()
        && requestLo == request.getLo();
  }

  /** Who drives it, as SHOW TRANSACTION says it. */
  @JsonIgnore
  public String coordinatorText() {
    return coordinator + ": " + coordinatorHost;
  }

  Transaction copy() {
    Transaction copy = new Transaction();
    copy.id = id;
    copy.databaseId = databaseId;
    copy.tableIds = tableIds;
    copy.label = label;
    copy.requestHi = requestHi;
    copy.requestLo = requestLo;
    copy.hasRequestId = hasRequestId;
    copy.source = source;
    copy.coordinator = coordinator;
    copy.coordinatorId = coordinatorId;
    copy.coordinatorHost = coordinatorHost;
    copy.timeoutMillis = timeoutMillis;
    copy.status = status;
    copy.prepareTime = prepareTime;
    copy.preCommitTime = preCommitTime;
    copy.prepared = prepared;
    copy.commitTime = commitTime;
    copy.publishTime = publishTime;
    copy.finishTime = finishTime;
    copy.reason = reason;
    copy.commits = new ArrayList<>(commits);
    copy.subTransactionIds = subTransactionIds;
    copy.parts = new CopyOnWriteArrayList<>(parts);
    copy.errorReplicas = new TreeSet<>(errorReplicas);
    copy.madeOf = madeOf;
    copy.texts = texts;
    copy.deltaRows = new LinkedHashMap<>(deltaRows);
    return copy;
  }
}
