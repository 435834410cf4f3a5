package org.dorisdr.minidoris.fe.backup;

import org.dorisdr.minidoris.fe.Frontend;
import org.dorisdr.minidoris.fe.journal.JournalOp;

/** Saves what a backup job has come to. */
public record BackupJobOp(BackupJob job) implements JournalOp {
  @Override
  public void apply(Frontend frontend, long journalId) {
    BackupState.of(frontend).putJob(job);
  }
}
