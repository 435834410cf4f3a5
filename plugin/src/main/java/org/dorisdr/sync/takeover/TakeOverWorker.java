package org.dorisdr.sync.takeover;

import java.time.Duration;
import org.dorisdr.host.HostException;
import org.dorisdr.job.Worker;
import org.dorisdr.sync.job.SyncJobs;
import org.dorisdr.sync.state.SyncJobRecord;
import org.dorisdr.sync.state.SyncProgress;
import org.dorisdr.sync.state.SyncStore;
import org.dorisdr.sync.state.TakeOver;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings one take-over, whose statement is gone with its FE, to its end. */
final class TakeOverWorker implements Worker {

  private static final Logger LOG = LoggerFactory.getLogger(TakeOverWorker.class);
  private static final Duration LATER = Duration.ofSeconds(2);
  private static final int MAX_ATTEMPTS = 15;
  private static final String INTERRUPTED = "the frontend stopped in the middle of it";

  private final SyncJobs jobs;
  private final TakeOvers takeOvers;
  private final long jobId;
  private int attempts;

  TakeOverWorker(SyncJobs jobs, TakeOvers takeOvers, long jobId) {
    this.jobs = jobs;
    this.takeOvers = takeOvers;
    this.jobId = jobId;
  }

  @Override
  public Duration step() throws InterruptedException {
    try {
      SyncStore.Slot slot = jobs.parts().store().find(jobId).orElse(null);
      if (slot != null && slot.record().state == SyncJobRecord.State.PROMOTING) {
        settle(slot);
      }
    } catch (HostException e) {
      LOG.info("take-over of sync job {}: {}", jobId, e.getMessage());
    }
    return LATER;
  }

  private void settle(SyncStore.Slot slot) throws HostException, InterruptedException {
    SyncProgress progress = jobs.progress(slot);
    TakeOver how = slot.record().takeOver;
    if (!how.releasing) {
      takeOvers.undo(slot, progress, INTERRUPTED);
      return;
    }
    TableRelease release = takeOvers.releaseTables(slot, progress);
    if (release.isWorthRepeating() && ++attempts < MAX_ATTEMPTS) {
      // The FE has just started; its backends may not be there yet.
      return;
    }
    takeOvers.end(slot, progress, release);
  }

  @Override
  public void close() {}
}
