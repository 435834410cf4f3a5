package org.dorisdr.minidoris.fe.backup;

import org.dorisdr.minidoris.fe.Frontend;
import org.dorisdr.minidoris.fe.journal.JournalOp;

/** Saves what a restore job has come to, and does to the catalog what its new state says. */
public record RestoreJobOp(RestoreJob job) implements JournalOp {
  @Override
  public void apply(Frontend frontend, long journalId) {
    new RestoreApply(frontend, job).apply();
    BackupState.of(frontend).putJob(job);
  }
}
