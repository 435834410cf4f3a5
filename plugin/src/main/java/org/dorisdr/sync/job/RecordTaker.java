package org.dorisdr.sync.job;

import java.time.Duration;
import java.util.Map;
import org.dorisdr.cluster.ClusterException;
import org.dorisdr.host.HostException;
import org.dorisdr.sync.binlog.Binlog;
import org.dorisdr.sync.binlog.Upsert;
import org.dorisdr.sync.context.SyncContext;
import org.dorisdr.sync.ddl.DdlApplier;
import org.dorisdr.sync.ddl.DdlDelays;
import org.dorisdr.sync.state.SyncJournal;
import org.dorisdr.sync.state.TableProgress;
import org.dorisdr.sync.txn.Flight;
import org.dorisdr.sync.txn.KeptTransactions;
import org.dorisdr.sync.txn.LabelMemory;
import org.dorisdr.sync.txn.Pipeline;
import org.dorisdr.sync.txn.TableFilter;
import org.dorisdr.sync.waiting.NameHold;
import org.dorisdr.sync.watch.BinlogFeed;
import org.dorisdr.sync.watch.BinlogSwitch;
import org.dorisdr.sync.watch.Healer;
import org.dorisdr.sync.watch.Watches;

/**
 * Takes records from the stream: transactions into the pipeline, changes of structure one by one
 * when nothing is in flight. Owned by one worker; not thread safe.
 */
final class RecordTaker {

  private final SyncContext context;
  private final SyncJournal journal;
  private final BinlogFeed feed;
  private final Pipeline pipeline;
  private final Limits limits;
  private final Watches watches;
  private final TableFilter filter;
  private final DdlApplier ddl;
  private final DdlDelays delays;
  private final LabelMemory labels;
  private final NameHold names;
  private boolean held;

  RecordTaker(
      SyncContext context, BinlogFeed feed, Pipeline pipeline, Limits limits, Watches watches) {
    this.context = context;
    this.journal = context.journal();
    this.feed = feed;
    this.pipeline = pipeline;
    this.limits = limits;
    this.watches = watches;
    this.filter = new TableFilter(context);
    this.ddl = new DdlApplier(context);
    this.delays = new DdlDelays(context);
    this.labels = new LabelMemory(context);
    this.names = new NameHold(context);
  }

  /** Takes records from the stream as far as possible; true if any was taken. */
  boolean fill() throws ClusterException, HostException, InterruptedException {
    boolean moved = false;
    held = false;
    labels.look(limits.inFlight());
    labels.rest(pipeline);
    while (!watches.isBinlogOff()
        && pipeline.size() < limits.inFlight()
        && limits.rest().isZero()) {
      Binlog binlog;
      try {
        binlog = feed.peek();
      } catch (BinlogFeed.Gap e) {
        return heal(() -> Healer.healGap(context, e.firstKnown())) || moved;
      } catch (BinlogFeed.OtherHistory e) {
        return heal(watches::healHistory) || moved;
      } catch (ClusterException e) {
        watches.disturbed();
        throw e;
      }
      if (binlog == null) {
        caughtUp();
        return moved;
      }
      if (!take(binlog)) {
        return moved;
      }
      feed.pop();
      moved = true;
    }
    return moved;
  }

  private interface Healing {
    void run() throws ClusterException, HostException;
  }

  /** Begins the stream anew, unless something of it is in flight still; tells whether it did. */
  private boolean heal(Healing healing) throws ClusterException, HostException {
    if (!pipeline.isEmpty()) {
      return false;
    }
    healing.run();
    feed.restart();
    journal.save();
    return true;
  }

  /** How long until the record that it stays before may be taken. */
  Duration rest() {
    return held ? NameHold.LOOK : Duration.ZERO;
  }

  /** The source has nothing more: nothing that is not in flight can have been applied before. */
  private void caughtUp() {
    labels.end();
    if (pipeline.isEmpty()) {
      pipeline.settle();
    }
  }

  /** False if the record has to wait until the pipeline is empty. */
  private boolean take(Binlog binlog) throws ClusterException, HostException, InterruptedException {
    if (context.progress().skip.contains(binlog.seq())) {
      for (TableProgress table : context.progress().tables.values()) {
        if (table.kept != null && table.kept.seq() == binlog.seq()) {
          KeptTransactions.giveUp(context, table);
        }
      }
      context.progress().skip.remove(binlog.seq());
      journal.event("SKIPPED", null, binlog.seq(), "binlog of type " + binlog.type());
      return pass(binlog);
    }
    if (watches.isTurnedOffBy(binlog)) {
      return pipeline.isEmpty() && turnOff(binlog);
    }
    if (binlog.isUpsert()) {
      return transaction(binlog);
    }
    return pipeline.isEmpty() && other(binlog);
  }

  private boolean transaction(Binlog binlog) throws ClusterException {
    Upsert upsert = Upsert.of(binlog);
    Map<Long, String> tables = filter.tablesOf(binlog.seq(), upsert);
    if (labels.isInDoubt()) {
      labels.copy(binlog.seq(), tables);
      return pass(binlog);
    }
    if (tables.isEmpty()) {
      return pass(binlog);
    }
    pipeline.launch(new Flight(binlog, upsert, tables), false);
    limits.used();
    return true;
  }

  /** What is no transaction, with nothing in flight. */
  private boolean other(Binlog binlog)
      throws ClusterException, HostException, InterruptedException {
    if (!filter.wants(binlog.unwrapped())) {
      moveTo(binlog);
      return true;
    }
    long now = context.clock().nanoTime();
    if (!context.holds().mayChange(binlog.tableId(), pipeline.lastTxnId(), now)) {
      return false;
    }
    pipeline.settle();
    labels.end();
    held = names.holds(binlog.unwrapped());
    if (held) {
      return false;
    }
    if (journal.isDirty()) {
      // So that nothing before it is applied again to tables that it has changed.
      journal.save();
    }
    pipeline.awaitVisible();
    journal.refuseIfFenced();
    change(binlog);
    moveTo(binlog);
    journal.save();
    return true;
  }

  private void change(Binlog binlog) throws ClusterException, HostException {
    delays.begin(binlog);
    try {
      ddl.apply(binlog);
      delays.wentWell(binlog);
    } catch (ClusterException e) {
      if (!delays.setAside(binlog, e)) {
        throw e;
      }
    }
  }

  private boolean turnOff(Binlog binlog) throws HostException {
    BinlogSwitch.turnedOff(context, binlog.seq());
    moveTo(binlog);
    journal.save();
    return true;
  }

  /** Nothing to do for it; keeps its place behind what is in flight. */
  private boolean pass(Binlog binlog) throws ClusterException {
    if (pipeline.isEmpty()) {
      moveTo(binlog);
    } else {
      pipeline.launch(new Flight(binlog, Upsert.NONE, Map.of()), false);
    }
    return true;
  }

  private void moveTo(Binlog binlog) {
    context.progress().position = binlog.seq();
    context.progress().positionMs = binlog.timeMs();
    journal.touched();
  }
}
