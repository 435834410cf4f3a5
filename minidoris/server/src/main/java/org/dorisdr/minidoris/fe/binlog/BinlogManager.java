package org.dorisdr.minidoris.fe.binlog;

import java.util.List;
import java.util.Map;
import org.dorisdr.thrift.TBinlog;
import org.dorisdr.thrift.TStatusCode;

/**
 * Change records of the databases and tables that keep them. Thread safe; never waits.
 *
 * <p>Records come from journal operations, so every frontend has them; the id of the operation is
 * the commit sequence.
 */
public interface BinlogManager {
  /** Stands for a whole database where a table id is asked for. */
  long WHOLE_DATABASE = -1;

  /** Records after a sequence; null if there is nothing to tell. */
  record Answer(TStatusCode status, List<TBinlog> records) {}

  /** How far a consumer is behind. Times in ms; of the next record 0 if there is none. */
  record Lag(
      TStatusCode status,
      long records,
      long firstSeq,
      long lastSeq,
      long firstTime,
      long lastTime,
      long nextSeq,
      long nextTime) {}

  /** Lowest sequence that a job still needs; -1 and a status if it cannot be had. */
  record Locked(TStatusCode status, long commitSeq) {}

  /** Objects that a database has lost, by id, with the sequence of the change that dropped them. */
  record Dropped(Map<Long, Long> partitions, Map<Long, Long> tables, Map<Long, Long> indexes) {}

  /**
   * Keeps a record if its database or one of its tables keeps binlogs. Called while operations are
   * applied, in journal order.
   */
  void add(BinlogRecord record);

  Answer get(long databaseId, long tableId, long previousSeq, long limit);

  Lag lag(long databaseId, long tableId, long previousSeq);

  /** Remembers in memory what a job still needs. */
  Locked lock(long databaseId, long tableId, String job, long commitSeq);

  Dropped dropped(long databaseId);

  /** Rows of {@code SHOW PROC '/binlog'}. */
  List<List<String>> info();
}
