package org.dorisdr.minidoris.fe.backup;

import org.dorisdr.minidoris.fe.Frontend;
import org.dorisdr.minidoris.fe.journal.JournalOp;

/** Makes a repository known. */
public record CreateRepositoryOp(Repository repository) implements JournalOp {
  @Override
  public void apply(Frontend frontend, long journalId) {
    BackupState.of(frontend).putRepository(repository);
  }
}
