package org.dorisdr.minidoris.fe.define;

import org.dorisdr.minidoris.fe.Frontend;
import org.dorisdr.minidoris.fe.journal.JournalOp;

/** Makes a storage policy known, or changes one. */
public record SaveStoragePolicyOp(StoragePolicy policy) implements JournalOp {
  @Override
  public void apply(Frontend frontend, long journalId) {
    Definitions.of(frontend).storage().putPolicy(policy);
  }
}
