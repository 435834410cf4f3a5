package org.dorisdr.minidoris.fe.binlog;

import com.google.gson.annotations.SerializedName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dorisdr.minidoris.fe.txn.Transaction;
import org.dorisdr.thrift.TBinlogType;

/** UPSERT: data became visible. Stateless. */
public final class UpsertRecords {
  private UpsertRecords() {}

  @SuppressWarnings("unused") // Gson reads the fields.
  private static final class Payload {
    long commitSeq;
    long txnId;
    long timeStamp;
    String label;
    long dbId;
    Map<Long, TableRecord> tableRecords = new LinkedHashMap<>();
    List<Long> stids;
  }

  @SuppressWarnings("unused")
  private static final class TableRecord {
    List<PartitionRecord> partitionRecords = new ArrayList<>();
    List<Long> indexIds;
    Map<Long, Long> deltaRows;
  }

  @SuppressWarnings("unused")
  private record PartitionRecord(
      long partitionId,
      String range,
      long version,
      @SerializedName("isTempPartition") boolean temporary,
      long stid) {}

  private static List<Long> union(List<Long> known, List<Long> more) {
    if (known == null || more == null) {
      return known == null ? more : known;
    }
    Set<Long> all = new LinkedHashSet<>(known);
    all.addAll(more);
    return List.copyOf(all);
  }

  /** Record of a transaction that became visible by the operation {@code commitSeq}. */
  public static BinlogRecord of(Transaction transaction, long commitSeq) {
    Payload payload = new Payload();
    payload.commitSeq = commitSeq;
    payload.txnId = transaction.id;
    payload.timeStamp = transaction.finishTime;
    payload.label = transaction.label;
    payload.dbId = transaction.databaseId;
    payload.stids = transaction.subTransactionIds;
    for (Transaction.TableCommit commit : transaction.commits) {
      TableRecord table =
          payload.tableRecords.computeIfAbsent(commit.tableId(), id -> new TableRecord());
      table.indexIds = union(table.indexIds, commit.indexIds());
      table.deltaRows = transaction.deltaRows.get(commit.tableId());
      for (Transaction.PartitionCommit p : commit.partitions()) {
        table.partitionRecords.add(
            new PartitionRecord(
                p.partitionId(), p.range(), p.version(), p.temporary(), commit.subTransactionId()));
      }
    }
    return new BinlogRecord(
        transaction.databaseId,
        List.copyOf(payload.tableRecords.keySet()),
        commitSeq,
        transaction.finishTime,
        TBinlogType.UPSERT,
        BinlogJson.write(payload));
  }
}
