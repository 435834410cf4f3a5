package org.dorisdr.minidoris.fe.binlog;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import org.dorisdr.thrift.TBinlog;
import org.dorisdr.thrift.TBinlogType;

/**
 * Finds what has expired of one database, without changing anything: the tombstone to journal, and
 * the newest data record that goes, by table, for the backends. Guarded by {@link Binlogs}.
 */
final class BinlogExpiry {
  private final Binlogs binlogs;
  private final DatabaseBinlog database;
  private final long nowMillis;

  BinlogTombstone tombstone;
  final List<TBinlog> lastUpserts = new ArrayList<>();

  BinlogExpiry(Binlogs binlogs, DatabaseBinlog database, long nowMillis) {
    this.binlogs = binlogs;
    this.database = database;
    this.nowMillis = nowMillis;
  }

  void addTo(List<BinlogExpiry> expired) {
    BinlogConfig config = binlogs.databaseConfig(database.databaseId);
    if (config == null) {
      return;
    }
    if (config.enabled()) {
      wholeDatabase(config);
    } else {
      singleTables();
    }
    if (tombstone != null) {
      expired.add(this);
    }
  }

  private void wholeDatabase(BinlogConfig config) {
    OptionalLong lowest =
        LongStream.concat(
                database.all.lowestLock().stream(),
                database.tables.values().stream().flatMapToLong(t -> t.lowestLock().stream()))
            .min();
    long seq = database.all.expired(config, nowMillis, lowest);
    if (seq >= 0) {
      database.tables.values().forEach(t -> lastUpsert(t, seq));
      tombstone = new BinlogTombstone(database.databaseId, true, seq, Map.of());
    }
  }

  private void singleTables() {
    Map<Long, Long> seqs = new HashMap<>();
    database.tables.forEach(
        (id, stream) -> {
          long seq = expired(id, stream);
          if (seq >= 0) {
            seqs.put(id, seq);
            lastUpsert(stream, seq);
          }
        });
    if (!seqs.isEmpty()) {
      long highest = seqs.values().stream().mapToLong(Long::longValue).max().orElse(-1);
      tombstone = new BinlogTombstone(database.databaseId, false, highest, seqs);
    }
  }

  private long expired(long tableId, BinlogStream stream) {
    BinlogConfig config = binlogs.tableConfig(tableId);
    if (config == null || stream.records().isEmpty()) {
      return -1;
    }
    return config.enabled()
        ? stream.expired(config, nowMillis, stream.lowestLock())
        : stream.last().getCommitSeq();
  }

  private void lastUpsert(BinlogStream table, long seq) {
    for (TBinlog record : table.records().headMap(seq, true).descendingMap().values()) {
      if (record.getType() == TBinlogType.UPSERT) {
        lastUpserts.add(record);
        return;
      }
    }
  }
}
