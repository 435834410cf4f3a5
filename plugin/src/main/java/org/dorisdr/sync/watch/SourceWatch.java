package org.dorisdr.sync.watch;

import java.time.Duration;
import java.util.List;
import org.dorisdr.cluster.ClusterException;
import org.dorisdr.host.HostException;
import org.dorisdr.sync.binlog.Binlog;
import org.dorisdr.sync.context.SyncContext;
import org.dorisdr.sync.state.SyncProgress;
import org.dorisdr.thrift.TBinlog;
import org.dorisdr.thrift.TGetBinlogLagResult;
import org.dorisdr.thrift.TGetBinlogRequest;
import org.dorisdr.thrift.TGetBinlogResult;
import org.dorisdr.thrift.TStatusCode;

/**
 * Notices what no binlog tells: that the source was set back to an earlier state, so that its
 * history is another one now, that a RESTORE on it changed tables, and that it keeps no binlogs.
 * Looks when a job starts, after every trouble with the source, and every half minute. Owned by one
 * worker.
 */
public final class SourceWatch {

  private static final Duration EVERY = Duration.ofSeconds(30);

  private final SyncContext context;
  private final SourceRestores restores;
  private long lookAt;
  private boolean first = true;

  SourceWatch(SyncContext context) {
    this.context = context;
    this.restores = new SourceRestores(context);
  }

  /** The source could not be reached for a while: look before anything else is taken from it. */
  void disturbed() {
    first = true;
  }

  /**
   * Looks if it is time to.
   *
   * @param idle whether nothing is in flight, without which another history cannot be dealt with
   * @return true if the stream has to be read anew from the job's position
   */
  boolean look(boolean idle) throws ClusterException, HostException {
    boolean due = first ? idle : context.clock().nanoTime() >= lookAt;
    if (!due) {
      return false;
    }
    boolean other = idle && isOtherHistory();
    if (other) {
      long last = lag(0).getLastCommitSeq();
      Healer.healHistory(
          context,
          last,
          "the source has another history than up to "
              + context.progress().anchorSeq
              + ", as after it was restored from a backup");
    } else {
      restores.look();
      BinlogSwitch.look(context);
    }
    if (context.journal().isDirty()) {
      context.journal().save();
    }
    first = false;
    lookAt = context.clock().nanoTime() + EVERY.toNanos();
    return other;
  }

  /** Whether the transaction that was passed last is not at its place in the stream any more. */
  private boolean isOtherHistory() throws ClusterException {
    long anchor = context.progress().anchorSeq;
    if (anchor < 0) {
      return false;
    }
    if (lag(anchor).getLastCommitSeq() < anchor) {
      return true;
    }
    TGetBinlogRequest request = request(anchor - 1).setNumAcquired(1);
    TGetBinlogResult result = context.source().frontend().getBinlog(request);
    List<TBinlog> found = result.isSetBinlogs() ? result.getBinlogs() : List.of();
    boolean there =
        result.getStatus().getStatusCode() == TStatusCode.OK
            && !found.isEmpty()
            && found.get(0).getCommitSeq() == anchor;
    // Not there at all: it may have expired, which is an ordinary gap.
    return there && !name(Binlog.of(found.get(0))).equals(context.progress().anchorTxn);
  }

  private TGetBinlogLagResult lag(long from) throws ClusterException {
    return SourceLag.after(context.source().frontend(), context.record(), context.progress(), from);
  }

  private TGetBinlogRequest request(long from) {
    return BinlogFeed.request(context.record(), context.progress(), from);
  }

  /** Remembers that this record has been passed. */
  public static void passed(SyncProgress progress, Binlog binlog) {
    if (binlog.isUpsert()) {
      progress.anchorSeq = binlog.seq();
      progress.anchorTxn = name(binlog);
    }
  }

  private static String name(Binlog binlog) {
    return binlog.type() + " " + binlog.text("txnId") + " " + binlog.text("timeStamp");
  }
}
