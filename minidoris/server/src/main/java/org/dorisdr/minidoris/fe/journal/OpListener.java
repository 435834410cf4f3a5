package org.dorisdr.minidoris.fe.journal;

/** Told of every operation after it was applied. */
public interface OpListener {
  void applied(JournalOp op, long journalId);
}
