package org.apache.doris.backup;

import org.dorisdr.minidoris.host.FeHosts;

/** Backups, as far as plugins reach them. */
public class BackupHandler {
  private final RepositoryMgr repoMgr = new RepositoryMgr();

  public BackupHandler() {}

  public RepositoryMgr getRepoMgr() {
    return repoMgr;
  }

  /** The newest job of a database; null if it never had one. */
  public AbstractJob getJob(long dbId) {
    return FeHosts.current()
        .newestJob(dbId)
        .map(
            job ->
                job.isRestore()
                    ? new RestoreJob(job.id(), job.isDone())
                    : new BackupJob(job.id(), job.isDone()))
        .orElse(null);
  }
}
