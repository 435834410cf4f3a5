package org.dorisdr.minidoris.fe.binlog;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.dorisdr.minidoris.fe.binlog.BinlogManager.Answer;
import org.dorisdr.minidoris.fe.binlog.BinlogManager.Lag;
import org.dorisdr.minidoris.fe.binlog.BinlogManager.Locked;
import org.dorisdr.thrift.TBinlog;
import org.dorisdr.thrift.TBinlogType;
import org.dorisdr.thrift.TStatusCode;

/**
 * Records of one database or table in order. The first is a DUMMY that stands for all that has
 * expired. Guarded by {@link Binlogs}.
 */
final class BinlogStream {
  private static final int MAX_ANSWER = 255;
  private static final int RECORD_BYTES = 80;

  private final TBinlog dummy;
  private final NavigableMap<Long, TBinlog> records = new TreeMap<>();
  private final Map<String, Long> locks = new HashMap<>();
  private long bytes;

  /**
   * @param belongs id of the table; -1 = a database
   */
  BinlogStream(long databaseId, long belongs, long expiredSeq, long timestamp) {
    dummy = new TBinlog();
    dummy.setCommitSeq(expiredSeq);
    dummy.setTimestamp(timestamp);
    dummy.setType(TBinlogType.DUMMY);
    dummy.setDbId(databaseId);
    dummy.setBelong(belongs);
  }

  TBinlog dummy() {
    return dummy;
  }

  NavigableMap<Long, TBinlog> records() {
    return records;
  }

  void add(TBinlog record) {
    if (record.getCommitSeq() > dummy.getCommitSeq()
        && records.put(record.getCommitSeq(), record) == null) {
      bytes += size(record);
    }
  }

  static long size(TBinlog record) {
    int data = record.getData() == null ? 0 : record.getData().length();
    return RECORD_BYTES + record.getTableIdsSize() * 8L + data;
  }

  /** Records, the DUMMY included. */
  int length() {
    return records.size() + 1;
  }

  long bytes() {
    return bytes;
  }

  TBinlog last() {
    return records.isEmpty() ? dummy : records.lastEntry().getValue();
  }

  Answer get(long previousSeq, long limit) {
    if (dummy.getCommitSeq() > previousSeq) {
      return new Answer(TStatusCode.BINLOG_TOO_OLD_COMMIT_SEQ, List.of(new TBinlog(dummy)));
    }
    NavigableMap<Long, TBinlog> newer = records.tailMap(previousSeq, false);
    if (newer.isEmpty()) {
      return new Answer(TStatusCode.BINLOG_TOO_NEW_COMMIT_SEQ, null);
    }
    long wanted = Math.min(Math.max(limit, 1), MAX_ANSWER);
    List<TBinlog> answer = new ArrayList<>();
    Iterator<TBinlog> iterator = newer.values().iterator();
    while (answer.size() < wanted && iterator.hasNext()) {
      answer.add(iterator.next());
    }
    return new Answer(TStatusCode.OK, answer);
  }

  Lag lag(long previousSeq) {
    TBinlog last = last();
    if (dummy.getCommitSeq() > previousSeq) {
      return lag(length(), last, dummy);
    }
    NavigableMap<Long, TBinlog> newer = records.tailMap(previousSeq, false);
    return newer.isEmpty()
        ? lag(0, last, null)
        : lag(newer.size(), last, newer.firstEntry().getValue());
  }

  private Lag lag(long behind, TBinlog last, TBinlog next) {
    return new Lag(
        TStatusCode.OK,
        behind,
        dummy.getCommitSeq(),
        last.getCommitSeq(),
        dummy.getTimestamp(),
        last.getTimestamp(),
        next == null ? 0 : next.getCommitSeq(),
        next == null ? 0 : next.getTimestamp());
  }

  Locked lock(String job, long commitSeq) {
    long wanted = commitSeq < 0 ? last().getCommitSeq() : commitSeq;
    if (wanted > last().getCommitSeq()) {
      return new Locked(TStatusCode.BINLOG_TOO_NEW_COMMIT_SEQ, -1);
    }
    wanted = Math.max(wanted, dummy.getCommitSeq());
    // What a job needs only moves on.
    return new Locked(TStatusCode.OK, locks.merge(job, wanted, Math::max));
  }

  OptionalLong lowestLock() {
    return locks.values().stream().mapToLong(Long::longValue).min();
  }

  /**
   * Sequence up to which records may go.
   *
   * @param lowestLock lowest sequence that a job still needs: when all jobs are beyond the records'
   *     age, those before it go early
   * @return -1 = none
   */
  long expired(BinlogConfig config, long nowMillis, OptionalLong lowestLock) {
    long old = nowMillis - config.ttlSeconds() * 1000;
    long seq = -1;
    for (TBinlog record : records.values()) {
      if (record.getTimestamp() > old) {
        break;
      }
      seq = record.getCommitSeq();
    }
    if (lowestLock.isPresent() && seq + 1 < lowestLock.getAsLong()) {
      seq = lowestLock.getAsLong() - 1;
    }
    long leftBytes = bytes;
    long leftRecords = length();
    long expired = -1;
    for (TBinlog record : records.values()) {
      if (record.getCommitSeq() > seq
          && leftBytes <= config.maxBytes()
          && leftRecords <= config.maxRecords()) {
        break;
      }
      leftBytes -= size(record);
      leftRecords--;
      expired = record.getCommitSeq();
    }
    return expired;
  }

  /** Drops records up to a sequence; the DUMMY stands for them then. */
  List<TBinlog> expire(long seq) {
    NavigableMap<Long, TBinlog> old = records.headMap(seq, true);
    List<TBinlog> gone = new ArrayList<>(old.values());
    if (gone.isEmpty()) {
      return gone;
    }
    TBinlog newest = gone.get(gone.size() - 1);
    old.clear();
    gone.forEach(record -> bytes -= size(record));
    dummy.setCommitSeq(newest.getCommitSeq());
    dummy.setTimestamp(newest.getTimestamp());
    locks.values().removeIf(locked -> locked <= newest.getCommitSeq());
    return gone;
  }

  /** Drops a record that no table refers to any more. */
  void drop(TBinlog record) {
    if (records.remove(record.getCommitSeq()) != null) {
      bytes -= size(record);
    }
  }
}
