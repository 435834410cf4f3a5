package org.dorisdr.minidoris.fe.define;

import org.dorisdr.minidoris.fe.Frontend;
import org.dorisdr.minidoris.fe.journal.JournalOp;

/** Makes a function known. */
public record AddFunctionOp(AliasFunction function) implements JournalOp {
  @Override
  public void apply(Frontend frontend, long journalId) {
    Definitions.of(frontend).functions().put(function.id(), function);
  }
}
