package org.dorisdr.sync.watch;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.dorisdr.cluster.ClusterException;
import org.dorisdr.sync.binlog.Binlog;
import org.dorisdr.sync.context.SyncContext;
import org.dorisdr.sync.state.SyncJobRecord;
import org.dorisdr.sync.state.SyncProgress;
import org.dorisdr.sync.state.TableProgress;
import org.dorisdr.thrift.TBinlog;
import org.dorisdr.thrift.TBinlogType;
import org.dorisdr.thrift.TGetBinlogRequest;
import org.dorisdr.thrift.TGetBinlogResult;
import org.dorisdr.thrift.TStatus;
import org.dorisdr.thrift.TStatusCode;

/**
 * The stream of binlogs of one job, fetched in batches. The longer the source has had nothing new,
 * the less often it is asked, from every 20 ms to every second. Owned by one worker; not thread
 * safe.
 */
public final class BinlogFeed {

  private static final int BATCH = 128;

  /** So long as it is not known how long they are. */
  private static final int FIRST_BATCH = 16;

  /**
   * About how much text may be fetched ahead; a record of a transaction over thousands of
   * partitions is long, and there may be a thousand jobs that lag.
   */
  private static final long MAX_AHEAD = 2L << 20;

  private static final Duration IDLE_FIRST = Duration.ofMillis(20);
  private static final Duration IDLE_LIMIT = Duration.ofSeconds(1);

  /**
   * What a pause may be of the time that the source has been idle for: who pauses for a moment must
   * not find the job asleep.
   */
  private static final int IDLE_SHARE = 8;

  /** The source no longer has everything after where we are. */
  public static final class Gap extends Exception {
    private static final long serialVersionUID = 1L;
    private final long firstKnown;

    Gap(long firstKnown) {
      super("gap");
      this.firstKnown = firstKnown;
    }

    /** Where the stream can be taken up again. */
    public long firstKnown() {
      return firstKnown;
    }
  }

  /** The source has another history than the one that was followed; nothing of it was taken. */
  public static final class OtherHistory extends Exception {
    private static final long serialVersionUID = 1L;

    OtherHistory() {
      super("other history");
    }
  }

  private final SyncContext context;

  /** As they came: parsed they take many times the memory. */
  private final Deque<TBinlog> queue = new ArrayDeque<>();

  /** The first in the queue, parsed; null if that was not asked for yet. */
  private Binlog head;

  /** Whose records were fetched. */
  private long stream;

  private int batch = FIRST_BATCH;
  private long fetched = Long.MIN_VALUE;
  private long idleSince;
  private long askAgainAt;
  private boolean caughtUp;

  public BinlogFeed(SyncContext context) {
    this.context = context;
  }

  /** Forgets what was fetched; goes on from the position of the job. */
  public void restart() {
    queue.clear();
    head = null;
    batch = FIRST_BATCH;
    fetched = Long.MIN_VALUE;
    askAgainAt = 0;
    caughtUp = false;
  }

  /** The next record, which stays; null if there is none right now. */
  public Binlog peek() throws ClusterException, Gap, OtherHistory {
    if (queue.isEmpty()) {
      fetch();
    }
    if (head == null && !queue.isEmpty()) {
      head = Binlog.of(queue.peek());
    }
    return head;
  }

  /** The record is taken: what follows has to be of its history. */
  public void pop() {
    // A table job may go over to the stream of another table amid what was fetched.
    boolean same = head != null && stream == SourceHistory.stream(context);
    if (same && SourceHistory.took(context.progress(), head)) {
      context.journal().touched();
    }
    queue.poll();
    head = null;
  }

  /** True if the last answer was that there is nothing newer. */
  public boolean isCaughtUp() {
    return caughtUp && queue.isEmpty();
  }

  /** Whether what was fetched tells that the table has been rewritten by a schema change. */
  public boolean hasRewriteAhead(long tableId) {
    return queue.stream()
        .filter(raw -> raw.getType() == TBinlogType.ALTER_JOB)
        .map(Binlog::of)
        .anyMatch(b -> b.tableId() == tableId && "FINISHED".equals(b.text("jobState")));
  }

