package org.dorisdr.sync.watch;

import org.dorisdr.cluster.ClusterException;
import org.dorisdr.cluster.FrontendRpc;
import org.dorisdr.sync.state.SyncJobRecord;
import org.dorisdr.sync.state.SyncProgress;
import org.dorisdr.thrift.TGetBinlogLagResult;
import org.dorisdr.thrift.TStatus;
import org.dorisdr.thrift.TStatusCode;

/**
 * Asks a source how many binlogs it has after one. Doris keeps no list of them before the first, so
 * a database or table to which nothing has happened yet is "not found". Stateless.
 */
public final class SourceLag {
  private SourceLag() {}

  /**
   * @param from commit sequence; -1 = from the first one on
   */
  public static TGetBinlogLagResult after(
      FrontendRpc source, SyncJobRecord record, SyncProgress progress, long from)
      throws ClusterException {
    try {
      return source.getBinlogLag(BinlogFeed.request(record, progress, from));
    } catch (ClusterException e) {
      if (!isBeforeFirst(e, record, from)) {
        throw e;
      }
      return new TGetBinlogLagResult()
          .setStatus(new TStatus(TStatusCode.OK))
          .setLag(0)
          .setLastCommitSeq(from);
    }
  }

  /**
   * Whether the answer means that there is no binlog yet. A database's list that was there and is
   * not any more means something else: they were switched off.
   */
  public static boolean isBeforeFirst(ClusterException answer, SyncJobRecord record, long from) {
    return (record.isTableJob() && answer.code() == TStatusCode.BINLOG_NOT_FOUND_TABLE)
        || (from < 0 && answer.code() == TStatusCode.BINLOG_NOT_FOUND_DB);
  }
}
