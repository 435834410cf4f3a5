package org.dorisdr.sync.job;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.dorisdr.host.HostException;
import org.dorisdr.sync.state.SyncJobRecord;

/** The jobs that a statement in this process is taking over, one statement each. Thread safe. */
public final class JobClaims {
  private final Set<Long> jobs = ConcurrentHashMap.newKeySet();

  /** Keeps the job for one statement until {@link #drop}. */
  public void claim(SyncJobRecord job) throws HostException {
    if (!jobs.add(job.id)) {
      throw new HostException("sync job '" + job.name + "' is being promoted by another session");
    }
  }

  public void drop(SyncJobRecord job) {
    jobs.remove(job.id);
  }

  public boolean contains(long jobId) {
    return jobs.contains(jobId);
  }
}
