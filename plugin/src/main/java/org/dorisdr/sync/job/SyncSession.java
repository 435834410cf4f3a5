package org.dorisdr.sync.job;

import java.time.Duration;
import org.dorisdr.cluster.Cluster;
import org.dorisdr.cluster.ClusterException;
import org.dorisdr.cluster.Names;
import org.dorisdr.host.HostException;
import org.dorisdr.job.UnknownFormatException;
import org.dorisdr.sync.context.Holds;
import org.dorisdr.sync.context.MetaCache;
import org.dorisdr.sync.context.SyncContext;
import org.dorisdr.sync.copy.Copier;
import org.dorisdr.sync.copy.Leftovers;
import org.dorisdr.sync.state.SyncJobRecord;
import org.dorisdr.sync.state.SyncJournal;
import org.dorisdr.sync.state.SyncProgress;
import org.dorisdr.sync.state.SyncStore;
import org.dorisdr.sync.txn.BackendGate;
import org.dorisdr.sync.txn.Pipeline;
import org.dorisdr.sync.waiting.ReturnedBackends;
import org.dorisdr.sync.waiting.WaitingTables;
import org.dorisdr.sync.watch.BinlogFeed;
import org.dorisdr.sync.watch.LagMeter;
import org.dorisdr.sync.watch.Watches;

/**
 * One run of a job from reading its stored state to losing it. Owned by the {@link SyncWorker}; not
 * thread safe.
 */
final class SyncSession {

  private static final Duration WAIT = Duration.ofMillis(50);
  private static final Duration HELD = Duration.ofMillis(5);

  private final SyncParts parts;
  private final SyncJournal journal;
  private final SyncContext context;
  private final Pipeline pipeline;
  private final BinlogFeed feed;
  private final RecordTaker taker;
  private final Copier copier;
  private final Limits limits;
  private final LagMeter lag;
  private final Watches watches;
  private final ReturnedBackends returned;
  private long copyLookAt;
  private int copyFailures;
  private boolean databaseMade;
  private boolean quiet;

  SyncSession(SyncParts parts, SyncStore.Slot slot)
      throws ClusterException, UnknownFormatException {
    this.parts = parts;
    this.journal = new SyncJournal(parts.store(), slot.number(), parts.clock());
    SyncJobRecord record = slot.record();
    // The lag of a source that this master never reaches counts from there.
    parts.store().addLag(record.id, journal.progress());
    journal.progress().lagHoldsUntilMs = 0;
    Cluster source = parts.connections().remote(record.cluster);
    Cluster target = new FencedCluster(parts.connections().own(), journal);
    this.context =
        new SyncContext(
            record,
            journal,
            source,
            target,
            new MetaCache(source, record.sourceDatabase),
            new MetaCache(target, record.targetDatabase),
            parts.holds().of(record.id),
            parts.clock());
    this.feed = new BinlogFeed(context);
    this.lag = new LagMeter(context);
    this.limits = new Limits(record.properties, parts.clock());
    BackendGate gate = new BackendGate(limits.ingestsPerBackend());
    this.pipeline = new Pipeline(context, parts.io(), gate, parts.backoff(), feed::hasRewriteAhead);
    this.copier = new Copier(context, parts.backoff());
    this.watches = new Watches(context);
    this.returned = new ReturnedBackends(context);
    this.taker = new RecordTaker(context, feed, pipeline, limits, watches);
  }

  /** From now on nothing is changed any more, whatever step is under way. By any thread. */
  void fence() {
    journal.fence();
  }

  SyncJournal journal() {
    return journal;
  }

  boolean usesCurrentCluster() {
    try {
      return parts.connections().remote(context.record().cluster) == context.source();
    } catch (ClusterException e) {
      return false;
    }
  }

  /** Nothing of what was fetched may be trusted after a control has run. */
  void control(SyncWorker.Control control) throws ClusterException, HostException {
    control.apply(context);
    journal.save();
  }

  /** Whether the last step has found nothing to do: the tables are as they were. */
  boolean isQuiet() {
    return quiet;
  }

