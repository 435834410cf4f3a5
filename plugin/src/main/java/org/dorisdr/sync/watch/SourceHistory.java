package org.dorisdr.sync.watch;

import java.util.List;
import org.dorisdr.cluster.ClusterException;
import org.dorisdr.sync.binlog.Binlog;
import org.dorisdr.sync.context.SyncContext;
import org.dorisdr.sync.state.SyncProgress;
import org.dorisdr.thrift.TBinlog;
import org.dorisdr.thrift.TBinlogType;
import org.dorisdr.thrift.TGetBinlogResult;
import org.dorisdr.thrift.TStatusCode;

/**
 * Tells whether the source still has the history that the job follows: whether a record that was
 * seen there is still at its place. One that has expired tells nothing; that of a job is locked on
 * the source. Stateless.
 */
public final class SourceHistory {
  private SourceHistory() {}

  /**
   * A record of the stream, as it is known again. A transaction has a time of its own. Another
   * record is told by its type and tables only, since its time is another one on each frontend and
   * its text may be another one after an upgrade: it may come again as it was, so the transaction
   * before it is looked at as well.
   *
   * @param name null = there is no record at that place
   */
  public record Mark(long seq, String name) {
    static Mark of(Binlog binlog) {
      String told =
          binlog.isUpsert()
              ? binlog.text("txnId") + " " + binlog.text("timeStamp")
              : binlog.tableIds().toString();
      return new Mark(binlog.seq(), binlog.type() + " " + told);
    }

    boolean isRecord() {
      return name != null;
    }

    boolean isTransaction() {
      return isRecord() && name.startsWith(TBinlogType.UPSERT + " ");
    }
  }

  /**
   * Remembers that this record was taken, which is before anything is done with it.
   *
   * @return false if a newer one is known
   */
  static boolean took(SyncProgress progress, Binlog binlog) {
    if (binlog.seq() <= Math.max(progress.anchorSeq, progress.tailSeq)) {
      return false;
    }
    reached(progress, Mark.of(binlog));
    return true;
  }

  /**
   * Remembers that the source had this record when something was taken from it. If that was of
   * another history than the rest, the record that is not there any more is remembered, so that it
   * is noticed soon.
   */
  public static void learned(SyncContext context, Mark mark) throws ClusterException {
    if (!mark.isRecord() || isOther(context)) {
      return;
    }
    if (isGone(context, mark)) {
      context.progress().forgetHistory();
    }
    reached(context.progress(), mark);
  }

  /** Everything is taken from the source as it is now, where this is the newest record. */
  public static void startFrom(SyncProgress progress, Mark mark) {
    progress.forgetHistory();
    reached(progress, mark);
  }

  private static void reached(SyncProgress progress, Mark mark) {
    if (!mark.isRecord() || mark.seq() <= progress.anchorSeq) {
      return;
    }
    if (mark.isTransaction()) {
      progress.anchorSeq = mark.seq();
      progress.anchorTxn = mark.name();
    }
    if (progress.tailSeq <= mark.seq()) {
      progress.tailSeq = mark.isTransaction() ? -1 : mark.seq();
      progress.tailName = mark.isTransaction() ? null : mark.name();
    }
  }

  /** The newest record of the source right now; no record if it has none that has not expired. */
  public static Mark newest(SyncContext context) throws ClusterException {
    long from = context.progress().position;
    long last =
        SourceLag.after(context.source().frontend(), context.record(), context.progress(), from)
            .getLastCommitSeq();
    TBinlog found = first(at(context, last));
    boolean there = found != null && found.getCommitSeq() == last;
    return there ? Mark.of(Binlog.of(found)) : new Mark(last, null);
  }

  /** Whether the source has another history than the one that is known to the job. */
  static boolean isOther(SyncContext context) throws ClusterException {
    SyncProgress progress = context.progress();
    return progress.binlogOffAt < 0
        && (isGone(context, new Mark(progress.tailSeq, progress.tailName))
            || isGone(context, new Mark(progress.anchorSeq, progress.anchorTxn)));
  }

  /** Whether the source has something else, or nothing, where it once had this record. */
  private static boolean isGone(SyncContext context, Mark mark) throws ClusterException {
    if (!mark.isRecord()) {
      return false;
    }
    TGetBinlogResult result = at(context, mark.seq());
    if (result.getStatus().getStatusCode() == TStatusCode.BINLOG_TOO_OLD_COMMIT_SEQ) {
      return false;
    }
    TBinlog found = first(result);
    if (found == null) {
      return result.getStatus().getStatusCode() == TStatusCode.BINLOG_TOO_NEW_COMMIT_SEQ;
    }
    return found.getCommitSeq() != mark.seq() || !Mark.of(Binlog.of(found)).equals(mark);
  }

  /** Which stream is asked for: the id of a table job's table, if that is known yet; else 0. */
  static long stream(SyncContext context) {
    SyncProgress progress = context.progress();
    boolean table = context.record().isTableJob() && !progress.tables.isEmpty();
    return table ? progress.tables.firstKey() : 0;
  }

  /** What the source has from {@code seq} on; TOO_OLD if that is not all any more. */
  private static TGetBinlogResult at(SyncContext context, long seq) throws ClusterException {
    return BinlogFeed.read(context, seq - 1, 1, TStatusCode.BINLOG_TOO_OLD_COMMIT_SEQ);
  }

  private static TBinlog first(TGetBinlogResult result) {
    List<TBinlog> found = result.isSetBinlogs() ? result.getBinlogs() : List.of();
    boolean any = !found.isEmpty() && found.get(0).getType() != TBinlogType.DUMMY;
    return any ? found.get(0) : null;
  }
}
