package org.apache.doris.backup;

/** Backups, as far as plugins reach them. */
public class BackupHandler {
  private final RepositoryMgr repoMgr = new RepositoryMgr();

  public BackupHandler() {}

  public RepositoryMgr getRepoMgr() {
    return repoMgr;
  }
}
