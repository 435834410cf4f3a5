package org.dorisdr.minidoris.fe.backup;

import org.dorisdr.minidoris.fe.Frontend;
import org.dorisdr.minidoris.fe.journal.JournalOp;

/** Forgets a repository; its files stay. */
public record DropRepositoryOp(String name) implements JournalOp {
  @Override
  public void apply(Frontend frontend, long journalId) {
    BackupState.of(frontend).removeRepository(name);
  }
}
