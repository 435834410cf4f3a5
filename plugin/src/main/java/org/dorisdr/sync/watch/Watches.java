package org.dorisdr.sync.watch;

import java.time.Duration;
import org.dorisdr.cluster.ClusterException;
import org.dorisdr.host.HostException;
import org.dorisdr.sync.binlog.Binlog;
import org.dorisdr.sync.context.SyncContext;

/** All that is to be noticed of both sides beside the stream. Owned by one worker. */
public final class Watches {
  private final SourceWatch history;
  private final BinlogSwitch binlogs;
  private final TableJobWatch tableJob;
  private final TargetWatch target;

  public Watches(SyncContext context) {
    this.history = new SourceWatch(context);
    this.binlogs = new BinlogSwitch(context);
    this.tableJob = new TableJobWatch(context);
    this.target = new TargetWatch(context);
  }

  /** The source could not be reached for a while: look before anything else is taken from it. */
  public void disturbed() {
    history.disturbed();
  }

  /** Has everything copied: the source has another history. Nothing may be in flight. */
  public void healHistory() throws ClusterException {
    history.heal();
  }

  public boolean isTurnedOffBy(Binlog binlog) {
    return binlogs.isTurnedOffBy(binlog);
  }

  /** While this is so, nothing may be taken from the stream. */
  public boolean isBinlogOff() {
    return binlogs.isOff();
  }

  public Duration rest() {
    return binlogs.isOff() ? Duration.ofSeconds(1) : Duration.ZERO;
  }

  /**
   * Looks at what it is time to look at.
   *
   * @param idle whether nothing is in flight
   * @param caughtUp whether nothing newer is known that may be applied by half, as after a crash
   * @return true if the stream has to be read anew from the job's position
   */
  public boolean look(boolean idle, boolean caughtUp, boolean copying)
      throws ClusterException, HostException {
    target.look(idle && caughtUp && !copying);
    boolean anew = history.look(idle);
    anew |= tableJob.look(idle && !copying);
    if (binlogs.isOff() && idle) {
      anew |= binlogs.heal();
    }
    return anew;
  }
}
