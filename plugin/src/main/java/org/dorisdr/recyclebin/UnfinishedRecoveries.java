package org.dorisdr.recyclebin;

import java.time.Duration;
import java.util.Set;
import org.dorisdr.host.HostException;
import org.dorisdr.job.JobSource;
import org.dorisdr.job.Worker;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Has recoveries finished whose FE died in the middle. Thread safe. */
public final class UnfinishedRecoveries implements JobSource {
  private static final Logger LOG = LoggerFactory.getLogger(UnfinishedRecoveries.class);
  private static final Duration AGAIN = Duration.ofSeconds(1);

  private final DatabaseRecovery recovery;

  public UnfinishedRecoveries(DatabaseRecovery recovery) {
    this.recovery = recovery;
  }

  @Override
  public Set<String> runnable() {
    return recovery.unfinished();
  }

  @Override
  public Worker start(String slot) {
    return new Worker() {
      @Override
      public Duration step() {
        try {
          recovery.resume(slot);
        } catch (HostException e) {
          LOG.warn("finishing a recovery: {}", e.getMessage());
        }
        return AGAIN;
      }

      @Override
      public void close() {}
    };
  }
}
