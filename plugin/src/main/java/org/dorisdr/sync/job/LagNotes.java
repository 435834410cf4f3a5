package org.dorisdr.sync.job;

import java.time.Duration;
import java.util.Set;
import org.dorisdr.host.HostException;
import org.dorisdr.job.JobSource;
import org.dorisdr.job.Worker;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stores what the jobs that run here have measured: every few seconds where it changes, every
 * minute where there is no lag. Thread safe.
 */
final class LagNotes implements JobSource {

  private static final Logger LOG = LoggerFactory.getLogger(LagNotes.class);

  /** A measurement counts for ten seconds, and takes a while to the other frontends. */
  private static final Duration EVERY = Duration.ofSeconds(4);

  private final SyncJobs jobs;

  LagNotes(SyncJobs jobs) {
    this.jobs = jobs;
  }

  @Override
  public Set<String> runnable() {
    return jobs.runnable().isEmpty() ? Set.of() : Set.of("lag");
  }

  @Override
  public Worker start(String id) {
    return new Worker() {
      @Override
      public Duration step() {
        try {
          jobs.parts().store().saveLags(jobs.measured(EVERY));
        } catch (HostException e) {
          LOG.debug("the lags of sync jobs were not stored", e);
        }
        return EVERY;
      }

      @Override
      public void close() {}
    };
  }
}
