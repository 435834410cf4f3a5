package org.dorisdr.sync.takeover;

import java.time.Duration;
import java.util.List;
import org.dorisdr.cluster.Cluster;
import org.dorisdr.cluster.ClusterException;
import org.dorisdr.host.Clock;
import org.dorisdr.host.HostException;
import org.dorisdr.sync.job.SyncJobs;
import org.dorisdr.sync.state.SyncProgress;
import org.dorisdr.sync.state.SyncStore;
import org.dorisdr.sync.watch.SourceLag;
import org.dorisdr.thrift.TGetBinlogLagResult;

/**
 * Whether nobody writes to the source of a job any more. Doris has no switch that makes a database
 * read-only, so this can only be observed: no transaction is open, the stream of binlogs stands
 * still, and all of it is on the target. For one use by one thread.
 */
final class SourceQuiet {

  private static final List<String> OPEN = List.of("PREPARE", "PRECOMMITTED", "COMMITTED");
  private static final Duration QUIET = Duration.ofSeconds(3);
  private static final Duration LOOK = Duration.ofMillis(100);
  private static final Duration APPLY_LIMIT = Duration.ofSeconds(60);

  private final SyncJobs jobs;
  private final SyncStore.Slot slot;
  private final Cluster source;
  private final Clock clock;

  SourceQuiet(SyncJobs jobs, SyncStore.Slot slot) throws ClusterException {
    this.jobs = jobs;
    this.slot = slot;
    this.source = jobs.parts().connections().remote(slot.record().cluster);
    this.clock = jobs.parts().clock();
  }

  private TGetBinlogLagResult lag(SyncProgress progress) throws ClusterException {
    return SourceLag.after(source.frontend(), slot.record(), progress, progress.position);
  }

  /**
   * Waits until everything is applied and the source has been quiet for a while.
   *
   * @return the last commit sequence of the source
   */
  long awaitAllApplied() throws HostException, ClusterException, InterruptedException {
    long start = clock.nanoTime();
    while (true) {
      TGetBinlogLagResult lag = lag(jobs.progress(slot));
      if (lag.getLag() == 0) {
        clock.sleep(QUIET);
        refuseIfMoved(lag.getLastCommitSeq(), jobs.progress(slot));
        return lag.getLastCommitSeq();
      }
      if (clock.nanoTime() - start > APPLY_LIMIT.toNanos()) {
        throw refusal(
            lag.getLag() + " binlogs are not applied after " + APPLY_LIMIT.toSeconds() + " s");
      }
      clock.sleep(LOOK);
    }
  }

  /** Refuses if something came after {@code last}, or is not applied. */
  void refuseIfMoved(long last, SyncProgress progress) throws HostException, ClusterException {
    // Asked first: what is committed after this answer has a binlog in the next.
    refuseIfOpen();
    TGetBinlogLagResult now = lag(progress);
    if (now.getLag() > 0 || now.getLastCommitSeq() != last) {
      throw refusal("it was written to after binlog " + last);
    }
  }

  /** What is begun may still be committed, after everybody has stopped to begin anything. */
  private void refuseIfOpen() throws HostException, ClusterException {
    List<TransactionList.Entry> open =
        TransactionList.of(source, slot.record().sourceDatabase, "", OPEN);
    if (!open.isEmpty()) {
      throw refusal(
          "%d transactions are not over, among them '%s', which is %s"
              .formatted(open.size(), open.get(0).label(), open.get(0).status()));
    }
  }

  private HostException refusal(String why) {
    return new HostException(
        "the source of sync job '"
            + slot.record().name
            + "' is still in use: "
            + why
            + "; the job goes on. HINT: stop everybody who writes there, then repeat");
  }
}