  /** How long until it makes sense to ask again. */
  public Duration untilNext() {
    long left = askAgainAt - context.clock().nanoTime();
    return queue.isEmpty() && left > 0 ? Duration.ofNanos(left) : Duration.ZERO;
  }

  private void fetch() throws ClusterException, Gap, OtherHistory {
    if (caughtUp && context.clock().nanoTime() < askAgainAt) {
      return;
    }
    long from = fetched == Long.MIN_VALUE ? context.progress().position : fetched;
    stream = SourceHistory.stream(context);
    TGetBinlogResult result = read(context, from, batch, TStatusCode.BINLOG_TOO_NEW_COMMIT_SEQ);
    TStatusCode code = result.getStatus().getStatusCode();
    boolean none = !result.isSetBinlogs() || result.getBinlogs().isEmpty();
    if (!none || code == TStatusCode.BINLOG_TOO_OLD_COMMIT_SEQ) {
      requireSameHistory();
    }
    if (code == TStatusCode.BINLOG_TOO_OLD_COMMIT_SEQ) {
      throw new Gap(none ? from : result.getBinlogs().get(0).getCommitSeq());
    }
    if (none) {
      long now = context.clock().nanoTime();
      idleSince = caughtUp ? idleSince : now;
      askAgainAt = now + pause(now - idleSince);
      caughtUp = true;
      return;
    }
    caughtUp = false;
    adapt(result.getBinlogs());
    for (TBinlog raw : result.getBinlogs()) {
      if (raw.getType() == TBinlogType.DUMMY) {
        if (from >= 0 && raw.getCommitSeq() > from) {
          throw new Gap(raw.getCommitSeq());
        }
        fetched = Math.max(from, raw.getCommitSeq());
        continue;
      }
      queue.add(raw);
      fetched = raw.getCommitSeq();
    }
  }

  /**
   * What was fetched may be of another history than what was taken before: the source may have been
   * set back while nobody asked. Looked at afterwards, so that it cannot happen in between.
   */
  private void requireSameHistory() throws ClusterException, OtherHistory {
    if (SourceHistory.isOther(context)) {
      throw new OtherHistory();
    }
  }

  private static long pause(long idle) {
    return Math.max(IDLE_FIRST.toNanos(), Math.min(IDLE_LIMIT.toNanos(), idle / IDLE_SHARE));
  }

  /** The longer the records, the fewer are fetched next. */
  private void adapt(List<TBinlog> fetchedNow) {
    long length = 1;
    for (TBinlog raw : fetchedNow) {
      length += raw.isSetData() ? raw.getData().length() : 0;
    }
    long fits = MAX_AHEAD * fetchedNow.size() / length;
    batch = (int) Math.max(1, Math.min(Math.min(BATCH, fits), 2L * batch));
  }

  /**
   * What the source has behind a place of the job's stream.
   *
   * @param number how many records at the most
   * @param beforeFirst what an answer that there is no binlog yet stands for
   */
  static TGetBinlogResult read(SyncContext context, long from, int number, TStatusCode beforeFirst)
      throws ClusterException {
    SyncJobRecord record = context.record();
    TGetBinlogRequest request = request(record, context.progress(), from).setNumAcquired(number);
    try {
      return context.source().frontend().getBinlog(request);
    } catch (ClusterException e) {
      if (SourceLag.isBeforeFirst(e, record, from)) {
        return new TGetBinlogResult().setStatus(new TStatus(beforeFirst));
      }
      throw e;
    }
  }

  /** A request for what comes after {@code from}, for the whole database or the job's table. */
  public static TGetBinlogRequest request(SyncJobRecord record, SyncProgress progress, long from) {
    TGetBinlogRequest request =
        new TGetBinlogRequest().setDb(record.sourceDatabase).setPrevCommitSeq(from);
    if (record.isTableJob()) {
      for (TableProgress table : progress.tables.values()) {
        request.setTable(table.sourceName).setTableId(table.sourceId);
      }
      if (!request.isSetTable()) {
        request.setTable(record.sourceTable);
      }
    }
    return request;
  }
}
