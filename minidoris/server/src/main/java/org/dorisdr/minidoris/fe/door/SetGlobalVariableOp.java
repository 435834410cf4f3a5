package org.dorisdr.minidoris.fe.door;

import org.dorisdr.minidoris.fe.Frontend;
import org.dorisdr.minidoris.fe.journal.JournalOp;

/** A variable has another value for sessions to come. */
public record SetGlobalVariableOp(String name, String value) implements JournalOp {
  static void write(Frontend fe, String name, String value) {
    fe.catalog().lock().writeLock().lock();
    try {
      fe.editLog().write(new SetGlobalVariableOp(name, value));
    } finally {
      fe.catalog().lock().writeLock().unlock();
    }
  }

  @Override
  public void apply(Frontend frontend, long journalId) {
    FrontDoor.of(frontend).variables().setGlobal(name, value);
  }
}
