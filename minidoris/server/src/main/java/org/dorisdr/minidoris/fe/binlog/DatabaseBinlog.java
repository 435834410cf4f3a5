package org.dorisdr.minidoris.fe.binlog;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.LongPredicate;
import org.dorisdr.minidoris.fe.binlog.BinlogManager.Answer;
import org.dorisdr.minidoris.fe.binlog.BinlogManager.Lag;
import org.dorisdr.minidoris.fe.binlog.BinlogManager.Locked;
import org.dorisdr.thrift.TBinlog;
import org.dorisdr.thrift.TBinlogType;
import org.dorisdr.thrift.TStatusCode;

/** The records of a database, and by table. Guarded by {@link Binlogs}. */
final class DatabaseBinlog {
  final long databaseId;
  final BinlogStream all;
  final Map<Long, BinlogStream> tables = new TreeMap<>();
  final DroppedObjects dropped = new DroppedObjects();

  /**
   * Last record from while only tables kept binlogs. Doris notes no times of those for the database
   * until it starts again, and this is not in the image either.
   */
  private long untimed = -1;

  DatabaseBinlog(long databaseId, long expiredSeq, long timestamp) {
    this.databaseId = databaseId;
    this.all = new BinlogStream(databaseId, BinlogManager.WHOLE_DATABASE, expiredSeq, timestamp);
  }

  /**
   * @param whole whether the database keeps records
   * @param keeps whether a table keeps records, by itself or through its database
   */
  void add(TBinlog record, boolean whole, LongPredicate keeps) {
    all.add(record);
    if (!whole) {
      untimed = record.getCommitSeq();
    }
    if (!record.isSetTableIds()) {
      return;
    }
    dropped.read(record.getType(), record.getCommitSeq(), record.getData());
    if (record.getType() == TBinlogType.CREATE_TABLE
        || record.getType() == TBinlogType.DROP_TABLE) {
      return;
    }
    for (long tableId : record.getTableIds()) {
      if (keeps.test(tableId)) {
        tables
            .computeIfAbsent(
                tableId, id -> new BinlogStream(databaseId, id, -1, record.getTimestamp()))
            .add(record);
        record.setTableRef(record.getTableRef() + 1);
      }
    }
  }

  /** The records whose times count for the whole database, in order. */
  NavigableMap<Long, TBinlog> timed() {
    return all.records().tailMap(untimed, false);
  }

  private BinlogStream stream(long tableId) {
    return tableId < 0 ? all : tables.get(tableId);
  }

  Answer get(long tableId, long previousSeq, long limit) {
    BinlogStream stream = stream(tableId);
    return stream == null
        ? new Answer(TStatusCode.BINLOG_NOT_FOUND_TABLE, null)
        : stream.get(previousSeq, limit);
  }

  Lag lag(long tableId, long previousSeq) {
    BinlogStream stream = stream(tableId);
    return stream == null
        ? Binlogs.noLag(TStatusCode.BINLOG_NOT_FOUND_TABLE)
        : stream.lag(previousSeq);
  }

  Locked lock(long tableId, String job, long commitSeq) {
    BinlogStream stream = stream(tableId);
    return stream == null
        ? new Locked(TStatusCode.BINLOG_NOT_FOUND_TABLE, -1)
        : stream.lock(job, commitSeq);
  }

  /** Drops what has expired, by sequence of the database or of single tables. */
  void expire(BinlogTombstone tombstone) {
    long seq = tombstone.commitSeq();
    if (tombstone.wholeDatabase()) {
      all.expire(seq);
      tables.values().forEach(t -> release(t.expire(seq)));
      dropped.expire(seq);
      return;
    }
    tombstone
        .tables()
        .forEach(
            (id, tableSeq) -> {
              BinlogStream table = tables.get(id);
              if (table != null) {
                release(table.expire(tableSeq));
              }
            });
    dropUnused(seq);
    dropped.expire(seq);
  }

  private static void release(List<TBinlog> records) {
    records.forEach(r -> r.setTableRef(r.getTableRef() - 1));
  }

  /** Old records that no table refers to; the DUMMY moves up to the first that is kept. */
  private void dropUnused(long seq) {
    long gapless = -1;
    boolean kept = false;
    for (TBinlog record : new ArrayList<>(all.records().headMap(seq, true).values())) {
      if (record.getTableRef() > 0) {
        kept = true;
      } else {
        all.drop(record);
        gapless = kept ? gapless : record.getCommitSeq();
      }
    }
    if (gapless >= 0) {
      all.dummy().setCommitSeq(gapless);
    }
  }
}
