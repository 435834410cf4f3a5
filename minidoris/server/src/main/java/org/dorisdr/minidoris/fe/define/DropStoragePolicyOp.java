package org.dorisdr.minidoris.fe.define;

import org.dorisdr.minidoris.fe.Frontend;
import org.dorisdr.minidoris.fe.journal.JournalOp;

/** Forgets a storage policy. */
public record DropStoragePolicyOp(String name) implements JournalOp {
  @Override
  public void apply(Frontend frontend, long journalId) {
    Definitions.of(frontend).storage().removePolicy(name);
  }
}