  Duration step() throws ClusterException, HostException, InterruptedException {
    quiet = false;
    context.progress().waitsFor = limits.reason();
    context.progress().inFlight = pipeline.size();
    if (context.progress().phase == SyncProgress.Phase.FULL_COPY) {
      return fullCopy();
    }
    if (watches.look(pipeline.isEmpty(), feed.isCaughtUp(), copier.isActive())) {
      feed.restart();
    }
    boolean busy = !pipeline.isEmpty() || copier.isActive();
    boolean draining = waiting();
    draining |= copies();
    busy |= copier.isActive();
    pipeline.commitReady();
    boolean moved = !draining && taker.fill();
    lag.measure(feed.isCaughtUp() && pipeline.isEmpty() && !limits.isInWindow());
    if (pipeline.goesWell() && copier.goesWell() && copyFailures == 0) {
      journal.goesWell();
    }
    journal.saveIfDue();
    quiet = !moved && !draining && !busy && journal.isEverythingInStep();
    context.holds().tell(where());
    if (moved) {
      return Duration.ZERO;
    }
    return rest(draining);
  }

  private Holds.Where where() {
    SyncProgress progress = context.progress();
    boolean inStep = progress.position >= progress.rewindUntil;
    return new Holds.Where(progress.position, inStep, pipeline.lastTxnId());
  }

  private Duration rest(boolean draining) throws InterruptedException {
    if (context.holds().isHeld()) {
      return HELD;
    }
    Duration retry = pipeline.untilRetry();
    if (!retry.isZero()) {
      return shorter(retry, WAIT.multipliedBy(10));
    }
    if (!pipeline.isEmpty()) {
      pipeline.awaitHead(WAIT);
      return Duration.ZERO;
    }
    if (draining) {
      // Only the copy is waited for, which may have to wait itself.
      long left = copyLookAt - context.clock().nanoTime();
      return left > 0 ? shorter(Duration.ofNanos(left), WAIT) : Duration.ZERO;
    }
    Duration held = longer(limits.rest(), longer(watches.rest(), taker.rest()));
    Duration next = longer(feed.untilNext(), held);
    return copier.isActive() ? shorter(next, WAIT.multipliedBy(4)) : next;
  }

  private static Duration longer(Duration a, Duration b) {
    return a.compareTo(b) > 0 ? a : b;
  }

  private static Duration shorter(Duration a, Duration b) {
    return a.compareTo(b) < 0 ? a : b;
  }

  private Duration fullCopy() throws ClusterException, HostException {
    if (limits.isInWindow()) {
      return limits.rest();
    }
    if (!databaseMade) {
      context.onTarget("CREATE DATABASE IF NOT EXISTS " + Names.quote(context.targetDatabase()));
      databaseMade = true;
    }
    if (!copier.isActive()) {
      copier.planner().initial();
      return Duration.ZERO;
    }
    if (copier.isReadyToFinish()) {
      journal.exact(true);
      copier.finish();
      return Duration.ZERO;
    }
    return copier.step(/* still= */ true);
  }

  /** Takes up again tables that were set aside; true while the stream has to run dry for that. */
  private boolean waiting() throws HostException {
    returned.look();
    if (!WaitingTables.isAnyDue(context) || !pipeline.isSettled()) {
      return false;
    }
    if (pipeline.isEmpty()) {
      WaitingTables.tryAgain(context);
      feed.restart();
      journal.save();
    }
    return !pipeline.isEmpty();
  }

  /** Copies of single tables go on beside the stream; true while the stream has to run dry. */
  private boolean copies() throws HostException {
    if (limits.isInWindow()) {
      return false;
    }
    boolean drains = copier.needsStillness() && pipeline.isSettled();
    if (context.clock().nanoTime() < copyLookAt) {
      return drains;
    }
    if (copier.needsStillness() && !drains) {
      return false;
    }
    if (drains && !pipeline.isEmpty()) {
      return true;
    }
    try {
      if (copier.isReadyToFinish()) {
        copier.finish();
        feed.restart();
        return false;
      }
      if (!copier.isActive() && !copier.planner().next()) {
        if (Leftovers.drop(context)) {
          journal.save();
        }
        lookAgain(Duration.ofMillis(500));
        return false;
      }
      lookAgain(copier.step(drains));
      copyFailures = 0;
    } catch (ClusterException e) {
      copyFailures++;
      journal.error("copy: " + e.getMessage());
      lookAgain(parts.backoff().after(copyFailures));
    }
    return copier.needsStillness() && pipeline.isSettled();
  }

  private void lookAgain(Duration after) {
    copyLookAt = context.clock().nanoTime() + after.toNanos();
  }

  /** Writes what has been reached; what is in flight is found again by its labels. */
  void close() throws HostException {
    if (context.progress().phase == SyncProgress.Phase.INCREMENTAL && pipeline.isExact()) {
      journal.exact(true);
    }
    if (journal.isDirty()) {
      journal.saveAll();
    }
  }
}
