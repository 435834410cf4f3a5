package org.dorisdr.minidoris.fe.door;

import org.dorisdr.minidoris.fe.Frontend;
import org.dorisdr.minidoris.fe.journal.JournalOp;

/** A variable has another value for sessions to come. */
public record SetGlobalVariableOp(String name, String value) implements JournalOp {
  @Override
  public void apply(Frontend frontend, long journalId) {
    FrontDoor.of(frontend).variables().setGlobal(name, value);
  }
}
