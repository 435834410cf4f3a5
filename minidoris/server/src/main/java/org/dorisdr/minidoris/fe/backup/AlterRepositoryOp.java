package org.dorisdr.minidoris.fe.backup;

import org.dorisdr.minidoris.fe.Frontend;
import org.dorisdr.minidoris.fe.journal.JournalOp;

/** Replaces a repository by one with other properties. */
public record AlterRepositoryOp(Repository repository) implements JournalOp {
  @Override
  public void apply(Frontend frontend, long journalId) {
    BackupState.of(frontend).putRepository(repository);
  }
}
